package org.minewatch.web.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Steps that people took on something, in a table that is only ever added to. */
final class StepLog {

  private final JdbcClient client;
  private final String table;

  /**
   * @param table ours and never text of a request
   */
  StepLog(JdbcClient client, String table) {
    this.client = client;
    this.table = table;
  }

  void add(String of, CaseStepRow step) {
    client
        .sql(
            "INSERT INTO "
                + table
                + " (of_id, seq, kind, taken_at, by_login, by_name, by_role, payload)"
                + " VALUES (:of, :seq, :kind, :at, :login, :name, :role, :payload)")
        .param("of", of)
        .param("seq", step.seq())
        .param("kind", step.kind())
        .param("at", step.at())
        .param("login", step.byLogin())
        .param("name", step.byName())
        .param("role", step.byRole())
        .param("payload", step.payload())
        .update();
  }

  /** The steps of one thing in their order. */
  List<CaseStepRow> list(String of) {
    return client
        .sql("SELECT * FROM " + table + " WHERE of_id = :of ORDER BY seq")
        .param("of", of)
        .query(
            (row, i) ->
                new CaseStepRow(
                    row.getInt("seq"),
                    row.getString("kind"),
                    row.getObject("taken_at", OffsetDateTime.class),
                    row.getString("by_login"),
                    row.getString("by_name"),
                    row.getString("by_role"),
                    row.getString("payload")))
        .list();
  }
}
