package org.minewatch.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seams a licence names, single ({@code K7}, {@code 9号}) or as a range ({@code 3-15下}), and
 * whether a seam is among them. Names of different styles are not compared: then nobody can tell.
 */
record SeamList(List<String> licensed) {
  private static final Pattern RANGE = Pattern.compile("(\\d+)([上中下]?)[-至～~](\\d+)([上中下]?)");
  private static final Pattern NUMBER = Pattern.compile("(\\d+)([上中下]?)");
  private static final Pattern STYLE = Pattern.compile("([A-Za-z]*)\\d+.*");

  /** Whether a seam may be mined. */
  enum Answer {
    LICENSED,
    NOT_LICENSED,
    UNKNOWN
  }

  Answer contains(String seam) {
    String wanted = plain(seam);
    if (wanted.isEmpty() || licensed.isEmpty()) {
      return Answer.UNKNOWN;
    }
    boolean comparable = true;
    for (String entry : licensed) {
      String name = plain(entry);
      if (name.equals(wanted)) {
        return Answer.LICENSED;
      }
      Matcher range = RANGE.matcher(name);
      Matcher number = NUMBER.matcher(wanted);
      if (range.matches() && number.matches()) {
        double at = order(number.group(1), number.group(2));
        if (at >= order(range.group(1), range.group(2))
            && at <= order(range.group(3), range.group(4))) {
          return Answer.LICENSED;
        }
      } else if (!style(name).equals(style(wanted))) {
        comparable = false;
      }
    }
    return comparable ? Answer.NOT_LICENSED : Answer.UNKNOWN;
  }

  private static String plain(String seam) {
    return seam.strip().replaceAll("[号#煤层\\s]", "");
  }

  private static String style(String name) {
    Matcher m = STYLE.matcher(name);
    return m.matches() ? m.group(1) : "?" + name;
  }

  /** Upper, middle and lower leaves of a seam follow each other within its number. */
  private static double order(String number, String leaf) {
    double at = Integer.parseInt(number);
    return switch (leaf) {
      case "上" -> at - 0.25;
      case "下" -> at + 0.25;
      default -> at;
    };
  }
}
