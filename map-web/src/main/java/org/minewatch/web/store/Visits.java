package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.store.CaseRow.Registration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits of mines and the steps by which they were planned, moved and made. */
public final class Visits {

  private final JdbcClient client;
  private final StepLog steps;

  Visits(JdbcClient client) {
    this.client = client;
    this.steps = new StepLog(client, "visit_step");
  }

  /**
   * Which visits are wanted; what is absent does not restrict.
   *
   * @param from first day planned or, when it was made, visited
   * @param toldOnly none that is planned or given up without the mine having been told
   */
  public record Filter(
      Optional<String> mineCode,
      Optional<String> state,
      LocalDate from,
      LocalDate to,
      boolean toldOnly) {}

  private static final String TOLD = " AND (state = 'done' OR announced IS NOT NULL)";

  /** Visits by day; the mines are those that somebody may see. */
  public Page<VisitRow> list(Filter filter, Visible visible, PageRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("from", filter.from());
    parameters.put("to", filter.to());
    String where =
        " WHERE COALESCE(visited_on, planned_on) BETWEEN :from AND :to"
            + (filter.toldOnly() ? TOLD : "")
            + equal("mine_code", "mine", filter.mineCode(), parameters)
            + equal("state", "state", filter.state(), parameters)
            + visible.and("mine_code", parameters);
    long total =
        client
            .sql("SELECT COUNT(*) FROM visit" + where)
            .params(parameters)
            .query(Long.class)
            .single();
    List<VisitRow> rows =
        client
            .sql(
                "SELECT * FROM visit"
                    + where
                    + " ORDER BY COALESCE(visited_on, planned_on), mine_code, visit_id"
                    + " LIMIT :limit OFFSET :offset")
            .params(parameters)
            .param("limit", request.size())
            .param("offset", request.offset())
            .query((row, i) -> row(row))
            .list();
    return new Page<>(total, request.page(), request.size(), rows);
  }

  private static String equal(
      String column, String name, Optional<String> value, Map<String, Object> parameters) {
    value.ifPresent(v -> parameters.put(name, v));
    return value.isPresent() ? " AND " + column + " = :" + name : "";
  }

  /** A day on which a mine was visited or is to be. */
  public record Day(String mineCode, String authority, LocalDate on) {}

  /** Every visit that was made, of all mines or one, by mine and day. */
  public List<Day> listMade(Optional<String> mineCode) {
    return days("visited_on", VisitRow.DONE, "", mineCode);
  }

  /** Every visit that is still planned, by mine and day. */
  public List<Day> listPlanned(boolean toldOnly) {
    return days("planned_on", VisitRow.PLANNED, toldOnly ? TOLD : "", Optional.empty());
  }

  private List<Day> days(String column, String state, String more, Optional<String> mineCode) {
    return client
        .sql(
            "SELECT mine_code, authority, %s AS on_day FROM visit WHERE state = :state%s"
                    .formatted(column, more)
                + " AND (:every OR mine_code = :mine)"
                + " ORDER BY mine_code, on_day, authority")
        .param("state", state)
        .param("every", mineCode.isEmpty())
        .param("mine", mineCode.orElse(""))
        .query(
            (row, i) ->
                new Day(
                    row.getString("mine_code"),
                    row.getString("authority"),
                    row.getObject("on_day", LocalDate.class)))
        .list();
  }

  /** Visits that a mine was told of since a moment, by that moment. */
  public List<VisitRow> listAnnounced(OffsetDateTime since) {
    return client
        .sql("SELECT * FROM visit WHERE announced >= :since ORDER BY announced, visit_id")
        .param("since", since)
        .query((row, i) -> row(row))
        .list();
  }

  public Optional<VisitRow> find(String id) {
    return client
        .sql("SELECT * FROM visit WHERE visit_id = :id")
        .param("id", id)
        .query((row, i) -> row(row))
        .optional();
  }

  /** The visit, which nobody else changes until the transaction ends. */
  public Optional<VisitRow> lock(String id) {
    return client
        .sql("SELECT * FROM visit WHERE visit_id = :id FOR UPDATE")
        .param("id", id)
        .query((row, i) -> row(row))
        .optional();
  }

  /** The steps of a visit in their order. */
  public List<CaseStepRow> steps(String id) {
    return steps.list(id);
  }

  /** The number after the last of a year; the caller holds {@link Cases#takeTurn}. */
  public Registration nextNumber(int year) {
    int last =
        client
            .sql("SELECT COALESCE(MAX(reg_serial), 0) FROM visit WHERE reg_year = :year")
            .param("year", year)
            .query(Integer.class)
            .single();
    return new Registration(year, last + 1);
  }

  /** Begins a visit with its first step; the caller holds a transaction. */
  public void open(VisitRow row, CaseStepRow step) {
    client
        .sql(
            """
            INSERT INTO visit (visit_id, mine_code, mine_name, authority, reg_year, reg_serial,
              version, state, announced, planned_on, visited_on, changed_at)
            VALUES (:id, :mine, :name, :authority, :year, :serial, :version, :state, :announced,
              :planned, :visited, :at)""")
        .params(values(row))
        .param("mine", row.mineCode())
        .param("name", row.mineName())
        .param("authority", row.authority())
        .param("announced", row.announced(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("planned", row.plannedOn(), Types.DATE)
        .param("visited", row.visitedOn(), Types.DATE)
        .param("year", year(row), Types.INTEGER)
        .param("serial", serial(row), Types.INTEGER)
        .update();
    steps.add(row.id(), step);
  }

  /** Adds a step and says how the visit stands after it; the caller holds its lock. */
  public void add(VisitRow after, CaseStepRow step) {
    steps.add(after.id(), step);
    client
        .sql(
            """
            UPDATE visit SET version = :version, state = :state, announced = :announced,
                   planned_on = :planned, visited_on = :visited, changed_at = :at,
                   reg_year = :year, reg_serial = :serial
             WHERE visit_id = :id""")
        .params(values(after))
        .param("announced", after.announced(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("planned", after.plannedOn(), Types.DATE)
        .param("visited", after.visitedOn(), Types.DATE)
        .param("year", year(after), Types.INTEGER)
        .param("serial", serial(after), Types.INTEGER)
        .update();
  }

  private static Map<String, Object> values(VisitRow row) {
    Map<String, Object> values = new HashMap<>();
    values.put("id", row.id());
    values.put("version", row.version());
    values.put("state", row.state());
    values.put("at", row.changedAt());
    return values;
  }

  private static Integer year(VisitRow row) {
    return row.number() == null ? null : row.number().year();
  }

  private static Integer serial(VisitRow row) {
    return row.number() == null ? null : row.number().serial();
  }

  private static VisitRow row(ResultSet row) throws SQLException {
    int year = row.getInt("reg_year");
    Registration number = row.wasNull() ? null : new Registration(year, row.getInt("reg_serial"));
    return new VisitRow(
        row.getString("visit_id"),
        number,
        row.getString("mine_code"),
        row.getString("mine_name"),
        row.getString("authority"),
        row.getInt("version"),
        row.getString("state"),
        row.getObject("announced", OffsetDateTime.class),
        row.getObject("planned_on", LocalDate.class),
        row.getObject("visited_on", LocalDate.class),
        row.getObject("changed_at", OffsetDateTime.class));
  }
}
