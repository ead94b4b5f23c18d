package org.minewatch.web.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a film of a result folder for the store, which never looks into it. */
final class ReplayFile {
  private static final long LARGEST_BYTES = 64L << 20;
  private static final String BEGINNING = "MWRP";

  private ReplayFile() {}

  /**
   * Checks what can be told without reading it all.
   *
   * @throws IOException naming the file and what is wrong with it
   */
  static void check(Path file) throws IOException {
    if (Files.size(file) > LARGEST_BYTES) {
      throw new IOException(file + " is larger than " + LARGEST_BYTES + " bytes");
    }
    try (var in = Files.newInputStream(file)) {
      byte[] begin = in.readNBytes(BEGINNING.length());
      if (!new String(begin, java.nio.charset.StandardCharsets.ISO_8859_1).equals(BEGINNING)) {
        throw new IOException(file + " is no film of a night: it does not begin with " + BEGINNING);
      }
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
