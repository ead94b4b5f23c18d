package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The runs of the nightly job, and the lease that lets one server alone do them. A server that dies
 * leaves a lease that ends by itself, and a run that the next one begins again.
 */
public final class JobRuns {
  private static final String NIGHTLY = "nightly";

  /** Held while a run is asked for, so that two who ask for the same nights get one run. */
  private static final String ASKING = "asking";

  private static final int LONGEST_TEXT = 4000;

  private final JdbcClient client;
  private final Transactions transactions;

  JobRuns(JdbcClient client, Transactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  // ---- the lease --------------------------------------------------------------------------------

  /**
   * Takes the lease when nobody else holds it.
   *
   * @param holder who asks, unique to one running server
   * @return its fence: a number that no earlier holder had
   */
  public OptionalLong acquire(String holder, int seconds) {
    return transactions.in(
        () -> {
          int taken =
              client
                  .sql(
                      "UPDATE job_lease SET holder = :me, fence = fence + 1, until_at = "
                          + later(seconds)
                          + " WHERE name = :name AND until_at < CURRENT_TIMESTAMP")
                  .param("me", holder)
                  .param("name", NIGHTLY)
                  .update();
          return taken == 1 ? OptionalLong.of(fence()) : OptionalLong.empty();
        });
  }

  private long fence() {
    return client
        .sql("SELECT fence FROM job_lease WHERE name = :name")
        .param("name", NIGHTLY)
        .query(Long.class)
        .single();
  }

  /** Keeps the lease; false when another has taken it meanwhile. */
  public boolean renew(long fence, int seconds) {
    return 1
        == client
            .sql(
                "UPDATE job_lease SET until_at = "
                    + later(seconds)
                    + " WHERE name = :name AND fence = :fence")
            .param("name", NIGHTLY)
            .param("fence", fence)
            .update();
  }

  /** Gives the lease back, unless it is another's by now. */
  public void release(long fence) {
    client
        .sql(
            "UPDATE job_lease SET until_at = CURRENT_TIMESTAMP - INTERVAL '1' SECOND"
                + " WHERE name = :name AND fence = :fence")
        .param("name", NIGHTLY)
        .param("fence", fence)
        .update();
  }

  /**
   * Holds the lease until the transaction that goes on has ended, so that nobody else takes it
   * meanwhile.
   *
   * @return whether it is still the caller's
   */
  public boolean hold(long fence) {
    return lock(NIGHTLY) == fence;
  }

  /** Whoever else wants this row waits until the transaction that goes on has ended. */
  private long lock(String name) {
    return client
        .sql("SELECT fence FROM job_lease WHERE name = :name FOR UPDATE")
        .param("name", name)
        .query(Long.class)
        .single();
  }

  private static String later(int seconds) {
    return "CURRENT_TIMESTAMP + INTERVAL '" + seconds + "' SECOND";
  }

  // ---- the runs ---------------------------------------------------------------------------------

  /**
   * Asks for a run. One that waits already for the same nights stands for it.
   *
   * @param first null for whatever is due
   */
  public JobRun ask(
      String reason,
      String login,
      String name,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {
    return transactions.in(
        () -> {
          lock(ASKING);
          Optional<JobRun> there =
              client
                  .sql(
                      "SELECT * FROM job_run WHERE state = 'waiting'"
                          + " AND first_night IS NOT DISTINCT FROM CAST(:first AS DATE)"
                          + " AND last_night IS NOT DISTINCT FROM CAST(:last AS DATE)"
                          + " ORDER BY run_id DESC LIMIT 1")
                  .param("first", first, Types.DATE)
                  .param("last", last, Types.DATE)
                  .query(JobRuns::run)
                  .optional();
          return there.orElseGet(() -> insert(reason, login, name, first, last));
        });
  }

  private JobRun insert(
      String reason,
      String login,
      String name,
      @Nullable LocalDate first,
      @Nullable LocalDate last) {
    client
        .sql(
            """
            INSERT INTO job_run (reason, by_login, by_name, first_night, last_night, state, asked_at,
                not_before, attempts, server, stage, done_count, of_count, nights, rejections,
                failed_mines, trouble)
            VALUES (:reason, :login, :name, :first, :last, 'waiting', CURRENT_TIMESTAMP,
                CURRENT_TIMESTAMP, 0, '', '', 0, 0, '', 0, '', '')""")
        .param("reason", reason)
        .param("login", login)
        .param("name", name)
        .param("first", first, Types.DATE)
        .param("last", last, Types.DATE)
        .update();
    return list(0, 1).get(0);
  }

  /** For whoever has just taken the lease: what another left running waits again. */
  public void requeueRunning() {
    client.sql("UPDATE job_run SET state = 'waiting' WHERE state = 'running'").update();
  }

  /** Whether anything could be begun now. */
  public boolean hasWork() {
    return client
            .sql(
                "SELECT COUNT(*) FROM job_run WHERE state = 'running'"
                    + " OR (state = 'waiting' AND not_before <= CURRENT_TIMESTAMP)")
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Begins the run that has waited longest; for the holder of the lease. */
  public Optional<JobRun> takeNext(String server) {
    return transactions.in(
        () -> {
          Optional<Long> next =
              client
                  .sql(
                      "SELECT run_id FROM job_run WHERE state = 'waiting'"
                          + " AND not_before <= CURRENT_TIMESTAMP ORDER BY run_id LIMIT 1")
                  .query(Long.class)
                  .optional();
          next.ifPresent(
              id ->
                  client
                      .sql(
                          "UPDATE job_run SET state = 'running', began_at = CURRENT_TIMESTAMP,"
                              + " ended_at = NULL, attempts = attempts + 1, server = :server,"
                              + " stage = 'read', done_count = 0, of_count = 0, nights = '',"
                              + " trouble = '' WHERE run_id = :id")
                      .param("server", server)
                      .param("id", id)
                      .update());
          return next.flatMap(this::find);
        });
  }

  public void progress(long id, String stage, int done, int of) {
    client
        .sql(
            "UPDATE job_run SET stage = :stage, done_count = :done, of_count = :of"
                + " WHERE run_id = :id AND state = 'running'")
        .param("stage", stage)
        .param("done", done)
        .param("of", of)
        .param("id", id)
        .update();
  }

  /** It is done. */
  public void finish(
      long id, Collection<LocalDate> nights, long rejections, Collection<String> failedMines) {
    client
        .sql(
            "UPDATE job_run SET state = 'done', ended_at = CURRENT_TIMESTAMP, stage = '',"
                + " nights = :nights, rejections = :rejections, failed_mines = :failed"
                + " WHERE run_id = :id AND state = 'running'")
        .param("nights", cut(nights.stream().map(LocalDate::toString).toList()))
        .param("rejections", rejections)
        .param("failed", cut(failedMines))
        .param("id", id)
        .update();
  }

  /** It was stopped; with {@code againAfterSeconds} it waits for another attempt. */
  public void stopped(long id, String trouble, Optional<Integer> againAfterSeconds) {
    client
        .sql(
            "UPDATE job_run SET state = :state, ended_at = CURRENT_TIMESTAMP, stage = '',"
                + " trouble = :trouble, not_before = "
                + later(againAfterSeconds.orElse(0))
                + " WHERE run_id = :id AND state = 'running'")
        .param("state", againAfterSeconds.isPresent() ? JobRun.WAITING : JobRun.FAILED)
        .param("trouble", trouble.substring(0, Math.min(trouble.length(), LONGEST_TEXT)))
        .param("id", id)
        .update();
  }

  // ---- folders that were being written
  // -----------------------------------------------------------

  /** The first of the nights that a run was stopped in the middle of writing. */
  public Optional<LocalDate> unfinished() {
    return client
        .sql("SELECT first_night FROM job_unfinished ORDER BY first_night LIMIT 1")
        .query(LocalDate.class)
        .optional();
  }

  /** Folders from this night on are about to be written. */
  public void writing(LocalDate first) {
    transactions.in(
        () -> {
          lock(NIGHTLY);
          if (unfinished().isEmpty()) {
            client
                .sql("INSERT INTO job_unfinished (first_night) VALUES (:first)")
                .param("first", first)
                .update();
          } else {
            client
                .sql("UPDATE job_unfinished SET first_night = :first WHERE first_night > :first")
                .param("first", first)
                .update();
          }
          return true;
        });
  }

  /** All that was begun is written. */
  public void written() {
    client.sql("DELETE FROM job_unfinished").update();
  }

  public Optional<JobRun> find(long id) {
    return client
        .sql("SELECT * FROM job_run WHERE run_id = :id")
        .param("id", id)
        .query(JobRuns::run)
        .optional();
  }

  /** The runs, the latest first. */
  public Page<JobRun> list(PageRequest request) {
    long total = client.sql("SELECT COUNT(*) FROM job_run").query(Long.class).single();
    return new Page<>(
        total, request.page(), request.size(), list(request.offset(), request.size()));
  }

  private List<JobRun> list(long offset, int size) {
    return client
        .sql("SELECT * FROM job_run ORDER BY run_id DESC LIMIT :size OFFSET :offset")
        .param("size", size)
        .param("offset", offset)
        .query(JobRuns::run)
        .list();
  }

  /** As many as fit the column; the job's own log has the rest. */
  private static String cut(Collection<String> lines) {
    StringBuilder text = new StringBuilder();
    for (String line : lines) {
      if (text.length() + line.length() + 1 > LONGEST_TEXT) {
        break;
      }
      text.append(text.isEmpty() ? "" : "\n").append(line);
    }
    return text.toString();
  }

  private static JobRun run(ResultSet row, int i) throws SQLException {
    return new JobRun(
        row.getLong("run_id"),
        row.getString("reason"),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getObject("first_night", LocalDate.class),
        row.getObject("last_night", LocalDate.class),
        row.getString("state"),
        row.getObject("asked_at", OffsetDateTime.class),
        row.getInt("attempts"),
        row.getObject("began_at", OffsetDateTime.class),
        row.getObject("ended_at", OffsetDateTime.class),
        row.getString("server"),
        row.getString("stage"),
        row.getInt("done_count"),
        row.getInt("of_count"),
        Lines.split(row.getString("nights")).stream().map(LocalDate::parse).toList(),
        row.getLong("rejections"),
        Lines.split(row.getString("failed_mines")),
        row.getString("trouble"));
  }
}
