package org.minewatch.web.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file with one secret on one line. It is read when the secret is needed, so that a new one needs
 * no other file.
 */
public final class SecretFile {
  private static final int MOST_BYTES = 4096;

  private final String setting;
  private final Path file;

  /**
   * @param setting the name of the setting that says where it is
   * @throws IllegalArgumentException when there is no such file, or it is no single line
   */
  public SecretFile(String setting, String path) {
    this.setting = setting;
    this.file = Path.of(path.strip());
    try {
      read();
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The secret, without what is blank around it. */
  public String read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw wrong("it must be a file");
    }
    if (!Files.isReadable(file)) {
      throw wrong("it must be readable by the server's account");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw wrong("it must be a file of at most " + MOST_BYTES + " bytes");
    }
    String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
    if (secret.isEmpty() || secret.lines().count() != 1) {
      throw wrong("it must be a file with one line, the secret");
    }
    return secret;
  }

  private IOException wrong(String why) {
    return new IOException(setting + " is \"" + file + "\"; " + why);
  }
}
