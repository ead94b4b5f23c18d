package org.minewatch.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How content is named by a hash: SHA-256, or SM3 (GB/T 32905-2016) where a bureau has to use the
 * national algorithm. Both give 32 bytes.
 */
public enum DigestAlgorithm {
  SHA_256("SHA-256"),
  SM3("SM3");

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  private final String wireName;

  DigestAlgorithm(String wireName) {
    this.wireName = wireName;
  }

  /** Its name in manifests and settings. */
  public String wireName() {
    return wireName;
  }

  public static Optional<DigestAlgorithm> of(String wireName) {
    return Arrays.stream(values()).filter(a -> a.wireName.equals(wireName)).findFirst();
  }

  /** Whether a text is a digest of either algorithm in lower-case hexadecimal. */
  public static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  public MessageDigest newDigest() {
    try {
      return this == SM3
          ? new org.bouncycastle.jcajce.provider.digest.SM3.Digest()
          : MessageDigest.getInstance(wireName);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + wireName, e);
    }
  }

  public String hex(byte[] content) {
    return HexFormat.of().formatHex(newDigest().digest(content));
  }

  public String hex(String content) {
    return hex(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The digest of a stream, read to its end in constant memory. */
  public String hex(InputStream in) throws IOException {
    MessageDigest digest = newDigest();
    byte[] buffer = new byte[1 << 16];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      digest.update(buffer, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
