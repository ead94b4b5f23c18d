package org.minewatch.web.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an attacker, a broken program or a bad day puts where something else belongs. */
final class HostileValues {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int DEEP = 3_000;
  private static final int VERTICES = 60_000;

  /** In an address, already encoded; none of it is a value that any parameter takes. */
  static final List<String> IN_ADDRESS =
      List.of(
          "%00",
          "a%00b",
          "%0d%0aSet-Cookie:%20x=y",
          "%0a",
          "..%2f..%2fetc%2fpasswd",
          "%2e%2e%2f%2e%2e%2f",
          "..%5c..%5cwindows",
          "%252e%252e%252f",
          "%c0%ae%c0%ae%c0%af",
          "%ed%a0%80",
          "%ff%fe",
          "%d6%d0%b9%fa",
          "%ef%bb%bf1",
          "%e2%80%ae",
          "%f0%9f%92%a3",
          "%zz",
          "%",
          "'%20OR%20'1'='1",
          "1;DROP%20TABLE%20account--",
          "x'%7C%7C(select%20password_hash%20from%20account)%7C%7C'",
          "%24%7Bjndi:ldap://127.0.0.1/x%7D",
          "%23%7BT(Runtime).getRuntime()%7D",
          "%3Cscript%3Ealert(1)%3C/script%3E",
          "%3D1%2B1",
          "-1",
          "-0",
          "99999999999999999999999",
          "2147483648",
          "9223372036854775807",
          "1e400",
          "NaN",
          "Infinity",
          "0x10",
          "%D9%A1",
          "2026-02-30",
          "2026-13-01",
          "0000-00-00",
          "%2B999999999-12-31",
          "-999999999-01-01",
          "9999-12-31T25:61:61Z",
          "true%00",
          "null",
          "undefined",
          "[]",
          "%7B%7D",
          ";jsessionid=1",
          "a".repeat(300),
          "%E7%85%A4".repeat(400),
          "1,2,3,4,5",
          "180,90,-180,-90",
          "NaN,NaN,NaN,NaN",
          "0,0;0,0",
          "1e9,1e9;2e9,2e9");

