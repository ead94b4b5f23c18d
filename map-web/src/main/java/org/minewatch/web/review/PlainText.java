package org.minewatch.web.review;

/** Makes words of people fit to be kept and shown: nothing in them that controls or reorders. */
public final class PlainText {
  private PlainText() {}

  /** Lines kept, blanks round them not. */
  public static String lines(String text) {
    StringBuilder kept = new StringBuilder();
    text.replace("\r\n", "\n")
        .codePoints()
        .filter(c -> c == '\n' || isHarmless(c))
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
  }

  /** One line of at most so many characters. */
  public static String line(String text, int most) {
    String line = lines(text).replace('\n', ' ');
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most));
  }

  private static boolean isHarmless(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
