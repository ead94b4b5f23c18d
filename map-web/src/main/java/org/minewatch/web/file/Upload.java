package org.minewatch.web.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file on its way; deleted when it is not kept.
 *
 * @param sha256 of all its bytes, hexadecimal
 * @param head its first bytes, {@value #HEAD} at most, which say what it is
 */
public record Upload(Path path, String sha256, byte[] head) implements AutoCloseable {
  static final int HEAD = 512;

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path);
  }
}
