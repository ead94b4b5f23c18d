package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tasks of resident groups and what was done about each, in steps that are never changed. The
 * caller holds a transaction when it writes.
 */
public final class ResidentTasks {

  private final JdbcClient client;
  private final StepLog steps;

  ResidentTasks(JdbcClient client) {
    this.client = client;
    this.steps = new StepLog(client, "resident_task_step");
  }

  /** Keeps a new one, with the step that gave it. */
  public void open(ResidentTask task, CaseStepRow step) {
    client
        .sql(
            """
            INSERT INTO resident_task (task_id, mine_code, mine_name, source, source_id, source_no,
              finding_id, words, due_on, member_login, member_name, given_at, by_name, version,
              state, changed_at)
            VALUES (:id, :mine, :mineName, :source, :sourceId, :sourceNo, :finding, :words, :due,
              :login, :name, :given, :by, :version, :state, :changed)""")
        .param("id", task.id())
        .param("mine", task.mineCode())
        .param("mineName", task.mineName())
        .param("source", task.source())
        .param("sourceId", task.sourceId())
        .param("sourceNo", task.sourceNo())
        .param("finding", task.findingId())
        .param("words", task.words())
        .param("due", task.due())
        .param("login", task.memberLogin())
        .param("name", task.memberName())
        .param("given", task.givenAt())
        .param("by", task.byName())
        .param("version", task.version())
        .param("state", task.state())
        .param("changed", task.changedAt())
        .update();
    steps.add(task.id(), step);
  }

  /** Adds a step and says how the task stands after it; the caller holds its lock. */
  public void add(ResidentTask after, CaseStepRow step) {
    steps.add(after.id(), step);
    client
        .sql(
            """
            UPDATE resident_task SET version = :version, state = :state, due_on = :due,
                   member_login = :login, member_name = :name, changed_at = :changed
             WHERE task_id = :id""")
        .param("version", after.version())
        .param("state", after.state())
        .param("due", after.due())
        .param("login", after.memberLogin())
        .param("name", after.memberName())
        .param("changed", after.changedAt())
        .param("id", after.id())
        .update();
  }

  public Optional<ResidentTask> find(String id) {
    return one("SELECT * FROM resident_task WHERE task_id = :id", id);
  }

  /** The task, which nobody else changes until the transaction ends. */
  public Optional<ResidentTask> lock(String id) {
    return one("SELECT * FROM resident_task WHERE task_id = :id FOR UPDATE", id);
  }

  private Optional<ResidentTask> one(String sql, String id) {
    return client.sql(sql).param("id", id).query((row, i) -> row(row)).optional();
  }

  public List<CaseStepRow> steps(String id) {
    return steps.list(id);
  }

  /** Those in these states that may be seen, what is due first before the others. */
  public List<ResidentTask> list(Collection<String> states, Visible visible) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            "SELECT * FROM resident_task WHERE state IN (:states)"
                + visible.and("mine_code", parameters)
                + visible.andFinding("finding_id", parameters)
                + " ORDER BY due_on, task_id")
        .params(parameters)
        .param("states", states)
        .query((row, i) -> row(row))
        .list();
  }

  private static ResidentTask row(ResultSet row) throws SQLException {
    return new ResidentTask(
        row.getString("task_id"),
        row.getString("mine_code"),
        row.getString("mine_name"),
        row.getString("source"),
        row.getString("source_id"),
        row.getString("source_no"),
        row.getString("finding_id"),
        row.getString("words"),
        row.getObject("due_on", LocalDate.class),
        row.getString("member_login"),
        row.getString("member_name"),
        row.getObject("given_at", OffsetDateTime.class),
        row.getString("by_name"),
        row.getInt("version"),
        row.getString("state"),
        row.getObject("changed_at", OffsetDateTime.class));
  }
}
