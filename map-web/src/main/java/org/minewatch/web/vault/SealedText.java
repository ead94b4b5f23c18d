package org.minewatch.web.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Something encrypted: AES-256-GCM with a nonce of its own, bound to whose it is and to the key's
 * id, and padded, so that neither a row moved to somebody else opens nor its length says anything.
 *
 * @param keyId which key it opens with
 * @param text base64
 */
public record SealedText(String keyId, String text) {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Encrypts.
   *
   * @param owner whose it is
   * @param paddedBytes to which length it is filled up
   */
  public static SealedText of(String owner, byte[] plain, int paddedBytes, VaultKeys.Key key) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] padded = ByteBuffer.allocate(paddedBytes).putInt(plain.length).put(plain).array();
    byte[] closed = crypt(Cipher.ENCRYPT_MODE, key, nonce, owner, padded);
    byte[] whole = ByteBuffer.allocate(NONCE_BYTES + closed.length).put(nonce).put(closed).array();
    return new SealedText(key.id(), Base64.getEncoder().encodeToString(whole));
  }

  /** What was encrypted; throws when it was changed, moved, or its key is not there. */
  public byte[] open(String owner, VaultKeys keys) {
    VaultKeys.Key key =
        keys.find(keyId)
            .orElseThrow(
                () ->
                    new IllegalStateException("the key " + keyId + " of an identity is not there"));
    byte[] whole = Base64.getDecoder().decode(text);
    byte[] padded =
        crypt(
            Cipher.DECRYPT_MODE,
            key,
            Arrays.copyOf(whole, NONCE_BYTES),
            owner,
            Arrays.copyOfRange(whole, NONCE_BYTES, whole.length));
    ByteBuffer plain = ByteBuffer.wrap(padded);
    byte[] bytes = new byte[plain.getInt()];
    plain.get(bytes);
    return bytes;
  }

  private static byte[] crypt(
      int mode, VaultKeys.Key key, byte[] nonce, String owner, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((owner + " " + key.id()).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "an identity does not open: it was changed or has another key", e);
    }
  }

  @Override
  public String toString() {
    return "SealedText[" + keyId + "]";
  }
}
