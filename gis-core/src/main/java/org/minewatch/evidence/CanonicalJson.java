package org.minewatch.evidence;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in the one form of RFC 8785, so that equal content has equal bytes whoever wrote it: members
 * sorted by UTF-16 code units, no white space, numbers as ECMAScript prints doubles.
 */
public final class CanonicalJson {
  private static final int MOST_NESTING = 24;
  private static final int MOST_STRING = 1 << 24;

  /** Whole numbers beyond this are no longer exact as doubles. */
  private static final long MOST_INTEGER = 1L << 53;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MOST_NESTING)
                          .maxNumberLength(64)
                          .maxStringLength(MOST_STRING)
                          .maxNameLength(1 << 12)
                          .build())
                  .build())
          .build();

  private CanonicalJson() {}

  /**
   * Reads JSON of any form within bounds of nesting and lengths; a name twice in an object is
   * refused.
   *
   * @throws IOException saying what is wrong with it
   */
  public static JsonNode read(byte[] json) throws IOException {
    try {
      return MAPPER.readTree(json);
    } catch (JacksonException e) {
      throw new IOException("no JSON that can be read: " + e.getOriginalMessage(), e);
    }
  }

  /** A tree of maps, lists, strings, numbers and booleans as a node. */
  public static JsonNode node(Object tree) {
    return MAPPER.valueToTree(tree);
  }

  /** The canonical bytes of a tree of maps, lists, strings, numbers and booleans. */
  public static byte[] bytes(Object tree) {
    return bytes(node(tree));
  }

  /**
   * @throws IllegalArgumentException for a number or text that the form has no place for
   */
  public static byte[] bytes(JsonNode node) {
    StringBuilder out = new StringBuilder();
    write(node, out);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> sorted = new TreeMap<>();
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        sorted.put(member.getKey(), member.getValue());
      }
      char before = '{';
      for (Map.Entry<String, JsonNode> member : sorted.entrySet()) {
        quote(member.getKey(), out.append(before));
        write(member.getValue(), out.append(':'));
        before = ',';
      }
      out.append(sorted.isEmpty() ? "{}" : "}");
    } else if (node.isArray()) {
      char before = '[';
      for (JsonNode element : node) {
        write(element, out.append(before));
        before = ',';
      }
      out.append(node.isEmpty() ? "[]" : "]");
    } else if (node.isString()) {
      quote(node.stringValue(), out);
    } else if (node.isBoolean()) {
      out.append(node.booleanValue());
    } else if (node.isNull()) {
      out.append("null");
    } else if (node.isIntegralNumber()) {
      if (!node.canConvertToLong() || Math.abs(node.longValue()) > MOST_INTEGER) {
        throw new IllegalArgumentException("the number " + node + " is not exact as a double");
      }
      out.append(node.longValue());
    } else {
      out.append(number(node.doubleValue()));
    }
  }

  /** A double as ECMAScript's {@code Number.prototype.toString} writes it. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(Math.abs(value)).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int point = digits.length() - shortest.scale();
    String text;
    if (point >= digits.length() && point <= 21) {
      text = digits + "0".repeat(point - digits.length());
    } else if (point > 0 && point <= 21) {
      text = digits.substring(0, point) + "." + digits.substring(point);
    } else if (point > -6 && point <= 0) {
      text = "0." + "0".repeat(-point) + digits;
    } else {
      int exponent = point - 1;
      text =
          digits.charAt(0)
              + (digits.length() > 1 ? "." + digits.substring(1) : "")
              + (exponent < 0 ? "e-" : "e+")
              + Math.abs(exponent);
    }
    return value < 0 ? "-" + text : text;
  }

  /**
   * The fewest digits that read back as the same double; {@code Double.toString} of Java 17 does
   * not always find them.
   */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < 17; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded;
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN));
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else if (Character.isSurrogate(c)) {
            throw new IllegalArgumentException("a text holds half a character");
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
