package org.minewatch.web.store;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who told, as bytes that say nothing without a key; the key is never here. */
public final class TipIdentities {

  private final JdbcClient client;

  TipIdentities(JdbcClient client) {
    this.client = client;
  }

  /**
   * An encrypted identity.
   *
   * @param keyId which key it opens with
   */
  public record Sealed(String tipId, String keyId, String text) {}

  public void add(Sealed identity) {
    client
        .sql("INSERT INTO tip_identity (tip_id, key_id, sealed) VALUES (:id, :key, :text)")
        .param("id", identity.tipId())
        .param("key", identity.keyId())
        .param("text", identity.text())
        .update();
  }

  public Optional<Sealed> find(String tipId) {
    return client
        .sql("SELECT * FROM tip_identity WHERE tip_id = :id")
        .param("id", tipId)
        .query(
            (row, i) ->
                new Sealed(
                    row.getString("tip_id"), row.getString("key_id"), row.getString("sealed")))
        .optional();
  }

  public boolean has(String tipId) {
    return client
            .sql("SELECT COUNT(*) FROM tip_identity WHERE tip_id = :id")
            .param("id", tipId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Some of those that open with another key than this, in the order of their ids. */
  public List<Sealed> listUnderOthers(String keyId, int most) {
    return client
        .sql("SELECT * FROM tip_identity WHERE key_id <> :key ORDER BY tip_id LIMIT :most")
        .param("key", keyId)
        .param("most", most)
        .query(
            (row, i) ->
                new Sealed(
                    row.getString("tip_id"), row.getString("key_id"), row.getString("sealed")))
        .list();
  }

  /** Puts the same identity under another key in the place of what is there. */
  public void replace(Sealed identity) {
    client
        .sql("UPDATE tip_identity SET key_id = :key, sealed = :text WHERE tip_id = :id")
        .param("key", identity.keyId())
        .param("text", identity.text())
        .param("id", identity.tipId())
        .update();
  }
}
