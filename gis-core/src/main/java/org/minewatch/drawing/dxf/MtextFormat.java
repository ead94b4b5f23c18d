package org.minewatch.drawing.dxf;

/**
 * Strips MTEXT of its formatting: {@code {\fSimSun|b0;\H2.5x;采空区\P积水}} is two lines of words.
 * Paragraphs and columns become line feeds, stacked fractions {@code 1/2}.
 */
final class MtextFormat {
  private final String s;
  private final StringBuilder out;
  private int i;

  private MtextFormat(String raw) {
    this.s = raw;
    this.out = new StringBuilder(raw.length());
  }

  static String strip(String raw) {
    return DxfText.tidy(DxfText.percents(new MtextFormat(DxfText.characters(raw)).run()));
  }

  private String run() {
    while (i < s.length()) {
      char c = s.charAt(i++);
      switch (c) {
        case '{', '}' -> {}
        case '\\' -> code();
        case '^' -> caret();
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private void code() {
    if (i == s.length()) {
      out.append('\\');
      return;
    }
    char code = s.charAt(i++);
    switch (code) {
      case 'P', 'N', 'X' -> out.append('\n');
      case '~' -> out.append(' ');
      case '\\', '{', '}' -> out.append(code);
      case 'L', 'l', 'O', 'o', 'K', 'k' -> {}
      case 'S' -> stack();
      case 'A', 'C', 'c', 'F', 'f', 'H', 'Q', 'T', 'W', 'p' -> parameter();
      default -> out.append('\\').append(code);
    }
  }

  /** {@code ^I} is a tab and {@code ^J} a new line; {@code ^ } is the caret itself. */
  private void caret() {
    char next = i < s.length() ? s.charAt(i) : 0;
    if (next == ' ') {
      out.append('^');
      i++;
    } else if (next >= '@' && next <= '_') {
      out.append(next == 'J' ? '\n' : ' ');
      i++;
    } else {
      out.append('^');
    }
  }

  /** Passes over the value of a code, which ends at a semicolon. */
  private void parameter() {
    int end = s.indexOf(';', i);
    i = end < 0 ? s.length() : end + 1;
  }

  /** {@code 1/2}, {@code 1#2} and {@code 1^ 2} up to a semicolon that is not escaped. */
  private void stack() {
    boolean divided = false;
    while (i < s.length()) {
      char c = s.charAt(i++);
      if (c == ';') {
        return;
      }
      if (c == '\\' && i < s.length()) {
        out.append(s.charAt(i++));
      } else if (!divided && (c == '/' || c == '#' || c == '^')) {
        divided = true;
        out.append('/');
        if (c == '^' && i < s.length() && s.charAt(i) == ' ') {
          i++;
        }
      } else {
        out.append(c);
      }
    }
  }
}
