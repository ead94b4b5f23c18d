package org.minewatch.web.review;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.wording.Text;
import tools.jackson.databind.JsonNode;

/** Reads what somebody says with a step, and names the field that is missing or wrong. */
public final class Said {
  private Said() {}

  /**
   * The values of a step by the names of its fields; what is not among them is left alone.
   *
   * @param label what the step is called, for who left something out
   */
  public static TreeMap<String, Object> read(Text label, List<StepField> fields, JsonNode body) {
    TreeMap<String, Object> said = new TreeMap<>();
    for (StepField field : fields) {
      value(field, body.path(field.name())).ifPresent(value -> said.put(field.name(), value));
      if (field.required() && !said.containsKey(field.name())) {
        throw Refused.field(
            field.name(),
            "“" + label.zh() + "”须填写 " + FieldNames.of(field.name()).zh(),
            "to " + label.en() + ", say " + FieldNames.of(field.name()).en());
      }
    }
    return said;
  }

  private static Optional<?> value(StepField field, JsonNode given) {
    return switch (field.type()) {
      case LINE -> text(field, given).map(t -> t.replace('\n', ' '));
      case WORDS -> text(field, given);
      case NUMBER -> number(field, given);
      case DATE -> date(field, given);
      case CHOICE -> choice(field, given);
    };
  }

  private static Optional<String> text(StepField field, JsonNode given) {
    String text = PlainText.lines(given.asString(""));
    if (text.length() > field.most()) {
      throw Refused.field(
          field.name(),
          "%s 至多 %.0f 个字符".formatted(FieldNames.of(field.name()).zh(), field.most()),
          "%s may have at most %.0f characters"
              .formatted(FieldNames.of(field.name()).en(), field.most()));
    }
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private static Optional<Double> number(StepField field, JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return Optional.empty();
    }
    double value = given.isNumber() ? given.asDouble() : Double.NaN;
    if (!(value >= field.least() && value <= field.most())) {
      throw Refused.field(
          field.name(),
          "%s 应为 %.0f 到 %.0f 的数"
              .formatted(FieldNames.of(field.name()).zh(), field.least(), field.most()),
          "%s must be a number from %.0f to %.0f"
              .formatted(FieldNames.of(field.name()).en(), field.least(), field.most()));
    }
    return Optional.of(value);
  }

  private static Optional<String> date(StepField field, JsonNode given) {
    String text = given.asString("").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 2000 && date.getYear() <= 2200) {
        return Optional.of(date.toString());
      }
    } catch (DateTimeParseException e) {
      // Told below, as one that is out of range.
    }
    throw Refused.field(
        field.name(),
        FieldNames.of(field.name()).zh() + " 应为日期 yyyy-MM-dd",
        FieldNames.of(field.name()).en() + " must be a date yyyy-MM-dd");
  }

  private static Optional<String> choice(StepField field, JsonNode given) {
    String text = given.asString("").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!field.choices().contains(text)) {
      throw Refused.field(
          field.name(),
          FieldNames.of(field.name()).zh() + " 应为：" + String.join("、", field.choices()),
          FieldNames.of(field.name()).en()
              + " must be one of "
              + String.join(", ", field.choices()));
    }
    return Optional.of(text);
  }
}
