package org.minewatch.licencepaper;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The elevations (标高) between which a licence permits mining, printed under 开采深度 in either order:
 * {@code 由1100m至710m标高}, {@code +1000m～+330m}, {@code -250m至-600m}.
 *
 * @param top metres, the higher of the two
 * @param bottom metres, the lower
 */
record ElevationRange(double top, double bottom) {

  private static final String NUMBER = "([+-]?\\s?\\d{1,4}(?:\\.\\d+)?)";
  private static final Pattern RANGE =
      Pattern.compile(
          "(?<![\\d.])"
              + NUMBER
              + "\\s*(?:m|M|米)?\\s*(?:标高)?\\s*(?:至|到|~|-{1,2})\\s*(?:标高)?"
              + NUMBER
              + "\\s*(?:m|M|米)?(?![\\d.])(?!\\s*(?:年|月|日|号|k|带))");
  private static final Pattern BELOW_GROUND = Pattern.compile("埋深|地表以?下|距地表|地面以?下");

  /** The first range in a text that is about elevations; empty when there is none. */
  static Optional<ElevationRange> parse(String text) {
    Matcher m = RANGE.matcher(text);
    return m.find() ? Optional.of(of(number(m.group(1)), number(m.group(2)))) : Optional.empty();
  }

  /** Two cells, such as behind a {@code *}; empty when one is no number. */
  static Optional<ElevationRange> ofCells(String first, String second) {
    boolean numbers =
        first.matches("[+-]?\\d{1,4}(?:\\.\\d+)?") && second.matches("[+-]?\\d{1,4}(?:\\.\\d+)?");
    return numbers ? Optional.of(of(number(first), number(second))) : Optional.empty();
  }

  /** Whether a text counts from the ground down, which is no elevation. */
  static boolean isBelowGround(String text) {
    return BELOW_GROUND.matcher(text).find();
  }

  private static ElevationRange of(double first, double second) {
    return new ElevationRange(Math.max(first, second), Math.min(first, second));
  }

  private static double number(String text) {
    return Double.parseDouble(text.replace(" ", ""));
  }
}
