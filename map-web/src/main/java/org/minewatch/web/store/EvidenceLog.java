package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.log.LogEntry;
import org.minewatch.evidence.log.LogFile;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The Merkle log of nights and bundles: only ever added to, which the database sees to. Its head
 * stands for all of it.
 */
public final class EvidenceLog {

  /** The log's own digest; RFC 6962 has this one. */
  public static final DigestAlgorithm DIGEST = DigestAlgorithm.SHA_256;

  private static final String COLUMNS =
      "SELECT log_index, kind, subject, digest, entered_at FROM evidence_entry ";

  private final JdbcClient client;
  private final Transactions transactions;

  EvidenceLog(JdbcClient client, Transactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /**
   * Where the log stands.
   *
   * @param head hexadecimal
   */
  public record Head(long size, String head) {}

  public Head head() {
    return client
        .sql("SELECT log_size, head FROM evidence_head")
        .query((row, i) -> new Head(row.getLong("log_size"), row.getString("head")))
        .single();
  }

  /** Enters a night, unless the latest entry of that night says the same. */
  void enterNight(LocalDate night, String digest, OffsetDateTime at) {
    transactions.in(
        () -> {
          lock();
          boolean same =
              find(LogEntry.NIGHT, night.toString())
                  .map(e -> e.digest().equals(digest))
                  .orElse(false);
          return same ? head() : append(LogEntry.NIGHT, night.toString(), digest, at);
        });
  }

  /**
   * Enters a bundle, in the transaction that goes on if there is one.
   *
   * @return its index
   */
  public long enterBundle(String number, String sha256, OffsetDateTime at) {
    return transactions.in(
        () -> {
          lock();
          return append(LogEntry.BUNDLE, number, sha256, at).size() - 1;
        });
  }

  /** Whoever enters something waits here for the one before. */
  private void lock() {
    client.sql("SELECT log_size FROM evidence_head FOR UPDATE").query(Long.class).single();
  }

  private Head append(String kind, String subject, String digest, OffsetDateTime at) {
    List<LogEntry> entries = new ArrayList<>(all());
    String time =
        at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).toString();
    LogEntry entry = new LogEntry(entries.size(), kind, subject, digest, time);
    entries.add(entry);
    client
        .sql(
            "INSERT INTO evidence_entry (log_index, kind, subject, digest, entered_at)"
                + " VALUES (:index, :kind, :subject, :digest, :at)")
        .param("index", entry.index())
        .param("kind", kind)
        .param("subject", subject)
        .param("digest", digest)
        .param("at", time)
        .update();
    Head head = new Head(entries.size(), LogFile.head(DIGEST, entries));
    client
        .sql("UPDATE evidence_head SET log_size = :size, head = :head")
        .param("size", head.size())
        .param("head", head.head())
        .update();
    return head;
  }

  /** The latest entry of a subject. */
  public Optional<LogEntry> find(String kind, String subject) {
    return client
        .sql(COLUMNS + "WHERE kind = :kind AND subject = :subject ORDER BY log_index DESC LIMIT 1")
        .param("kind", kind)
        .param("subject", subject)
        .query(EvidenceLog::entry)
        .optional();
  }

  /** All entries in order: one a night and one a bundle, some hundreds a year. */
  public List<LogEntry> all() {
    return client.sql(COLUMNS + "ORDER BY log_index").query(EvidenceLog::entry).list();
  }

  /** The digest of each night that is in the store, as it was entered last. */
  public Map<LocalDate, String> nightDigests() {
    Map<LocalDate, String> digests = new TreeMap<>();
    client
        .sql(
            COLUMNS
                + "WHERE kind = :kind AND subject IN (SELECT CAST(night_date AS CHARACTER VARYING(10))"
                + " FROM night) ORDER BY log_index")
        .param("kind", LogEntry.NIGHT)
        .query(EvidenceLog::entry)
        .list()
        .forEach(e -> digests.put(LocalDate.parse(e.subject()), e.digest()));
    return digests;
  }

  public void addStamp(StampRow stamp) {
    client
        .sql(
            "INSERT INTO evidence_stamp (log_size, head, stamped_at, authority, token)"
                + " VALUES (:size, :head, :at, :authority, :token)")
        .param("size", stamp.size())
        .param("head", stamp.head())
        .param("at", stamp.at())
        .param("authority", stamp.authority())
        .param("token", stamp.token())
        .update();
  }

  /** All time stamps, the earliest first. */
  public List<StampRow> stamps() {
    return client
        .sql(
            "SELECT log_size, head, stamped_at, authority, token FROM evidence_stamp ORDER BY log_size")
        .query(
            (row, i) ->
                new StampRow(
                    row.getLong("log_size"),
                    row.getString("head"),
                    row.getObject("stamped_at", OffsetDateTime.class)
                        .withOffsetSameInstant(ZoneOffset.UTC),
                    row.getString("authority"),
                    row.getString("token")))
        .list();
  }

  /** Whether the head as it is has been stamped. */
  public boolean isStamped(long size) {
    return client
            .sql("SELECT COUNT(*) FROM evidence_stamp WHERE log_size = :size")
            .param("size", size)
            .query(Integer.class)
            .single()
        > 0;
  }

  private static LogEntry entry(ResultSet row, int i) throws SQLException {
    return new LogEntry(
        row.getLong("log_index"),
        row.getString("kind"),
        row.getString("subject"),
        row.getString("digest"),
        row.getString("entered_at"));
  }
}
