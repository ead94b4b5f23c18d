package org.minewatch.region.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextEncodingTest {

  @Test
  void agreesWithTheStrictDecoderOfThePlatformOnWhatIsWellFormed() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[1 + random.nextInt(6)];
      random.nextBytes(bytes);
      boolean wellFormed = isUtf8(bytes);
      boolean told = charsetOf(bytes).equals(StandardCharsets.UTF_8);
      assertThat(told).as("seed %d round %d", seed, round).isEqualTo(wellFormed);
    }
  }

  @Test
  void tellsChineseTextOfEitherEncodingApart() {
    String text = "mine_code,name\n530325001023,小河煤矿\n530303001051,茅台煤矿\n";
    assertThat(charsetOf(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(StandardCharsets.UTF_8);
    assertThat(charsetOf(text.getBytes(TextEncoding.GB18030))).isEqualTo(TextEncoding.GB18030);
  }

  @Test
  void judgesTheFileAndNotTheWordBecauseSomeGbkWordsAreValidUtf8() {
    assertThat(charsetOf("移动".getBytes(TextEncoding.GB18030))).isEqualTo(TextEncoding.GB18030);
    assertThat(charsetOf("茅台".getBytes(TextEncoding.GB18030)))
        .as("by itself this word cannot be told")
        .isEqualTo(StandardCharsets.UTF_8);
    assertThat(charsetOf("移动,茅台".getBytes(TextEncoding.GB18030))).isEqualTo(TextEncoding.GB18030);
  }

  @Test
  void aDamagedByteDoesNotTurnUtf8IntoMojibake() {
    byte[] bytes = "曲靖小河煤业有限公司一采区主运输巷".getBytes(StandardCharsets.UTF_8);
    bytes[4] = (byte) 0xff;
    assertThat(charsetOf(bytes)).isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void theSameIsToldWhereverTheFileIsCutIntoBlocks() {
    byte[] bytes = "漏斗,𠮷野家\n".getBytes(StandardCharsets.UTF_8);
    for (int cut = 0; cut <= bytes.length; cut++) {
      TextEncoding encoding = new TextEncoding();
      encoding.add(bytes, 0, cut);
      encoding.add(bytes, cut, bytes.length);
      assertThat(encoding.charset()).isEqualTo(StandardCharsets.UTF_8);
    }
  }

  private static Charset charsetOf(byte[] bytes) {
    TextEncoding encoding = new TextEncoding();
    encoding.add(bytes, 0, bytes.length);
    return encoding.charset();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return decoded.length() > 0;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
