package org.minewatch.web.tip;

import java.util.List;
import java.util.Optional;
import org.minewatch.web.store.TipIdentities;
import org.minewatch.web.store.TipIdentities.Sealed;
import org.minewatch.web.store.Transactions;
import org.minewatch.web.vault.SealedText;
import org.minewatch.web.vault.VaultKeys;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps who told: AES-256-GCM with a nonce of its own, bound to the tip-off and the key's id, and
 * padded, so that neither a row moved to another tip-off opens nor its length says anything.
 */
final class IdentityVault {

  /** More than five fields of 200 characters take as JSON in UTF-8. */
  private static final int PADDED_BYTES = 8192;

  private static final int BATCH = 100;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TipIdentities rows;
  private final VaultKeys keys;

  IdentityVault(TipIdentities rows, VaultKeys keys) {
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
   * Encrypts every identity anew with a new key.
   *
   * @return how many
   */
  int rotate(Transactions transactions) {
    return keys.rotate(
        key ->
            transactions.in(
                () -> {
                  List<Sealed> old = rows.listUnderOthers(key.id(), BATCH);
                  old.forEach(o -> rows.replace(seal(o.tipId(), open(o), key)));
                  return old.size();
                }));
  }

  private static Sealed seal(String tipId, byte[] plain, VaultKeys.Key key) {
    SealedText sealed = SealedText.of(tipId, plain, PADDED_BYTES, key);
    return new Sealed(tipId, sealed.keyId(), sealed.text());
  }

  private byte[] open(Sealed row) {
    return new SealedText(row.keyId(), row.text()).open(row.tipId(), keys);
  }
}
