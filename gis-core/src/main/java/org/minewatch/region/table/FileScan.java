package org.minewatch.region.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What one streaming pass over a file tells: its digest, size and encoding, in constant memory.
 *
 * @param sha256 lower-case hex
 * @param charset means nothing of what cannot be text
 * @param notText why it cannot be text, or empty
 */
public record FileScan(String sha256, long bytes, Charset charset, String notText) {

  private static final int BUFFER = 1 << 16;

  /** Reads the whole file once. */
  public static FileScan of(Path file) throws IOException {
    MessageDigest digest = sha256Digest();
    TextEncoding encoding = new TextEncoding();
    long bytes = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
        if (encoding.notText().isEmpty()) {
          encoding.add(buffer, 0, n);
        }
        bytes += n;
      }
    }
    String hex = HexFormat.of().formatHex(digest.digest());
    return new FileScan(hex, bytes, encoding.charset(), encoding.notText());
  }

  /** The encoding of a stream, read to its end. */
  public static Charset charsetOf(InputStream in) throws IOException {
    TextEncoding encoding = new TextEncoding();
    byte[] buffer = new byte[BUFFER];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      encoding.add(buffer, 0, n);
    }
    return encoding.charset();
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
