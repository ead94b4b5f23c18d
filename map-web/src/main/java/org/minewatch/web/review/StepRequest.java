package org.minewatch.web.review;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.web.system.Problems;
import tools.jackson.databind.JsonNode;

/**
 * A step that somebody wants to take.
 *
 * @param version of the case that he saw
 * @param said checked against the fields of the step
 */
record StepRequest(StepKind kind, int version, Map<String, Object> said) {

  /** Throws what is wrong with it and what would be right. */
  static StepRequest read(JsonNode body) {
    StepKind kind =
        StepKind.find(body.path("kind").asString(""))
            .filter(StepKind::isAsked)
            .orElseThrow(
                () -> Problems.badRequest("kind 不是可办理的步骤", "kind is no step that can be taken"));
    JsonNode version = body.path("version");
    if (!version.isIntegralNumber() || !version.canConvertToInt() || version.asInt() < 0) {
      throw Problems.badRequest(
          "version 应为所见案卷的版本号", "version must be that of the case which you saw");
    }
    TreeMap<String, Object> said = new TreeMap<>();
    for (StepField field : kind.fields()) {
      value(field, body.path(field.name())).ifPresent(value -> said.put(field.name(), value));
      if (field.required() && !said.containsKey(field.name())) {
        throw Refused.field(
            field.name(),
            "“" + kind.label().zh() + "”须填写 " + FieldNames.of(field.name()).zh(),
            "to " + kind.label().en() + ", say " + FieldNames.of(field.name()).en());
      }
    }
    return new StepRequest(kind, version.asInt(), said);
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
