package org.minewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Canonical JSON is that of RFC 8785. */
class CanonicalJsonTest {

  private static String canonical(String json) throws IOException {
    byte[] bytes = CanonicalJson.bytes(CanonicalJson.read(json.getBytes(StandardCharsets.UTF_8)));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Bits and texts of appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbers_are_written_as_the_standard_lists_them(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(CanonicalJson.number(value)).isEqualTo(text);
  }

  @Test
  void every_number_reads_back_as_itself() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(CanonicalJson.number(value))).isEqualTo(value + 0.0);
      }
    }
  }

  @Test
  void members_are_sorted_by_utf_16_and_texts_escaped_as_little_as_may_be() throws IOException {
    assertThat(
            canonical(
                "{ \"\\u20ac\": \"Euro Sign\", \"\\r\": \"Carriage Return\","
                    + " \"\\ufb33\": \"Hebrew\", \"1\": \"One\", \"\\ud83d\\ude00\": \"Smiley\","
                    + " \"\\u0080\": \"Control\", \"\\u00f6\": \"o\" }"))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"o\","
                + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Smiley\",\"\ufb33\":\"Hebrew\"}");
    assertThat(canonical("[ \"\\u000f\\u000a\\u0041'\\u0042\\\"\\\\\\/\", 56.0, {}, [], null ]"))
        .isEqualTo("[\"\\u000f\\nA'B\\\"\\\\/\",56,{},[],null]");
  }

  @Test
  void a_name_twice_half_a_character_and_depth_without_end_are_refused() {
    assertThatThrownBy(() -> canonical("{\"a\":1,\"a\":2}")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> canonical("\"\\ud800\"")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> canonical("[".repeat(1000))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> canonical("9007199254740993"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sm3_gives_the_digest_of_the_standards_example() {
    assertThat(DigestAlgorithm.SM3.hex("abc"))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    assertThat(DigestAlgorithm.SHA_256.hex("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }
}
