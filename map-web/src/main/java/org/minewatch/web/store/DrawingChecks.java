package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.store.DrawingCheckRow.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The drawings that were handed in, how they are to be read, and what was decided. Whatever depends
 * on how a check stands takes its row's lock first, so that nothing changes under a decision.
 */
public final class DrawingChecks {

  private static final String SELECT =
      """
      SELECT c.*, d.revision AS decided_revision, d.kind, d.reasons, d.note, d.decided_by,
             d.decided_at
        FROM drawing_check c LEFT JOIN drawing_decision d ON d.check_id = c.check_id
      """;

  private final JdbcClient client;
  private final TransactionTemplate inTransaction;

  DrawingChecks(JdbcClient client, TransactionTemplate inTransaction) {
    this.client = client;
    this.inTransaction = inTransaction;
  }

  public Optional<DrawingCheckRow> find(String id) {
    return client
        .sql(SELECT + " WHERE c.check_id = :id")
        .param("id", id)
        .query((row, i) -> row(row))
        .optional();
  }

  /** The check of the same bytes of a mine that nobody has decided yet. */
  public Optional<DrawingCheckRow> findUndecided(String mineCode, String sha256) {
    return client
        .sql(
            SELECT
                + " WHERE c.mine_code = :mine AND c.sha256 = :sha AND d.check_id IS NULL"
                + " ORDER BY c.received_at, c.check_id LIMIT 1")
        .param("mine", mineCode)
        .param("sha", sha256)
        .query((row, i) -> row(row))
        .optional();
  }

  /** The latest check of the same bytes of a mine. */
  public Optional<DrawingCheckRow> findLatest(String mineCode, String sha256) {
    return client
        .sql(
            SELECT
                + " WHERE c.mine_code = :mine AND c.sha256 = :sha"
                + " ORDER BY c.received_at DESC, c.check_id LIMIT 1")
        .param("mine", mineCode)
        .param("sha", sha256)
        .query((row, i) -> row(row))
        .optional();
  }

  /** The newest checks. */
  public List<DrawingCheckRow> list(
      Visible visible, Optional<String> mineCode, Optional<State> state, int most) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("every_mine", mineCode.isEmpty());
    parameters.put("mine", mineCode.orElse(""));
    parameters.put("every_state", state.isEmpty());
    parameters.put("state", state.map(State::wireName).orElse(""));
    parameters.put("most", most);
    return client
        .sql(
            SELECT
                + """
                   WHERE (:every_mine OR c.mine_code = :mine)
                     AND (:every_state OR c.state = :state)"""
                + visible.and("c.mine_code", parameters)
                + " ORDER BY c.received_at DESC, c.check_id LIMIT :most")
        .params(parameters)
        .query((row, i) -> row(row))
        .list();
  }

  /** Takes in a new check, queued, with its first settings. */
  public void add(DrawingCheckRow check, String settings) {
    inTransaction.executeWithoutResult(
        status -> {
          client
              .sql(
                  """
                  INSERT INTO drawing_check (check_id, mine_code, mine_name, file_name, file_kind,
                    sha256, received_at, state, queued_at, revision, result_revision, critical,
                    major, warning, notice, problem_zh, problem_en)
                  VALUES (:id, :mine, :name, :file, :kind, :sha, :received, 'queued', :received,
                    :revision, 0, 0, 0, 0, 0, '', '')""")
              .param("id", check.id())
              .param("mine", check.mineCode())
              .param("name", check.mineName())
              .param("file", check.fileName())
              .param("kind", check.fileKind())
              .param("sha", check.sha256())
              .param("received", check.received())
              .param("revision", check.revision())
              .update();
          addSettings(check.id(), check.revision(), settings);
        });
  }

  private void addSettings(String id, int revision, String settings) {
    client
        .sql("INSERT INTO drawing_check_settings VALUES (:id, :revision, :settings)")
        .param("id", id)
        .param("revision", revision)
        .param("settings", settings)
        .update();
  }

  /** What a revision is checked with, JSON. */
  public String getSettings(String id, int revision) {
    return client
        .sql(
            "SELECT settings FROM drawing_check_settings"
                + " WHERE check_id = :id AND revision = :revision")
        .param("id", id)
        .param("revision", revision)
        .query(String.class)
        .single();
  }

  /**
   * Puts a check into the queue again with other settings.
   *
   * @param revision the one that the settings were changed from
   * @return whether it was still that revision and undecided
   */
  public boolean requeue(String id, int revision, String settings) {
    return whileUndecided(
        id,
        row -> row.revision() == revision,
        row -> {
          addSettings(id, revision + 1, settings);
          client
              .sql(
                  "UPDATE drawing_check SET state = 'queued', queued_at = :now,"
                      + " revision = :revision, problem_zh = '', problem_en = ''"
                      + " WHERE check_id = :id")
              .param("now", now())
              .param("revision", revision + 1)
              .param("id", id)
              .update();
        });
  }

  /** Has a check that failed run again as it is. */
  public boolean retry(String id) {
    return whileUndecided(
        id,
        row -> row.state() == State.FAILED,
        row ->
            client
                .sql(
                    "UPDATE drawing_check SET state = 'queued', queued_at = :now, problem_zh = '',"
                        + " problem_en = '' WHERE check_id = :id")
                .param("now", now())
                .param("id", id)
                .update());
  }

  /** Writes a decision down; false when there is one, or when the check does not stand so. */
  public boolean decide(String id, DrawingDecision decision) {
    return whileUndecided(
        id,
        row -> row.revision() == decision.revision() && row.isFinished(),
        row ->
            client
                .sql(
                    """
                    INSERT INTO drawing_decision
                           (check_id, revision, kind, reasons, note, decided_by, decided_at)
                    VALUES (:id, :revision, :kind, :reasons, :note, :by, :at)""")
                .param("id", id)
                .param("revision", decision.revision())
                .param("kind", decision.kind())
                .param("reasons", Lines.join(decision.reasons()))
                .param("note", decision.note())
                .param("by", decision.by())
                .param("at", decision.at())
                .update());
  }

  private boolean whileUndecided(
      String id,
      java.util.function.Predicate<DrawingCheckRow> stands,
      java.util.function.Consumer<DrawingCheckRow> change) {
    return Boolean.TRUE.equals(
        inTransaction.execute(
            status -> {
              client
                  .sql("SELECT check_id FROM drawing_check WHERE check_id = :id FOR UPDATE")
                  .param("id", id)
                  .query(String.class)
                  .single();
              DrawingCheckRow row = find(id).orElseThrow();
              if (row.decision() != null || !stands.test(row)) {
                return false;
              }
              change.accept(row);
              return true;
            }));
  }

  private static DrawingCheckRow row(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new DrawingCheckRow(
        row.getString("check_id"),
        row.getString("mine_code"),
        row.getString("mine_name"),
        row.getString("file_name"),
        row.getString("file_kind"),
        row.getString("sha256"),
        row.getObject("received_at", OffsetDateTime.class),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("revision"),
        row.getInt("result_revision"),
        row.getString("conclusion"),
        new MineView.Counts(
            row.getInt("critical"),
            row.getInt("major"),
            row.getInt("warning"),
            row.getInt("notice")),
        row.getString("problem_zh"),
        row.getString("problem_en"),
        kind == null
            ? null
            : new DrawingDecision(
                row.getInt("decided_revision"),
                kind,
                Lines.split(row.getString("reasons")),
                row.getString("note"),
                row.getString("decided_by"),
                row.getObject("decided_at", OffsetDateTime.class)));
  }

  private static OffsetDateTime now() {
    return OffsetDateTime.now(ZoneOffset.UTC);
  }
}
