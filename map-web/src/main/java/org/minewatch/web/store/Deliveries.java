package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The outbox: what is to be sent is written in the transaction that takes a night in, and taken by
 * one server at a time, under a lease. What was handed over is never taken again by itself, so
 * nothing arrives twice; where a server died between handing over and hearing the answer, it says
 * so.
 */
public final class Deliveries {
  private static final String LOCK = "delivery";
  private static final int LONGEST_TROUBLE = 1000;
  private static final int HASH_DIGITS = 12;
  private static final long NONE = -1;

  private final JdbcClient client;
  private final Transactions transactions;

  Deliveries(JdbcClient client, Transactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  // ---- putting in -------------------------------------------------------------------------------

  /**
   * Puts a night in for every subscriber, in the transaction that goes on; what still waits of an
   * earlier version of it is not sent any more.
   *
   * @param contentHash tells this version of the night from others
   */
  public void put(LocalDate night, String contentHash, int giveUpAfterHours) {
    transactions.in(
        () -> {
          lock();
          client
              .sql(
                  "UPDATE delivery SET state = 'superseded', ended_at = CURRENT_TIMESTAMP"
                      + " WHERE night_date = :night AND state = 'waiting'")
              .param("night", night)
              .update();
          client
              .sql(
                  "SELECT subscription_id FROM subscription WHERE enabled ORDER BY subscription_id")
              .query(Long.class)
              .list()
              .forEach(id -> insert(id, night, contentHash, giveUpAfterHours));
          return true;
        });
  }

  private void insert(long subscription, LocalDate night, String contentHash, int hours) {
    int revision =
        1
            + client
                .sql(
                    "SELECT COALESCE(MAX(revision), 0) FROM delivery"
                        + " WHERE subscription_id = :subscription AND night_date = :night")
                .param("subscription", subscription)
                .param("night", night)
                .query(Integer.class)
                .single();
    client
        .sql(
            """
            INSERT INTO delivery (subscription_id, night_date, revision, message_id, state, attempts,
                created_at, not_before, give_up_at, holder, report_sha256, trouble)
            VALUES (:subscription, :night, :revision, :message, 'waiting', 0, CURRENT_TIMESTAMP,
                CURRENT_TIMESTAMP, %s, '', '', '')"""
                .formatted(later(hours * 3600)))
        .param("subscription", subscription)
        .param("night", night)
        .param("revision", revision)
        .param(
            "message",
            night
                + "."
                + subscription
                + "."
                + revision
                + "."
                + contentHash.substring(0, Math.min(HASH_DIGITS, contentHash.length())))
        .update();
  }

  private void lock() {
    client
        .sql("SELECT fence FROM job_lease WHERE name = :name FOR UPDATE")
        .param("name", LOCK)
        .query(Long.class)
        .single();
  }

  private static String later(int seconds) {
    return "CURRENT_TIMESTAMP + INTERVAL '" + seconds + "' SECOND";
  }

  // ---- sending ----------------------------------------------------------------------------------

  /**
   * Takes the one that has waited longest; of one subscriber never two at once. What a server that
   * died had taken waits again, or is uncertain when it had been handed over.
   *
   * @param holder who takes it, unique to one running server
   * @param not those that are not wanted now
   */
  public Optional<Delivery> take(String holder, int leaseSeconds, Collection<Long> not) {
    return transactions.in(
        () -> {
          lock();
          recover();
          Optional<Long> next =
              client
                  .sql(
                      """
                      SELECT d.delivery_id FROM delivery d
                       WHERE d.state = 'waiting' AND d.not_before <= CURRENT_TIMESTAMP
                         AND d.delivery_id NOT IN (:not)
                         AND NOT EXISTS (SELECT 1 FROM delivery o
                              WHERE o.subscription_id = d.subscription_id AND o.state = 'sending')
                       ORDER BY d.delivery_id LIMIT 1""")
                  .param("not", not.isEmpty() ? List.of(NONE) : List.copyOf(not))
                  .query(Long.class)
                  .optional();
          next.ifPresent(
              id ->
                  client
                      .sql(
                          "UPDATE delivery SET state = 'sending', attempts = attempts + 1,"
                              + " handed_at = NULL, holder = :holder, lease_until = "
                              + later(leaseSeconds)
                              + " WHERE delivery_id = :id")
                      .param("holder", holder)
                      .param("id", id)
                      .update());
          return next.flatMap(this::find);
        });
  }

  private void recover() {
    client
        .sql(
            "UPDATE delivery SET state = 'waiting' WHERE state = 'sending'"
                + " AND handed_at IS NULL AND lease_until < CURRENT_TIMESTAMP")
        .update();
    client
        .sql(
            "UPDATE delivery SET state = 'uncertain', ended_at = CURRENT_TIMESTAMP, trouble ="
                + " 'the server ended after it was handed over and before it heard an answer'"
                + " WHERE state = 'sending' AND lease_until < CURRENT_TIMESTAMP")
        .update();
  }

  /**
   * The last of it is about to leave: from now on it is sent or uncertain, unless whoever gets it
   * refuses.
   *
   * @return whether it is still the caller's; otherwise it must not leave
   */
  public boolean handing(long id, String holder, int leaseSeconds, String reportSha256) {
    return 1
        == client
            .sql(
                "UPDATE delivery SET handed_at = CURRENT_TIMESTAMP, report_sha256 = :sha,"
                    + " lease_until = "
                    + later(leaseSeconds)
                    + " WHERE delivery_id = :id AND holder = :holder AND state = 'sending'"
                    + " AND lease_until >= CURRENT_TIMESTAMP")
            .param("sha", reportSha256)
            .param("id", id)
            .param("holder", holder)
            .update();
  }

  /**
   * It has ended; for who handed it over also when the lease has ended meanwhile.
   *
   * @param state one of those that it ends in
   */
  public boolean end(long id, String holder, String state, String trouble) {
    return 1
        == client
            .sql(
                "UPDATE delivery SET state = :state, ended_at = CURRENT_TIMESTAMP, trouble = :trouble"
                    + " WHERE delivery_id = :id AND holder = :holder"
                    + " AND state IN ('sending', 'uncertain')")
            .param("state", state)
            .param("trouble", cut(trouble))
            .param("id", id)
            .param("holder", holder)
            .update();
  }

  /** It was not sent, that much is certain: again later, or given up when it has waited enough. */
  public void notSent(long id, String holder, String trouble, int againAfterSeconds) {
    String over = later(againAfterSeconds) + " > give_up_at";
    client
        .sql(
            "UPDATE delivery SET state = CASE WHEN "
                + over
                + " THEN 'failed' ELSE 'waiting' END, ended_at = CASE WHEN "
                + over
                + " THEN CURRENT_TIMESTAMP ELSE NULL END, handed_at = NULL, trouble = :trouble,"
                + " not_before = "
                + later(againAfterSeconds)
                + " WHERE delivery_id = :id AND holder = :holder"
                + " AND state IN ('sending', 'uncertain')")
        .param("trouble", cut(trouble))
        .param("id", id)
        .param("holder", holder)
        .update();
  }

  /**
   * Has one sent again that somebody has asked for: it was given up or is uncertain.
   *
   * @return whether it was
   */
  public boolean again(long id, int giveUpAfterHours) {
    return 1
        == client
            .sql(
                "UPDATE delivery SET state = 'waiting', ended_at = NULL, handed_at = NULL,"
                    + " not_before = CURRENT_TIMESTAMP, give_up_at = "
                    + later(giveUpAfterHours * 3600)
                    + " WHERE delivery_id = :id AND state IN ('failed', 'uncertain')")
            .param("id", id)
            .update();
  }

  // ---- reading ----------------------------------------------------------------------------------

  public Optional<Delivery> find(long id) {
    return client
        .sql("SELECT * FROM delivery WHERE delivery_id = :id")
        .param("id", id)
        .query(Deliveries::row)
        .optional();
  }

  /** The report that a subscriber has of a night, by its digest; empty when he has none. */
  public Optional<String> findReceived(long subscription, LocalDate night) {
    return client
        .sql(
            "SELECT report_sha256 FROM delivery WHERE subscription_id = :subscription"
                + " AND night_date = :night AND state = 'sent' ORDER BY revision DESC LIMIT 1")
        .param("subscription", subscription)
        .param("night", night)
        .query(String.class)
        .optional();
  }

  /** Nights that a subscriber may or may not have got, and has not got since. */
  public List<LocalDate> listUncertain(long subscription) {
    return client
        .sql(
            """
            SELECT DISTINCT d.night_date FROM delivery d
             WHERE d.subscription_id = :subscription AND d.state = 'uncertain'
               AND NOT EXISTS (SELECT 1 FROM delivery l WHERE l.subscription_id = d.subscription_id
                    AND l.night_date = d.night_date AND l.revision > d.revision AND l.state = 'sent')
             ORDER BY d.night_date DESC LIMIT 10""")
        .param("subscription", subscription)
        .query(LocalDate.class)
        .list();
  }

  /** Deliveries, the latest first; of one state or of all. */
  public Page<Delivery> list(Optional<String> state, PageRequest request) {
    String where = state.isPresent() ? " WHERE state = :state" : "";
    Map<String, Object> parameters = new TreeMap<>();
    state.ifPresent(s -> parameters.put("state", s));
    long total =
        client
            .sql("SELECT COUNT(*) FROM delivery" + where)
            .params(parameters)
            .query(Long.class)
            .single();
    List<Delivery> items =
        client
            .sql(
                "SELECT * FROM delivery"
                    + where
                    + " ORDER BY delivery_id DESC LIMIT :size OFFSET :offset")
            .params(parameters)
            .param("size", request.size())
            .param("offset", request.offset())
            .query(Deliveries::row)
            .list();
    return new Page<>(total, request.page(), request.size(), items);
  }

  /** How many there are of each state. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    client
        .sql("SELECT state, COUNT(*) AS n FROM delivery GROUP BY state")
        .query((row, i) -> counts.put(row.getString("state"), row.getLong("n")))
        .list();
    return counts;
  }

  private static String cut(String trouble) {
    return trouble.substring(0, Math.min(trouble.length(), LONGEST_TROUBLE));
  }

  private static Delivery row(ResultSet row, int i) throws SQLException {
    return new Delivery(
        row.getLong("delivery_id"),
        row.getLong("subscription_id"),
        row.getObject("night_date", LocalDate.class),
        row.getInt("revision"),
        row.getString("message_id"),
        row.getString("state"),
        row.getInt("attempts"),
        row.getObject("created_at", OffsetDateTime.class),
        row.getObject("not_before", OffsetDateTime.class),
        row.getObject("handed_at", OffsetDateTime.class),
        row.getObject("ended_at", OffsetDateTime.class),
        row.getString("report_sha256"),
        row.getString("trouble"));
  }
}
