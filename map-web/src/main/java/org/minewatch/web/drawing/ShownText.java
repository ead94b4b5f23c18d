package org.minewatch.web.drawing;

/** Makes words from outside fit to be shown: bounded, without what controls or reorders text. */
final class ShownText {
  private ShownText() {}

  /** One line of at most so many characters. */
  static String line(String text, int most) {
    return lines(text.replace('\n', ' '), most).strip();
  }

  /** Lines kept. */
  static String lines(String text, int most) {
    StringBuilder kept = new StringBuilder();
    text.replace("\r\n", "\n")
        .codePoints()
        .filter(c -> c == '\n' || isHarmless(c))
        .limit(most)
        .forEach(kept::appendCodePoint);
    return kept.toString().strip();
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
