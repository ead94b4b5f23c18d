package org.minewatch.web.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * One thing that is said with a step.
 *
 * @param choices wire names, for a choice only
 * @param least smallest number, or fewest characters
 * @param most greatest number, or most characters
 */
public record StepField(
    String name, Type type, boolean required, List<String> choices, double least, double most) {

  public static final int LONGEST_LINE = 200;
  public static final int LONGEST_WORDS = 4000;

  /** Why a finding was not confirmed. */
  static final List<String> REASONS =
      List.of(
          "data-fault",
          "permitted-work",
          "drawing-error",
          "position-error",
          "innocent-explanation",
          "duplicate",
          "other");

  /** What kind of value it takes. */
  public enum Type {
    LINE,
    WORDS,
    NUMBER,
    DATE,
    CHOICE;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static StepField line(String name, boolean required) {
    return new StepField(name, Type.LINE, required, List.of(), 0, LONGEST_LINE);
  }

  public static StepField words(String name, boolean required) {
    return new StepField(name, Type.WORDS, required, List.of(), 0, LONGEST_WORDS);
  }

  public static StepField number(String name, boolean required, double least, double most) {
    return new StepField(name, Type.NUMBER, required, List.of(), least, most);
  }

  public static StepField date(String name, boolean required) {
    return new StepField(name, Type.DATE, required, List.of(), 0, 0);
  }

  public static StepField choice(String name, boolean required, String... choices) {
    return new StepField(name, Type.CHOICE, required, List.of(choices), 0, 0);
  }

  static StepField reason() {
    return new StepField("reason", Type.CHOICE, true, REASONS, 0, 0);
  }
}
