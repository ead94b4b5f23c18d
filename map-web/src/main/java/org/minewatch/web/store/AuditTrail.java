package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * The audit log: only ever added to, each entry chained to the one before by its digest. The
 * database refuses to change or delete an entry.
 */
public final class AuditTrail {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int CHECKED_AT_ONCE = 1000;

  private final JdbcClient client;
  private final Transactions transactions;

  AuditTrail(JdbcClient client, Transactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /**
   * Adds an entry, in the transaction that goes on if there is one.
   *
   * @param detail a JSON object
   */
  public AuditEntry append(
      OffsetDateTime at,
      String login,
      String role,
      String address,
      String action,
      String subject,
      String detail) {
    return transactions.in(
        () -> {
          AuditEntry last =
              client
                  .sql("SELECT seq, digest FROM audit_head FOR UPDATE")
                  .query((row, i) -> unchained(row.getLong("seq"), row.getString("digest")))
                  .single();
          AuditEntry entry =
              chained(
                  new AuditEntry(
                      last.seq() + 1,
                      at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS),
                      login,
                      role,
                      address,
                      action,
                      subject,
                      detail,
                      last.digest(),
                      ""));
          insert(entry);
          client
              .sql("UPDATE audit_head SET seq = :seq, digest = :digest")
              .param("seq", entry.seq())
              .param("digest", entry.digest())
              .update();
          return entry;
        });
  }

  private static AuditEntry unchained(long seq, String digest) {
    OffsetDateTime never = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    return new AuditEntry(seq, never, "", "", "", "", "", "", "", digest);
  }

  private void insert(AuditEntry entry) {
    client
        .sql(
            """
            INSERT INTO audit_entry
              (seq, happened_at, login, role, address, action, subject, detail, previous, digest)
            VALUES (:seq, :at, :login, :role, :address, :action, :subject, :detail, :previous,
              :digest)""")
        .param("seq", entry.seq())
        .param("at", entry.at())
        .param("login", entry.login())
        .param("role", entry.role())
        .param("address", entry.address())
        .param("action", entry.action())
        .param("subject", entry.subject())
        .param("detail", entry.detail())
        .param("previous", entry.previous())
        .param("digest", entry.digest())
        .update();
  }

  /** Entries, the latest first; what is empty does not restrict. */
  public Page<AuditEntry> list(
      Optional<String> login, Optional<String> action, Optional<String> subject, PageRequest page) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    restrict(where, parameters, "login", login);
    restrict(where, parameters, "subject", subject);
    action.ifPresent(
        a -> {
          where.append(" AND (action = :action OR action LIKE :actions ESCAPE '!')");
          parameters.put("action", a);
          parameters.put("actions", FindingFilter.escaped(a) + ".%");
        });
    long total =
        client
            .sql("SELECT COUNT(*) FROM audit_entry" + where)
            .params(parameters)
            .query(Long.class)
            .single();
    parameters.put("limit", page.size());
    parameters.put("offset", page.offset());
    return new Page<>(
        total,
        page.page(),
        page.size(),
        client
            .sql(
                "SELECT * FROM audit_entry"
                    + where
                    + " ORDER BY seq DESC LIMIT :limit OFFSET :offset")
            .params(parameters)
            .query(AuditTrail::entry)
            .list());
  }

  private static void restrict(
      StringBuilder where, Map<String, Object> parameters, String column, Optional<String> value) {
    value.ifPresent(
        v -> {
          where.append(" AND ").append(column).append(" = :").append(column);
          parameters.put(column, v);
        });
  }

  /** How many entries there are. */
  public long count() {
    return client.sql("SELECT seq FROM audit_head").query(Long.class).single();
  }

  /**
   * Reads the whole chain and recomputes it.
   *
   * @return the first entry that is missing or not what was written; empty when all is as it was
   */
  public Optional<Long> firstBroken() {
    String previous = "";
    long expected = 1;
    while (true) {
      List<AuditEntry> some =
          client
              .sql("SELECT * FROM audit_entry WHERE seq >= :from AND seq < :to ORDER BY seq")
              .param("from", expected)
              .param("to", expected + CHECKED_AT_ONCE)
              .query(AuditTrail::entry)
              .list();
      for (AuditEntry entry : some) {
        if (entry.seq() != expected
            || !entry.previous().equals(previous)
            || !chained(entry).digest().equals(entry.digest())) {
          return Optional.of(expected);
        }
        previous = entry.digest();
        expected++;
      }
      if (some.size() < CHECKED_AT_ONCE) {
        String end = client.sql("SELECT digest FROM audit_head").query(String.class).single();
        return end.equals(previous) ? Optional.empty() : Optional.of(expected);
      }
    }
  }

  /** The entry with the digest over what it says: a JSON array of its members in their order. */
  private static AuditEntry chained(AuditEntry e) {
    String text =
        JSON.writeValueAsString(
            List.of(
                e.seq(),
                e.at().toInstant().toEpochMilli(),
                e.login(),
                e.role(),
                e.address(),
                e.action(),
                e.subject(),
                e.detail(),
                e.previous()));
    return new AuditEntry(
        e.seq(),
        e.at(),
        e.login(),
        e.role(),
        e.address(),
        e.action(),
        e.subject(),
        e.detail(),
        e.previous(),
        Digests.sha256(text));
  }

  private static AuditEntry entry(ResultSet row, int i) throws SQLException {
    return new AuditEntry(
        row.getLong("seq"),
        row.getObject("happened_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
        row.getString("login"),
        row.getString("role"),
        row.getString("address"),
        row.getString("action"),
        row.getString("subject"),
        row.getString("detail"),
        row.getString("previous"),
        row.getString("digest"));
  }
}
