package org.minewatch.web.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.minewatch.web.store.Subscription;

/**
 * The secrets that webhooks are signed with. None is kept: each is derived from the key in a file
 * outside the database, so that whoever has the database alone can sign nothing.
 */
final class WebhookSecrets {
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final long MOST_BYTES = 4096;
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  private final Path file;

  /**
   * @param file of the key; made when it is not there
   */
  WebhookSecrets(Path file) {
    this.file = file;
  }

  /** What subscriber and server share, 64 hexadecimal digits. */
  String of(Subscription webhook) {
    return sign(key(), "webhook " + webhook.id() + " " + webhook.secretNo());
  }

  /** HMAC-SHA256 of a text under a secret that is a text, in hexadecimal digits. */
  static String sign(String secret, String text) {
    return sign(secret.getBytes(StandardCharsets.UTF_8), text);
  }

  private static String sign(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] key() {
    try {
      if (!Files.exists(file)) {
        make();
      }
      if (isPosix() && !OWNER.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalStateException(
            file + " can be read by others than its owner; chmod 600 it before webhooks are used");
      }
      long size = Files.size(file);
      if (size < KEY_BYTES || size > MOST_BYTES) {
        throw new IllegalStateException(
            file + " must have " + KEY_BYTES + " to " + MOST_BYTES + " bytes, not " + size);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() throws IOException {
    Files.createDirectories(file.getParent());
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path part = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
    Files.write(
        part,
        HexFormat.of().formatHex(key).getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.SYNC);
    try {
      // A link, unlike a move, never takes the place of a key that another has just made.
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException e) {
      // That one is the key.
    } finally {
      Files.delete(part);
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