  /** As JSON texts. */
  private static final List<String> AS_JSON =
      List.of(
          "null",
          "true",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "[{}]",
          "{\"a\":{}}",
          "-1",
          "1.5",
          "1e308",
          "1e400",
          "-1e400",
          "99999999999999999999999999",
          "-9223372036854775809",
          "2147483648",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\u202e\\u2066\"",
          "\"\\r\\nSet-Cookie: x=y\"",
          "\"' OR '1'='1\"",
          "\"'; DROP TABLE account; --\"",
          "\"<img src=x onerror=alert(1)>\"",
          "\"${jndi:ldap://127.0.0.1/x}\"",
          "\"#{T(Runtime).getRuntime()}\"",
          "\"=cmd|' /C calc'!A0\"",
          "\"../../../etc/passwd\"",
          "\"file:///etc/passwd\"",
          "\"http://169.254.169.254/latest\"",
          "\"2026-02-30\"",
          "\"+999999999-12-31\"",
          "\"-999999999-01-01\"",
          "\"9999999999-01-01\"",
          "{\"@class\":\"com.sun.Runtime\"}",
          "{\"$ref\":\"#\"}",
          "{\"type\":\"Point\",\"coordinates\":[1e308,1e308]}",
          "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,1],[1,0],[0,0]]]}",
          "{\"type\":\"Polygon\",\"coordinates\":[]}",
          "{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",null]]]}",
          "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"GeometryCollection\"}]}");

  private static final List<String> BROKEN =
      List.of(
          "",
          " ",
          "{",
          "[",
          "}",
          "{\"a\":NaN}",
          "{\"a\":Infinity}",
          "{\"a\":01}",
          "{a:1}",
          "{'a':1}",
          "{\"a\":1,}",
          "{\"a\":\"\u0001\"}",
          "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
          "kind=register&version=1",
          "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--",
          "\"text\"",
          "1",
          "true",
          "null",
          "nul",
          "[".repeat(DEEP),
          "{\"a\":".repeat(DEEP));

  /** Neither a name nor a number. */
  private static final List<String> WRONG_TYPE =
      List.of("null", "[]", "{}", "[[1]]", "{\"a\":1}", "-7", "1e400", "\"\\u0000\"", "\"\"");

  /** Names of steps, of whichever thing. */
  private static final List<String> KINDS =
      List.of(
          "register",
          "triage",
          "acknowledge",
          "call",
          "verify",
          "measure",
          "propose-confirm",
          "confirm",
          "order",
          "list",
          "transfer",
          "report-done",
          "recheck",
          "propose-dismiss",
          "dismiss",
          "reopen",
          "refuse",
          "lift",
          "cancel",
          "link",
          "unmask-ask",
          "unmask-approve",
          "reply",
          "reward",
          "found",
          "join",
          "leave",
          "lead",
          "board",
          "report",
          "done",
          "return",
          "shift",
          "announce",
          "record",
          "extend",
          "accept",
          "withdraw",
          "note",
          "take-over",
          "hand-over",
          "returned",
          "accepted",
          "merge",
          "split",
          "close");

  private HostileValues() {}

  static <T> T one(List<T> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }

  static String asJson(Random random) {
    return switch (random.nextInt(14)) {
      case 0 -> "[".repeat(DEEP) + "]".repeat(DEEP);
      case 1 -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
      case 2 -> "\"" + "长".repeat(20_000) + "\"";
      case 3 -> "9".repeat(5_000);
      case 4 -> random.nextInt(8) == 0 ? giantPolygon() : "[" + "1,".repeat(9_000) + "1]";
      default -> one(AS_JSON, random);
    };
  }

  private static String giantPolygon() {
    StringBuilder text = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[");
    for (int i = 0; i < VERTICES; i++) {
      text.append("[103.").append(i).append(",25.").append(VERTICES - i).append("],");
    }
    return text.append("[103.0,25.60000]]]}").toString();
  }

  /** No body that any route takes, in bytes. */
  static byte[] brokenBody(Random random) {
    if (random.nextInt(3) > 0) {
      return one(BROKEN, random).getBytes(StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"kind\":\"".getBytes(StandardCharsets.US_ASCII));
    switch (random.nextInt(6)) {
      case 0 -> bytes.writeBytes(new byte[] {(byte) 0xC0, (byte) 0xAF});
      case 1 -> bytes.writeBytes(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80});
      case 2 -> bytes.writeBytes("登记线索".getBytes(Charset.forName("GBK")));
      case 3 -> bytes.writeBytes(new byte[] {0, 1, 2, 3});
      case 4 -> bytes.writeBytes("登记".getBytes(StandardCharsets.UTF_16));
      default -> bytes.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE});
    }
    bytes.writeBytes("\",\"version\":1,\"login\":7}".getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }

  /**
   * A body of the described form in which at least one member is hostile.
   *
   * @param mayBeTaken whether what is left may be in order, hostile as its words are
   */
  static String spoiled(JsonNode schema, JsonNode document, boolean mayBeTaken, Random random) {
    JsonNode form = resolved(schema, document);
    JsonNode members = form.path("properties");
    if (members.isEmpty()) {
      return asJson(random);
    }
    List<String> names = List.copyOf(members.propertyNames());
    int first = random.nextInt(names.size());
    StringBuilder body = new StringBuilder("{");
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean spoil = i == first || random.nextInt(6) == 0;
      String value = spoil ? asJson(random) : fitting(members.get(name), document, 0);
      if (name.equals("kind") || name.equals("version") || name.equals("login")) {
        value = mayBeTaken ? known(name, value, random) : one(WRONG_TYPE, random);
      }
      body.append(i == 0 ? "" : ",").append(JSON.writeValueAsString(names.get(i))).append(':');
      body.append(value);
    }
    return body.append('}').toString();
  }

  private static String known(String name, String value, Random random) {
    return switch (name) {
      case "version" -> String.valueOf(random.nextInt(8));
      case "kind" -> random.nextInt(3) == 0 ? value : "\"" + one(KINDS, random) + "\"";
      default -> value;
    };
  }

  private static JsonNode resolved(JsonNode schema, JsonNode document) {
    JsonNode at = schema;
    while (at.has("$ref")) {
      at = document.at(at.path("$ref").stringValue().substring(1));
    }
    for (String choice : List.of("oneOf", "anyOf", "allOf")) {
      if (at.has(choice)) {
        return resolved(at.path(choice).get(0), document);
      }
    }
    return at;
  }

  private static String fitting(JsonNode described, JsonNode document, int depth) {
    JsonNode schema = resolved(described, document);
    if (schema.has("enum")) {
      return schema.path("enum").get(0).toString();
    }
    JsonNode type =
        schema.path("type").isArray() ? schema.path("type").get(0) : schema.path("type");
    return switch (type.asString("string")) {
      case "integer" -> "1";
      case "number" -> "1.5";
      case "boolean" -> "true";
      case "array" ->
          depth > 4 ? "[]" : "[" + fitting(schema.path("items"), document, depth + 1) + "]";
      case "object" -> {
        StringBuilder text = new StringBuilder("{");
        schema
            .path("properties")
            .properties()
            .forEach(
                p ->
                    text.append(text.length() > 1 ? "," : "")
                        .append(JSON.writeValueAsString(p.getKey()))
                        .append(':')
                        .append(depth > 4 ? "null" : fitting(p.getValue(), document, depth + 1)));
        yield text.append('}').toString();
      }
      default -> schema.path("format").asString("").equals("date") ? "\"2026-03-02\"" : "\"x1\"";
    };
  }
}
