package org.minewatch.web.tip;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.minewatch.web.store.TipIdentities;
import org.minewatch.web.store.TipIdentities.Sealed;
import org.minewatch.web.store.Transactions;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps who told: AES-256-GCM with a nonce of its own, bound to the tip-off and the key's id, and
 * padded, so that neither a row moved to another tip-off opens nor its length says anything.
 */
final class IdentityVault {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  /** More than five fields of 200 characters take as JSON in UTF-8. */
  private static final int PADDED_BYTES = 8192;

  private static final int BATCH = 100;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TipIdentities rows;
  private final IdentityKeys keys;

  IdentityVault(TipIdentities rows, IdentityKeys keys) {
    this.rows = rows;
    this.keys = keys;
  }

  boolean has(String tipId) {
    return rows.has(tipId);
  }

  /** Keeps an identity; the caller holds a transaction. */
  void put(String tipId, Identity identity) {
    rows.add(seal(tipId, JSON.writeValueAsBytes(identity), keys.active()));
  }

  Optional<Identity> find(String tipId) {
    return rows.find(tipId).map(row -> JSON.readValue(open(row), Identity.class));
  }

  /**
   * Makes a new key and encrypts every identity anew with it. It may be repeated at any time; what
   * was cut short goes on.
   *
   * @return how many identities were encrypted anew
   */
  int rotate(Transactions transactions) {
    if (!keys.exist()) {
      return 0;
    }
    IdentityKeys.Key key = keys.add();
    int count = 0;
    while (true) {
      int done =
          transactions.in(
              () -> {
                List<Sealed> old = rows.listUnderOthers(key.id(), BATCH);
                old.forEach(o -> rows.replace(seal(o.tipId(), open(o), key)));
                return old.size();
              });
      if (done == 0) {
        break;
      }
      count += done;
    }
    keys.forgetOld();
    return count;
  }

  private static Sealed seal(String tipId, byte[] plain, IdentityKeys.Key key) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] padded = ByteBuffer.allocate(PADDED_BYTES).putInt(plain.length).put(plain).array();
    byte[] closed = crypt(Cipher.ENCRYPT_MODE, key, nonce, tipId, padded);
    byte[] whole = ByteBuffer.allocate(NONCE_BYTES + closed.length).put(nonce).put(closed).array();
    return new Sealed(tipId, key.id(), Base64.getEncoder().encodeToString(whole));
  }

  private byte[] open(Sealed row) {
    IdentityKeys.Key key =
        keys.find(row.keyId())
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "the key " + row.keyId() + " of a tip-off's identity is not there"));
    byte[] whole = Base64.getDecoder().decode(row.text());
    byte[] padded =
        crypt(
            Cipher.DECRYPT_MODE,
            key,
            Arrays.copyOf(whole, NONCE_BYTES),
            row.tipId(),
            Arrays.copyOfRange(whole, NONCE_BYTES, whole.length));
    ByteBuffer plain = ByteBuffer.wrap(padded);
    byte[] json = new byte[plain.getInt()];
    plain.get(json);
    return json;
  }

  private static byte[] crypt(
      int mode, IdentityKeys.Key key, byte[] nonce, String tipId, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD((tipId + " " + key.id()).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the identity of tip-off " + tipId + " does not open: it was changed or has another key",
          e);
    }
  }
}
