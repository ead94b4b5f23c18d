package org.minewatch.drawing.shapefile;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minewatch.drawing.source.TextEncoding;

/**
 * The encoding of a table: what {@code .cpg} says, else the language byte, where the bytes do not
 * contradict it; else what the bytes look like. Chinese tables mostly say nothing and are GBK.
 *
 * @param notes when a statement was not followed
 */
record DbfEncoding(Charset charset, List<String> notes) {

  /** Language driver bytes that tables of our mines and of the corpora carry. */
  private static final Map<Integer, String> LANGUAGES =
      Map.of(
          0x4D, "GBK",
          0x7A, "GBK",
          0x4F, "Big5",
          0x78, "Big5",
          0x03, "windows-1252",
          0xC9, "windows-1251",
          0x65, "IBM866",
          0x66, "IBM865",
          0x13, "windows-31j");

  DbfEncoding {
    notes = List.copyOf(notes);
  }

  static DbfEncoding of(String layer, Optional<byte[]> cpg, int language, List<byte[]> samples) {
    List<String> notes = new ArrayList<>();
    Optional<Charset> stated =
        cpg.map(b -> new String(b, StandardCharsets.ISO_8859_1).strip())
            .filter(s -> !s.isEmpty())
            .flatMap(
                s -> {
                  Optional<Charset> found = find(s);
                  if (found.isEmpty()) {
                    notes.add(layer + ".cpg names the unknown encoding '" + printable(s) + "'");
                  }
                  return found;
                })
            .or(() -> Optional.ofNullable(LANGUAGES.get(language)).flatMap(DbfEncoding::find));
    if (stated.isPresent() && samples.stream().allMatch(s -> fits(s, stated.get()))) {
      return new DbfEncoding(stated.get(), notes);
    }
    TextEncoding look = new TextEncoding();
    samples.forEach(s -> look.look(s, 0, s.length));
    Charset seen = look.decide(Optional.of(StandardCharsets.ISO_8859_1));
    stated.ifPresent(
        s ->
            notes.add(
                layer + ".dbf says it is " + s.name() + ", but its bytes are " + seen.name()));
    return new DbfEncoding(seen, notes);
  }

  /** A code page by its name or number: {@code UTF-8}, {@code 936}, {@code ANSI 1251}. */
  private static Optional<Charset> find(String name) {
    String s = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
    String number = s.replaceAll("\\D", "");
    String guess =
        switch (number) {
          case "65001", "8" -> "UTF-8";
          case "936" -> "GBK";
          case "950" -> "Big5";
          case "54936", "18030" -> "GB18030";
          case "88591", "28591" -> "ISO-8859-1";
          default -> number.matches("125\\d") ? "windows-" + number : s;
        };
    try {
      return Optional.of(Charset.forName(guess));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean fits(byte[] bytes, Charset charset) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      // A value cut off in the middle of its last character still fits.
      return bytes.length > 10
          && new String(bytes, charset).indexOf('\uFFFD')
              >= new String(bytes, charset).length() - 2;
    }
  }

  private static String printable(String s) {
    return s.substring(0, Math.min(20, s.length())).replaceAll("[^ -~]", "?");
  }

  String decode(byte[] bytes) {
    return TextEncoding.decode(bytes, 0, bytes.length, charset);
  }
}
