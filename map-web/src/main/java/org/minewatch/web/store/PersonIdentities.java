package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Encrypted, who the holders of cards are; and who wanted to know. */
public final class PersonIdentities {
  private final JdbcClient client;

  PersonIdentities(JdbcClient client) {
    this.client = client;
  }

  /** An encrypted identity of a person whom everything else calls by a pseudonym. */
  public record Sealed(
      String mineCode,
      String personId,
      String keyId,
      String text,
      String handedBy,
      OffsetDateTime handedAt) {}

  /**
   * Somebody wants to know who a person is.
   *
   * @param answer empty while nobody has answered, {@code approved} or {@code refused}
   * @param looks how often it was read
   */
  public record Ask(
      String id,
      String mineCode,
      String personId,
      String findingId,
      String caseNumber,
      String words,
      String askedBy,
      OffsetDateTime askedAt,
      String answer,
      String answeredBy,
      @Nullable OffsetDateTime answeredAt,
      int looks) {
    public static final String APPROVED = "approved";
    public static final String REFUSED = "refused";
  }

  /** Keeps an identity in the place of the one that was there. */
  public void put(Sealed identity) {
    client
        .sql("DELETE FROM person_identity WHERE mine_code = :mine AND person_id = :person")
        .param("mine", identity.mineCode())
        .param("person", identity.personId())
        .update();
    client
        .sql(
            """
            INSERT INTO person_identity (mine_code, person_id, key_id, sealed, handed_by, handed_at)
            VALUES (:mine, :person, :key, :text, :by, :at)""")
        .param("mine", identity.mineCode())
        .param("person", identity.personId())
        .param("key", identity.keyId())
        .param("text", identity.text())
        .param("by", identity.handedBy())
        .param("at", identity.handedAt())
        .update();
  }

  public Optional<Sealed> find(String mineCode, String personId) {
    return client
        .sql("SELECT * FROM person_identity WHERE mine_code = :mine AND person_id = :person")
        .param("mine", mineCode)
        .param("person", personId)
        .query(PersonIdentities::identity)
        .optional();
  }

  /** Some of those that open with another key than this. */
  public List<Sealed> listUnderOthers(String keyId, int most) {
    return client
        .sql(
            "SELECT * FROM person_identity WHERE key_id <> :key"
                + " ORDER BY mine_code, person_id LIMIT :most")
        .param("key", keyId)
        .param("most", most)
        .query(PersonIdentities::identity)
        .list();
  }

  /** Puts the same identity under another key, unless another was handed in meanwhile. */
  public void reseal(Sealed old, String keyId, String text) {
    client
        .sql(
            "UPDATE person_identity SET key_id = :key, sealed = :text"
                + " WHERE mine_code = :mine AND person_id = :person AND key_id = :old")
        .param("key", keyId)
        .param("text", text)
        .param("mine", old.mineCode())
        .param("person", old.personId())
        .param("old", old.keyId())
        .update();
  }

  private static Sealed identity(ResultSet row, int i) throws SQLException {
    return new Sealed(
        row.getString("mine_code"),
        row.getString("person_id"),
        row.getString("key_id"),
        row.getString("sealed"),
        row.getString("handed_by"),
        row.getObject("handed_at", OffsetDateTime.class));
  }

  public int count(String mineCode) {
    return client
        .sql("SELECT COUNT(*) FROM person_identity WHERE mine_code = :mine")
        .param("mine", mineCode)
        .query(Integer.class)
        .single();
  }

  public void add(Ask ask) {
    client
        .sql(
            """
            INSERT INTO person_ask (ask_id, mine_code, person_id, finding_id, case_number, words,
              asked_by, asked_at, answer, answered_by, answered_at, looks)
            VALUES (:id, :mine, :person, :finding, :number, :words, :by, :at, '', '', NULL, 0)""")
        .param("id", ask.id())
        .param("mine", ask.mineCode())
        .param("person", ask.personId())
        .param("finding", ask.findingId())
        .param("number", ask.caseNumber())
        .param("words", ask.words())
        .param("by", ask.askedBy())
        .param("at", ask.askedAt())
        .update();
  }

  /** Answers an ask; false when somebody has answered it. */
  public boolean answer(String id, String answer, String by, OffsetDateTime at) {
    return client
            .sql(
                "UPDATE person_ask SET answer = :answer, answered_by = :by, answered_at = :at"
                    + " WHERE ask_id = :id AND answer = ''")
            .param("answer", answer)
            .param("by", by)
            .param("at", at)
            .param("id", id)
            .update()
        == 1;
  }

  /** Counts a look; false when there were as many as may be. */
  public boolean look(String id, int most) {
    return client
            .sql("UPDATE person_ask SET looks = looks + 1 WHERE ask_id = :id AND looks < :most")
            .param("id", id)
            .param("most", most)
            .update()
        == 1;
  }

  public Optional<Ask> findAsk(String id) {
    return list("WHERE ask_id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** How many somebody has asked since. */
  public int countSince(String login, OffsetDateTime since) {
    return client
        .sql("SELECT COUNT(*) FROM person_ask WHERE asked_by = :login AND asked_at > :since")
        .param("login", login)
        .param("since", since)
        .query(Integer.class)
        .single();
  }

  /** The latest asks, the latest first. */
  public List<Ask> latest(int most) {
    return list("ORDER BY asked_at DESC, ask_id LIMIT :most", Map.of("most", most));
  }

  private List<Ask> list(String end, Map<String, ?> parameters) {
    return client
        .sql("SELECT * FROM person_ask " + end)
        .params(parameters)
        .query(
            (row, i) ->
                new Ask(
                    row.getString("ask_id"),
                    row.getString("mine_code"),
                    row.getString("person_id"),
                    row.getString("finding_id"),
                    row.getString("case_number"),
                    row.getString("words"),
                    row.getString("asked_by"),
                    row.getObject("asked_at", OffsetDateTime.class),
                    row.getString("answer"),
                    row.getString("answered_by"),
                    row.getObject("answered_at", OffsetDateTime.class),
                    row.getInt("looks")))
        .list();
  }
}
