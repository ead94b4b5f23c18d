package org.minewatch.licencepaper;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One spelling for what Chinese papers spell in many: full-width letters and digits become
 * half-width, all dashes {@code -}, all tildes {@code ~}, minute and second signs {@code '} and
 * {@code "}, square metres {@code m2}. Length may change; rejections quote the raw line.
 */
final class PlainForm {
  private static final Pattern SPACED_POINT =
      Pattern.compile("(?<!\\d)(\\d{6,8})(?: \\.|\\. | \\. )(\\d{1,4})(?!\\d)");
  private static final Pattern SPACED_DEGREES =
      Pattern.compile(
          "(\\d{2,3})\\s*([°度])\\s*(\\d{1,2})\\s*(['分])\\s*(\\d{1,2}(?:\\.\\d+)?)\\s*(\"+|''|秒)?");

  private PlainForm() {}

  static String of(String raw) {
    StringBuilder out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= '\uFF01' && c <= '\uFF5E') {
        c = (char) (c - 0xFEE0);
      }
      switch (c) {
        case '\u3000', '\u00A0', '\u2002', '\u2003', '\u2009', '\u202F', '\u000B', '\f' ->
            out.append(' ');
        case '\uFEFF', '\u200B', '\u200C', '\u200D', '\u200E', '\u200F' -> {
          // invisible
        }
        case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2015', '\u2212', '\uFE63' ->
            out.append('-');
        case '\u223C', '\u301C', '\u02DC' -> out.append('~');
        case '\u2032', '\u2018', '\u2019', '\u00B4', '\u02B9', '`' -> out.append('\'');
        case '\u2033', '\u201C', '\u201D', '\u3003', '\u02BA' -> out.append('"');
        case '\u00BA', '\u02DA', '\u2103' -> out.append('°');
        case '\u00B2' -> out.append('2');
        case '\u33A1' -> out.append("m2");
        case '\u33A2' -> out.append("km2");
        case '\u00D7' -> out.append('*');
        case '\uFFE0', '\u2502', '\u2503', '\u00A6' -> out.append('|');
        case '\u3002' -> out.append(betweenDigits(raw, i) ? '.' : c);
        default -> out.append(c);
      }
    }
    String plain = SPACED_POINT.matcher(out).replaceAll("$1.$2");
    Matcher degrees = SPACED_DEGREES.matcher(plain);
    return degrees.replaceAll("$1°$3'$5\"");
  }

  private static boolean betweenDigits(String raw, int i) {
    return i > 0
        && i + 1 < raw.length()
        && Character.isDigit(raw.charAt(i - 1))
        && Character.isDigit(raw.charAt(i + 1));
  }
}
