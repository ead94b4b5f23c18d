package org.minewatch.web.store;

import java.util.Optional;
import org.minewatch.web.store.DrawingCheckRow.State;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The checks that wait and the one that runs, for whoever runs them. */
public final class DrawingQueue {

  private final JdbcClient client;
  private final DrawingChecks checks;

  DrawingQueue(JdbcClient client, DrawingChecks checks) {
    this.client = client;
    this.checks = checks;
  }

  /** What a check came to. */
  public record Result(State state, String conclusion, MineView.Counts findings) {}

  /** How many wait. */
  public int countQueued() {
    return client
        .sql("SELECT COUNT(*) FROM drawing_check WHERE state = 'queued'")
        .query(Integer.class)
        .single();
  }

  /** What was running when the program ended waits again. */
  public void requeueRunning() {
    client.sql("UPDATE drawing_check SET state = 'queued' WHERE state = 'running'").update();
  }

  /** Takes the check that has waited longest; it runs from now on. */
  public Optional<DrawingCheckRow> takeNext() {
    Optional<String> next =
        client
            .sql(
                "SELECT check_id FROM drawing_check WHERE state = 'queued'"
                    + " ORDER BY queued_at, check_id LIMIT 1")
            .query(String.class)
            .optional();
    next.ifPresent(
        id ->
            client
                .sql("UPDATE drawing_check SET state = 'running' WHERE check_id = :id")
                .param("id", id)
                .update());
    return next.flatMap(checks::find);
  }

  /** Notes what a run came to; false when the settings have changed meanwhile. */
  public boolean finish(String id, int revision, Result result) {
    return 1
        == client
            .sql(
                """
                UPDATE drawing_check
                   SET state = :state, result_revision = :revision, conclusion = :conclusion,
                       critical = :critical, major = :major, warning = :warning, notice = :notice,
                       problem_zh = '', problem_en = ''
                 WHERE check_id = :id AND revision = :revision AND state = 'running'""")
            .param("state", result.state().wireName())
            .param("conclusion", result.conclusion())
            .param("critical", result.findings().critical())
            .param("major", result.findings().major())
            .param("warning", result.findings().warning())
            .param("notice", result.findings().notice())
            .param("id", id)
            .param("revision", revision)
            .update();
  }

  /** Notes that a run failed; false when the settings have changed meanwhile. */
  public boolean fail(String id, int revision, String problemZh, String problemEn) {
    return 1
        == client
            .sql(
                "UPDATE drawing_check SET state = 'failed', problem_zh = :zh, problem_en = :en"
                    + " WHERE check_id = :id AND revision = :revision AND state = 'running'")
            .param("zh", problemZh)
            .param("en", problemEn)
            .param("id", id)
            .param("revision", revision)
            .update();
  }
}
