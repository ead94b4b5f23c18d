package org.minewatch.drawing.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells UTF-8 from GBK by the bytes themselves, because Chinese CAD writes {@code ANSI_936} into
 * the header of files whose bytes are UTF-8. Lines are judged one by one and the majority decides:
 * a short GBK word can be valid UTF-8 by accident, and one damaged line must not turn the file.
 */
public final class TextEncoding {

  public static final Charset GB18030 = Charset.forName("GB18030");

  private static final Charset LATIN = Charset.forName("windows-1252");

  private long utf8Lines;
  private long hanziLines;
  private long otherLines;

  /** Looks at one line; pure ASCII says nothing. */
  public void look(byte[] bytes, int from, int to) {
    if (isAscii(bytes, from, to)) {
      return;
    }
    if (isUtf8(bytes, from, to)) {
      utf8Lines++;
    } else if (isCommonHanzi(bytes, from, to)) {
      hanziLines++;
    } else {
      otherLines++;
    }
  }

  /**
   * The encoding of the file.
   *
   * @param declared what the header names. It is believed where the bytes are not UTF-8 and it is
   *     no code page that Chinese programs write for Chinese text
   */
  public Charset decide(Optional<Charset> declared) {
    if (utf8Lines > 0 && utf8Lines >= hanziLines + otherLines) {
      return StandardCharsets.UTF_8;
    }
    if (hanziLines + otherLines == 0) {
      return StandardCharsets.UTF_8;
    }
    if (hanziLines >= otherLines && declared.map(TextEncoding::isUsualForChinese).orElse(true)) {
      return GB18030;
    }
    return declared.orElse(LATIN);
  }

  /** GBK under a header that says Latin-1 is common; GBK under one that says Cyrillic is not. */
  private static boolean isUsualForChinese(Charset declared) {
    return declared.equals(GB18030)
        || declared.equals(StandardCharsets.UTF_8)
        || declared.equals(LATIN)
        || declared.equals(StandardCharsets.ISO_8859_1);
  }

  /**
   * Decodes one value. What the file's encoding cannot read is tried in UTF-8 and GB18030, and a
   * value that is Chinese in UTF-8 beyond doubt is read so inside a GBK file: drawings put together
   * from two programs mix both.
   */
  public static String decode(byte[] bytes, int from, int to, Charset charset) {
    if (isAscii(bytes, from, to)) {
      return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }
    if (charset.equals(GB18030)) {
      Optional<String> utf8 = strictly(bytes, from, to, StandardCharsets.UTF_8);
      if (utf8.isPresent() && isChinese(utf8.get(), isCommonHanzi(bytes, from, to) ? 2 : 1)) {
        return utf8.get();
      }
    }
    for (Charset candidate : new Charset[] {charset, StandardCharsets.UTF_8, GB18030}) {
      Optional<String> read = strictly(bytes, from, to, candidate);
      if (read.isPresent()) {
        return read.get();
      }
    }
    return new String(bytes, from, to - from, charset);
  }

  private static Optional<String> strictly(byte[] bytes, int from, int to, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, from, to - from))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Whether all that is not ASCII is Chinese or its punctuation, with so many characters. */
  private static boolean isChinese(String text, int leastHanzi) {
    int hanzi = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x3400 && c <= 0x9FFF) {
        hanzi++;
      } else if (c >= 0x80 && !(c >= 0x2000 && c <= 0x33FF) && !(c >= 0xFF00)) {
        return false;
      }
    }
    return hanzi >= leastHanzi;
  }

  /** A whole text file, its byte-order mark dropped. */
  public static String decodeAll(byte[] bytes) {
    TextEncoding encoding = new TextEncoding();
    int from = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        encoding.look(bytes, from, i);
        from = i + 1;
      }
    }
    String text = new String(bytes, encoding.decide(Optional.empty()));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(byte[] bytes, int from, int to) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether most two-byte pairs are in rows 0xB0 to 0xF7 of GB 2312, or its punctuation. */
  private static boolean isCommonHanzi(byte[] bytes, int from, int to) {
    int common = 0;
    int odd = 0;
    for (int i = from; i < to; i++) {
      int lead = bytes[i] & 0xFF;
      if (lead < 0x80) {
        continue;
      }
      int trail = i + 1 < to ? bytes[++i] & 0xFF : 0;
      boolean usual =
          trail >= 0xA1 && (lead >= 0xB0 && lead <= 0xF7 || lead >= 0xA1 && lead <= 0xA3);
      if (usual) {
        common++;
      } else {
        odd++;
      }
    }
    return common > odd;
  }
}
