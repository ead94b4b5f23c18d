package org.minewatch.drawing.dxf;

import java.nio.charset.Charset;
import java.util.Map;
import org.minewatch.drawing.source.TextEncoding;

/** Turns the text codes of CAD into the words a person reads. MTEXT has more of them elsewhere. */
final class DxfText {

  /** {@code \M+nXXXX}: a character of a code page (MIF, Autodesk's interchange of R13 and R14). */
  private static final Map<Character, String> MULTI_BYTE =
      Map.of('1', "windows-31j", '2', "Big5", '3', "x-windows-949", '4', "x-Johab", '5', "GB18030");

  private DxfText() {}

  /** Names of layers and blocks: escapes of characters and caret codes resolved. */
  static String plain(String raw) {
    return carets(characters(raw));
  }

  /** TEXT and ATTRIB: escapes of characters, caret codes and {@code %%} codes. */
  static String ofText(String raw) {
    return tidy(percents(plain(raw)));
  }

  /** Resolves {@code \}{@code U+XXXX} and {@code \M+nXXXX}. */
  static String characters(String raw) {
    if (raw.indexOf("\\U+") < 0 && raw.indexOf("\\M+") < 0) {
      return raw;
    }
    StringBuilder out = new StringBuilder(raw.length());
    int i = 0;
    while (i < raw.length()) {
      if (raw.startsWith("\\U+", i) && isHex(raw, i + 3, i + 7)) {
        out.append((char) Integer.parseInt(raw, i + 3, i + 7, 16));
        i += 7;
      } else if (raw.startsWith("\\M+", i)
          && i + 3 < raw.length()
          && MULTI_BYTE.containsKey(raw.charAt(i + 3))
          && isHex(raw, i + 4, i + 8)) {
        out.append(multiByte(raw, i));
        i += 8;
      } else {
        out.append(raw.charAt(i++));
      }
    }
    return out.toString();
  }

  private static String multiByte(String raw, int at) {
    String name = MULTI_BYTE.get(raw.charAt(at + 3));
    Charset charset = Charset.isSupported(name) ? Charset.forName(name) : TextEncoding.GB18030;
    int code = Integer.parseInt(raw, at + 4, at + 8, 16);
    byte[] bytes =
        code < 0x100 ? new byte[] {(byte) code} : new byte[] {(byte) (code >> 8), (byte) code};
    return new String(bytes, charset);
  }

  /** {@code ^J} is a control character and {@code ^ } a caret; {@code 1^2} is a fraction. */
  static String carets(String s) {
    if (s.indexOf('^') < 0) {
      return s;
    }
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      char next = c == '^' && i + 1 < s.length() ? s.charAt(i + 1) : 0;
      if (next == ' ' || next >= '@' && next <= '_') {
        out.append(next == ' ' ? '^' : (char) (next - 64));
        i++;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Resolves {@code %%d}, {@code %%p}, {@code %%c}, {@code %%nnn}; drops underlining. */
  static String percents(String s) {
    if (!s.contains("%%")) {
      return s;
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
    return out.toString();
  }

  /** Control characters become spaces, so that a text cannot break a line of a report. */
  static String tidy(String s) {
    StringBuilder out = new StringBuilder(s.length());
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      out.append(c == '\n' || !Character.isISOControl(c) ? c : ' ');
    }
    return out.toString().strip();
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
