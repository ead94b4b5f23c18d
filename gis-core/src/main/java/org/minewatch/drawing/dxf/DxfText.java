package org.minewatch.drawing.dxf;

import java.nio.charset.Charset;
import java.util.Map;
import org.minewatch.drawing.source.TextEncoding;

/** Turns the text codes of CAD into the words a person reads. */
final class DxfText {

  /** {@code \M+nXXXX}: a two-byte character of a code page. */
  private static final Map<Character, Charset> MULTI_BYTE =
      Map.of(
          '1', Charset.forName("windows-31j"),
          '2', Charset.forName("Big5"),
          '5', TextEncoding.GB18030);

  private DxfText() {}

  /** Resolves {@code \}{@code U+XXXX}, {@code \M+nXXXX} and caret codes; all texts and names. */
  static String plain(String raw) {
    if (raw.indexOf('\\') < 0 && raw.indexOf('^') < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      char c = raw.charAt(i);
      if (c == '^' && i + 1 < raw.length() && isCaretCode(raw.charAt(i + 1))) {
        char next = raw.charAt(i + 1);
        out.append(next == ' ' ? '^' : (char) (next - 64 & 0x1F));
        i += 2;
      } else if (raw.startsWith("\\U+", i) && isHex(raw, i + 3, i + 7)) {
        out.append((char) Integer.parseInt(raw, i + 3, i + 7, 16));
        i += 7;
      } else if (raw.startsWith("\\M+", i) && isHex(raw, i + 4, i + 8)) {
        Charset charset = MULTI_BYTE.getOrDefault(raw.charAt(i + 3), TextEncoding.GB18030);
        int both = Integer.parseInt(raw, i + 4, i + 8, 16);
        out.append(new String(new byte[] {(byte) (both >> 8), (byte) both}, charset));
        i += 8;
      } else {
        out.append(c);
        i++;
      }
    }
    return out.toString();
  }

  /** TEXT and ATTRIB: {@link #plain} and the {@code %%} codes. */
  static String ofText(String raw) {
    String s = plain(raw);
    if (!s.contains("%%")) {
      return tidy(s);
    }
    StringBuilder out = new StringBuilder(s.length());
    int i = 0;
    while (i < s.length()) {
      if (!s.startsWith("%%", i) || i + 2 >= s.length()) {
        out.append(s.charAt(i++));
        continue;
      }
      char c = Character.toLowerCase(s.charAt(i + 2));
      i += 3;
      switch (c) {
        case 'd' -> out.append('°');
        case 'p' -> out.append('±');
        case 'c' -> out.append('⌀');
        case 'u', 'o', 'k' -> {}
        case '%' -> out.append('%');
        default -> {
          if (i + 1 < s.length()
              && isDigit(c)
              && isDigit(s.charAt(i))
              && isDigit(s.charAt(i + 1))) {
            out.append((char) Integer.parseInt(s, i - 1, i + 2, 10));
            i += 2;
          } else {
            out.append("%%").append(s.charAt(i - 1));
          }
        }
      }
    }
    return tidy(out.toString());
  }

  /** MTEXT: formatting codes removed, paragraphs as line feeds. */
  static String ofMtext(String raw) {
    String s = plain(raw);
    StringBuilder out = new StringBuilder(s.length());
    int i = 0;
    while (i < s.length()) {
      char c = s.charAt(i++);
      if (c == '{' || c == '}') {
        continue;
      }
      if (c != '\\' || i == s.length()) {
        out.append(c);
        continue;
      }
      char code = s.charAt(i++);
      switch (code) {
        case 'P', 'N', 'X' -> out.append('\n');
        case '~' -> out.append(' ');
        case '\\', '{', '}' -> out.append(code);
        case 'L', 'l', 'O', 'o', 'K', 'k' -> {}
        case 'S' -> {
          int end = end(s, i);
          out.append(s.substring(i, end).replace('#', '/').replace('^', '/'));
          i = Math.min(s.length(), end + 1);
        }
        case 'A', 'C', 'c', 'F', 'f', 'H', 'Q', 'T', 'W', 'p' ->
            i = Math.min(s.length(), end(s, i) + 1);
        default -> out.append('\\').append(code);
      }
    }
    return ofText(out.toString());
  }

  private static int end(String s, int from) {
    int end = s.indexOf(';', from);
    return end < 0 ? s.length() : end;
  }

  /** Control characters become spaces, so that a text cannot break a line of a report. */
  private static String tidy(String s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      out.append(c == '\n' || !Character.isISOControl(c) ? c : ' ');
    }
    return out.toString().strip();
  }

  /** {@code ^J} is a control character and {@code ^ } a caret; {@code 1^2} is a fraction. */
  private static boolean isCaretCode(char next) {
    return next == ' ' || next >= '@' && next <= '_';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHex(String s, int from, int to) {
    if (to > s.length()) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (Character.digit(s.charAt(i), 16) < 0 || s.charAt(i) > 'f') {
        return false;
      }
    }
    return true;
  }
}
