package org.minewatch.licencepaper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a corner as printed: {@code 3}, {@code J3}, {@code (3)}, {@code ③}, {@code 拐3},
 * {@code 2-3} (corner 3 of part 2).
 *
 * @param prefix letters before the number, or the part's number in {@code 2-3}; else empty
 * @param bracketed whether the number stands in brackets or a circle, as corners of deducted areas
 *     do
 */
record CornerLabel(
    String text, String prefix, boolean partInPrefix, boolean bracketed, int number) {

  private static final Pattern LABEL =
      Pattern.compile(
          "(?<open>[(\\[【])?(?:拐点|界址点|控制点|点号|点|拐)?(?<letters>[A-Za-z]{1,3})?(?:(?<part>\\d{1,3})-)?"
              + "(?<number>\\d{1,4})['*]?[)\\]】]?[.、:]?");

  /** Null when the text is no corner's name. */
  static CornerLabel parse(String text) {
    if (text.length() == 1) {
      int circled = circled(text.charAt(0));
      if (circled > 0) {
        return new CornerLabel(text, "", false, true, circled);
      }
    }
    Matcher m = LABEL.matcher(text);
    if (!m.matches()) {
      return null;
    }
    String letters = m.group("letters") == null ? "" : m.group("letters");
    String part = m.group("part");
    return new CornerLabel(
        text,
        part == null ? letters : letters + part,
        part != null,
        m.group("open") != null,
        Integer.parseInt(m.group("number")));
  }

  private static int circled(char c) {
    if (c >= '\u2460' && c <= '\u2473') {
      return c - '\u2460' + 1;
    }
    return c >= '\u2474' && c <= '\u2487' ? c - '\u2474' + 1 : 0;
  }
}
