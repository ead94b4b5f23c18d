package org.minewatch.detect;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The seams a licence names, single ({@code K7}, {@code 9号}), joined ({@code 9+10}) or as a range
 * ({@code 3-15下}), and whether a seam is among them. Names of different styles, and a seam against
 * a leaf of it ({@code 3} and {@code 3下}), are not compared: then nobody can tell.
 */
public record SeamList(List<String> licensed) {
  private static final Pattern RANGE =
      Pattern.compile("(\\d{1,3})([上中下]?)[-至～~](\\d{1,3})([上中下]?)");
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,3})([上中下]?)");
  private static final Pattern STYLE = Pattern.compile("([A-Za-z]*)(\\d{1,3})([上中下]?)");
  private static final Pattern JOINT = Pattern.compile("[+＋、,，;；/]");
  private static final Pattern ORNAMENT = Pattern.compile("[号#煤层\\s]");

  /** Whether a seam may be mined. */
  public enum Answer {
    LICENSED,
    NOT_LICENSED,
    UNKNOWN
  }

  /**
   * Whether two names may mean one seam: also when one of them is not known.
   *
   * @param a a name as written, empty when not known
   */
  public static boolean mayBeSame(String a, String b) {
    String first = plain(a);
    String second = plain(b);
    return first.isEmpty()
        || second.isEmpty()
        || new SeamList(List.of(first)).contains(second) != Answer.NOT_LICENSED;
  }

  /** A seam of several names ({@code 9+10}) is licensed when all of them are. */
  public Answer contains(String seam) {
    List<String> wanted = parts(seam);
    List<String> entries = licensed.stream().flatMap(e -> parts(e).stream()).toList();
    if (wanted.isEmpty() || entries.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Answer all = Answer.LICENSED;
    for (String one : wanted) {
      Answer answer = contains(entries, one);
      if (answer == Answer.NOT_LICENSED) {
        return answer;
      }
      all = answer == Answer.UNKNOWN ? answer : all;
    }
    return all;
  }

  private static Answer contains(List<String> entries, String wanted) {
    if (entries.contains(wanted)) {
      return Answer.LICENSED;
    }
    boolean comparable = true;
    for (String name : entries) {
      Matcher range = RANGE.matcher(name);
      Matcher number = NUMBER.matcher(wanted);
      if (range.matches() && number.matches()) {
        double at = order(number.group(1), number.group(2));
        double from = order(range.group(1), range.group(2));
        double to = order(range.group(3), range.group(4));
        if (from > to) {
          comparable = false;
        } else if (at >= from && at <= to) {
          return Answer.LICENSED;
        }
      } else {
        comparable &= different(STYLE.matcher(name), STYLE.matcher(wanted));
      }
    }
    return comparable ? Answer.NOT_LICENSED : Answer.UNKNOWN;
  }

  /** Whether two names are surely of different seams. */
  private static boolean different(Matcher a, Matcher b) {
    if (!a.matches() || !b.matches() || !a.group(1).equals(b.group(1))) {
      return false;
    }
    boolean oneIsWhole = a.group(3).isEmpty() || b.group(3).isEmpty();
    return !a.group(2).equals(b.group(2)) || !oneIsWhole;
  }

  private static List<String> parts(String seams) {
    return JOINT.splitAsStream(seams).map(SeamList::plain).filter(s -> !s.isEmpty()).toList();
  }

  private static String plain(String seam) {
    return ORNAMENT.matcher(seam.strip()).replaceAll("").toUpperCase(java.util.Locale.ROOT);
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
