package org.minewatch.finding;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes JSON in the one form that makes equal results equal bytes: members in the order given,
 * numbers without exponent or trailing zeros, line breaks only where asked for.
 */
public final class JsonText {

  private final Writer out;
  private final Deque<Character> open = new ArrayDeque<>();
  private boolean first = true;
  private boolean named;

  public JsonText(Writer out) {
    this.out = out;
  }

  public JsonText object() throws IOException {
    return begin('{', '}');
  }

  public JsonText array() throws IOException {
    return begin('[', ']');
  }

  private JsonText begin(char opening, char closing) throws IOException {
    separate();
    out.write(opening);
    open.push(closing);
    first = true;
    return this;
  }

  /** Ends the innermost object or array. */
  public JsonText end() throws IOException {
    out.write(open.pop());
    first = false;
    return this;
  }

  /** Ends the innermost object or array on a line of its own. */
  public JsonText endLine() throws IOException {
    if (!first) {
      out.write('\n');
    }
    return end();
  }

  /** Starts the next member or element on a new line. */
  public JsonText line() throws IOException {
    if (!first) {
      out.write(',');
    }
    first = true;
    out.write('\n');
    return this;
  }

  public JsonText name(String name) throws IOException {
    separate();
    quote(name);
    out.write(':');
    named = true;
    return this;
  }

  public JsonText value(String text) throws IOException {
    separate();
    quote(text);
    return this;
  }

  public JsonText value(long number) throws IOException {
    separate();
    out.write(Long.toString(number));
    return this;
  }

  /** A finite number in its shortest plain form. */
  public JsonText value(double number) throws IOException {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no " + number);
    }
    separate();
    out.write(plain(number));
    return this;
  }

  /** A number of degrees that is rounded to seven decimals already, faster than any number. */
  public JsonText degrees(double degrees) throws IOException {
    separate();
    long scaled = Math.round(degrees * CanonicalGeometry.SCALE);
    if (scaled < 0) {
      out.write('-');
      scaled = -scaled;
    }
    long whole = (long) CanonicalGeometry.SCALE;
    out.write(Long.toString(scaled / whole));
    long fraction = scaled % whole;
    if (fraction != 0) {
      out.write('.');
      while (fraction != 0) {
        whole /= 10;
        out.write((char) ('0' + fraction / whole));
        fraction %= whole;
      }
    }
    return this;
  }

  public JsonText value(boolean truth) throws IOException {
    separate();
    out.write(truth ? "true" : "false");
    return this;
  }

  public JsonText nothing() throws IOException {
    separate();
    out.write("null");
    return this;
  }

  public JsonText member(String name, String text) throws IOException {
    return name(name).value(text);
  }

  public JsonText member(String name, long number) throws IOException {
    return name(name).value(number);
  }

  /** Without exponent and without trailing zeros. */
  static String plain(double number) {
    if (number == 0) {
      return "0";
    }
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private void separate() throws IOException {
    if (named) {
      named = false;
    } else if (!first) {
      out.write(',');
    }
    first = false;
  }

  private void quote(String text) throws IOException {
    out.write('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.write("\\\"");
        case '\\' -> out.write("\\\\");
        case '\n' -> out.write("\\n");
        case '\r' -> out.write("\\r");
        case '\t' -> out.write("\\t");
        default -> {
          if (c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029) {
            out.write(String.format("\\u%04x", (int) c));
          } else if (!Character.isSurrogate(c)) {
            out.write(c);
          } else if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.write(c);
            out.write(text.charAt(++i));
          } else {
            out.write('\uFFFD');
          }
        }
      }
    }
    out.write('"');
  }
}
