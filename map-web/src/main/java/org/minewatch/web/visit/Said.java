package org.minewatch.web.visit;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minewatch.web.review.PlainText;
import org.minewatch.web.review.Refused;
import tools.jackson.databind.JsonNode;

/** Takes the fields of a form out of a request; what is wrong is said with the field's name. */
record Said(JsonNode body) {

  /** A text of at most so many characters; lines are kept when it may be longer than a line. */
  String text(String field, int most, boolean required, String zh, String en) {
    JsonNode given = body.path(field);
    String text = PlainText.lines(given.isString() ? given.stringValue() : "");
    if (most <= 400) {
      text = text.replace('\n', ' ');
    }
    if (text.length() > most) {
      throw Refused.field(
          field,
          "%s至多 %d 个字符".formatted(zh, most),
          "%s may have at most %d characters".formatted(en, most));
    }
    if (required && text.isEmpty()) {
      throw Refused.field(field, "须填写" + zh, "say " + en);
    }
    return text;
  }

  String choice(String field, List<String> choices, String zh, String en) {
    String text = body.path(field).stringValue("");
    if (!choices.contains(text)) {
      throw Refused.field(
          field,
          "%s应为 %s".formatted(zh, String.join("、", choices)),
          "%s must be one of %s".formatted(en, String.join(", ", choices)));
    }
    return text;
  }

  /** A date that may be absent. */
  Optional<LocalDate> date(String field, String zh, String en) {
    String text = body.path(field).stringValue("").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 2000 && date.getYear() <= 2200) {
        return Optional.of(date);
      }
    } catch (DateTimeParseException e) {
      // Told below, as one that is out of range.
    }
    throw Refused.field(field, zh + "应为日期 yyyy-MM-dd", en + " must be a date yyyy-MM-dd");
  }

  LocalDate requiredDate(String field, String zh, String en) {
    return date(field, zh, en).orElseThrow(() -> Refused.field(field, "须填写" + zh, "say " + en));
  }

  boolean yes(String field) {
    return body.path(field).asBoolean(false);
  }

  int whole(String field, int least, int most, String zh, String en) {
    JsonNode given = body.path(field);
    if (!given.isIntegralNumber()
        || !given.canConvertToInt()
        || given.intValue() < least
        || given.intValue() > most) {
      throw Refused.field(
          field,
          "%s应为 %d 到 %d 的整数".formatted(zh, least, most),
          "%s must be a whole number, %d to %d".formatted(en, least, most));
    }
    return given.intValue();
  }

  Optional<Double> number(String field, double least, double most, String zh, String en) {
    JsonNode given = body.path(field);
    if (given.isMissingNode() || given.isNull()) {
      return Optional.empty();
    }
    double value = given.isNumber() ? given.doubleValue() : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw Refused.field(
          field,
          "%s应为 %.0f 到 %.0f 的数".formatted(zh, least, most),
          "%s must be a number from %.0f to %.0f".formatted(en, least, most));
    }
    return Optional.of(value);
  }

  /** Lines of text, empty ones left out, each once. */
  List<String> lines(String field, int mostLines, int mostCharacters, String zh, String en) {
    List<String> lines = new ArrayList<>();
    JsonNode given = body.path(field);
    if (given.isArray() && given.size() > mostLines) {
      throw tooMany(field, mostLines, zh, en);
    }
    for (JsonNode line : given) {
      String text = PlainText.lines(line.asString("")).replace('\n', ' ');
      if (text.length() > mostCharacters) {
        throw Refused.field(
            field,
            "%s每项至多 %d 个字符".formatted(zh, mostCharacters),
            "%s: each may have at most %d characters".formatted(en, mostCharacters));
      }
      if (!text.isEmpty() && !lines.contains(text)) {
        lines.add(text);
      }
    }
    return lines;
  }

  /** The parts of a list of objects. */
  List<Said> parts(String field, int most, String zh, String en) {
    List<Said> parts = new ArrayList<>();
    JsonNode given = body.path(field);
    if (given.isArray() && given.size() > most) {
      throw tooMany(field, most, zh, en);
    }
    for (JsonNode part : given) {
      parts.add(new Said(part));
    }
    return parts;
  }

  private static RuntimeException tooMany(String field, int most, String zh, String en) {
    return Refused.field(
        field, "%s至多 %d 项".formatted(zh, most), "%s: at most %d".formatted(en, most));
  }
}
