package org.minewatch.licencepaper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a paper, decoded: UTF-8 and UTF-16 with or without byte-order mark, and GB18030,
 * which Chinese office programs and the national application file write.
 *
 * @param encoding name of the encoding, for the note
 */
record PaperText(List<Line> lines, String encoding) {

  /**
   * @param number from 1
   * @param raw as written
   * @param plain in the plain form of {@link PlainForm}
   */
  record Line(long number, String raw, String plain) {}

  private static final Charset GB18030 = Charset.forName("GB18030");

  /** The first bytes of files that people hand in instead of their text. */
  private enum Foreign {
    PDF("25504446", "a PDF; copy the corner table out of it as text"),
    ZIP("504B0304", "a zip, Word or Excel file; copy the corner table out of it as text"),
    OLE("D0CF11E0", "an old Word or Excel file; copy the corner table out of it as text"),
    PNG("89504E47", "a picture; run text recognition on it first"),
    JPEG("FFD8FF", "a picture; run text recognition on it first"),
    GIF("47494638", "a picture; run text recognition on it first"),
    RAR("52617221", "a RAR archive; unpack it first"),
    GZIP("1F8B", "a gzip file; unpack it first");

    private final String magic;
    private final String what;

    Foreign(String magic, String what) {
      this.magic = magic;
      this.what = what;
    }

    boolean starts(byte[] bytes) {
      for (int i = 0; i * 2 < magic.length(); i++) {
        int expected = Integer.parseInt(magic.substring(i * 2, i * 2 + 2), 16);
        if (i >= bytes.length || (bytes[i] & 0xFF) != expected) {
          return false;
        }
      }
      return true;
    }
  }

  static PaperText decode(byte[] bytes, ReadLimits limits) throws UnreadablePaperException {
    if (bytes.length == 0) {
      throw new UnreadablePaperException(0, "the file is empty; a licence paper as text is needed");
    }
    for (Foreign foreign : Foreign.values()) {
      if (foreign.starts(bytes)) {
        throw new UnreadablePaperException(0, "the file is " + foreign.what);
      }
    }
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return of(strict(bytes, 3, StandardCharsets.UTF_8), "UTF-8", limits);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return of(strict(bytes, 2, StandardCharsets.UTF_16LE), "UTF-16LE", limits);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return of(strict(bytes, 2, StandardCharsets.UTF_16BE), "UTF-16BE", limits);
    }
    Charset utf16 = unmarkedUtf16(bytes);
    if (utf16 != null) {
      return of(strict(bytes, 0, utf16), utf16.name(), limits);
    }
    for (byte b : bytes) {
      if (b == 0) {
        throw new UnreadablePaperException(
            0, "the file is binary (it holds zero bytes); a licence paper as text is needed");
      }
    }
    try {
      return of(decoded(bytes, 0, StandardCharsets.UTF_8), "UTF-8", limits);
    } catch (CharacterCodingException notUtf8) {
      return of(strict(bytes, 0, GB18030), "GB18030", limits);
    }
  }

  static PaperText of(String text, String encoding, ReadLimits limits)
      throws UnreadablePaperException {
    List<Line> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      long number = lines.size() + 1L;
      if (end - start > limits.maxLineChars()) {
        throw new UnreadablePaperException(
            number, "the line is longer than " + limits.maxLineChars() + " characters");
      }
      if (number > limits.maxLines()) {
        throw new UnreadablePaperException(
            number, "the file has more than " + limits.maxLines() + " lines");
      }
      String raw = text.substring(start, end);
      refuseControls(raw, number);
      lines.add(new Line(number, raw, PlainForm.of(raw)));
      boolean pair =
          end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
      start = end + (pair ? 2 : 1);
    }
    if (lines.stream().allMatch(l -> l.plain().isBlank())) {
      throw new UnreadablePaperException(0, "the file is empty; a licence paper as text is needed");
    }
    return new PaperText(List.copyOf(lines), encoding);
  }

  private static void refuseControls(String raw, long number) throws UnreadablePaperException {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      // Word's vertical tab and form feed between pages are harmless.
      if (c < ' ' && c != '\t' && c != 0x0B && c != '\f' || c == 0xFFFF) {
        throw new UnreadablePaperException(
            number,
            String.format(
                "the file is binary (control character U+%04X in column %d); a licence paper as"
                    + " text is needed",
                (int) c, i + 1));
      }
    }
  }

  private static boolean starts(byte[] bytes, int... prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if ((bytes[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 without a mark shows as a zero in every other byte, from its digits and line ends. */
  private static Charset unmarkedUtf16(byte[] bytes) {
    if (bytes.length < 8 || bytes.length % 2 != 0) {
      return null;
    }
    int[] zeros = new int[2];
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == 0) {
        zeros[i & 1]++;
      }
    }
    int enough = bytes.length / 10;
    if (zeros[1] > enough && zeros[0] == 0) {
      return StandardCharsets.UTF_16LE;
    }
    return zeros[0] > enough && zeros[1] == 0 ? StandardCharsets.UTF_16BE : null;
  }

  private static String strict(byte[] bytes, int offset, Charset charset)
      throws UnreadablePaperException {
    try {
      return decoded(bytes, offset, charset);
    } catch (CharacterCodingException e) {
      throw new UnreadablePaperException(
          0,
          "the file is no text in " + charset.name() + "; UTF-8, UTF-16 and GB18030 can be read");
    }
  }

  private static String decoded(byte[] bytes, int offset, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, offset, bytes.length - offset))
        .toString();
  }
}
