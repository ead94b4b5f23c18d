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
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hazards that other inspections found, and the steps by which they were put right. */
public final class Hazards {

  private final JdbcClient client;
  private final StepLog steps;

  Hazards(JdbcClient client) {
    this.client = client;
    this.steps = new StepLog(client, "hazard_step");
  }

  /** Which hazards are wanted; what is absent does not restrict. */
  public record Filter(Optional<String> mineCode, Optional<String> state) {}

  /** Hazards that are not put right first, by deadline; the mines are those somebody may see. */
  public Page<HazardRow> list(Filter filter, Visible visible, PageRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    filter.mineCode().ifPresent(code -> parameters.put("mine", code));
    filter.state().ifPresent(state -> parameters.put("state", state));
    String where =
        " WHERE 1 = 1"
            + (filter.mineCode().isPresent() ? " AND mine_code = :mine" : "")
            + (filter.state().isPresent() ? " AND state = :state" : "")
            + visible.and("mine_code", parameters);
    long total =
        client
            .sql("SELECT COUNT(*) FROM hazard" + where)
            .params(parameters)
            .query(Long.class)
            .single();
    List<HazardRow> rows =
        client
            .sql(
                "SELECT * FROM hazard"
                    + where
                    + " ORDER BY CASE state WHEN 'open' THEN 0 WHEN 'done' THEN 1 ELSE 2 END,"
                    + " COALESCE(deadline, DATE '9999-12-31'), found_on, hazard_id"
                    + " LIMIT :limit OFFSET :offset")
            .params(parameters)
            .param("limit", request.size())
            .param("offset", request.offset())
            .query((row, i) -> row(row))
            .list();
    return new Page<>(total, request.page(), request.size(), rows);
  }

  /** Hazards of a mine that have a point and were not withdrawn. */
  public List<HazardRow> listPlaced(String mineCode) {
    return client
        .sql(
            "SELECT * FROM hazard WHERE mine_code = :mine AND longitude IS NOT NULL"
                + " AND state <> 'withdrawn' ORDER BY found_on, hazard_id")
        .param("mine", mineCode)
        .query((row, i) -> row(row))
        .list();
  }

  /** Hazards that a regulator confirmed since then and that were not withdrawn. */
  public List<HazardRow> listConfirmed(OffsetDateTime since) {
    return client
        .sql(
            "SELECT * FROM hazard WHERE confirmed >= :since AND state <> 'withdrawn'"
                + " ORDER BY mine_code, confirmed, hazard_id")
        .param("since", since)
        .query((row, i) -> row(row))
        .list();
  }

  public Optional<HazardRow> find(String id) {
    return one("SELECT * FROM hazard WHERE hazard_id = :id", id);
  }

  /** The hazard, which nobody else changes until the transaction ends. */
  public Optional<HazardRow> lock(String id) {
    return one("SELECT * FROM hazard WHERE hazard_id = :id FOR UPDATE", id);
  }

  private Optional<HazardRow> one(String sql, String id) {
    return client.sql(sql).param("id", id).query((row, i) -> row(row)).optional();
  }

  /** Whether a mine has a hazard of this number from this source already. */
  public boolean isThere(String mineCode, String source, String number) {
    return client
            .sql(
                "SELECT COUNT(*) FROM hazard"
                    + " WHERE mine_code = :mine AND source = :source AND number = :number")
            .param("mine", mineCode)
            .param("source", source)
            .param("number", number)
            .query(Integer.class)
            .single()
        > 0;
  }

  public List<CaseStepRow> steps(String id) {
    return steps.list(id);
  }

  /** Adds a hazard with its first step; the caller holds a transaction. */
  public void open(HazardRow row, CaseStepRow step) {
    HazardRow.Point point = row.point();
    client
        .sql(
            """
            INSERT INTO hazard (hazard_id, mine_code, mine_name, source, number, found_on, found_by,
              place, northing, easting, longitude, latitude, words, level, deadline, acceptor,
              version, state, changed_at)
            VALUES (:id, :mine, :name, :source, :number, :on, :by, :place, :northing, :easting,
              :longitude, :latitude, :words, :level, :deadline, :acceptor, :version, :state, :at)""")
        .param("id", row.id())
        .param("mine", row.mineCode())
        .param("name", row.mineName())
        .param("source", row.source())
        .param("number", row.number())
        .param("on", row.foundOn())
        .param("by", row.foundBy())
        .param("place", row.place())
        .param("northing", point == null ? null : point.northing(), Types.DOUBLE)
        .param("easting", point == null ? null : point.easting(), Types.DOUBLE)
        .param("longitude", point == null ? null : point.longitude(), Types.DOUBLE)
        .param("latitude", point == null ? null : point.latitude(), Types.DOUBLE)
        .param("words", row.words())
        .param("level", row.level())
        .param("deadline", row.deadline(), Types.DATE)
        .param("acceptor", row.acceptor())
        .param("version", row.version())
        .param("state", row.state())
        .param("at", row.changedAt())
        .update();
    steps.add(row.id(), step);
  }

  /** Adds a step and says how the hazard stands after it; the caller holds its lock. */
  public void add(HazardRow after, CaseStepRow step) {
    steps.add(after.id(), step);
    client
        .sql(
            """
            UPDATE hazard SET version = :version, state = :state, deadline = :deadline,
                   confirmed = :confirmed, changed_at = :at
             WHERE hazard_id = :id""")
        .param("id", after.id())
        .param("version", after.version())
        .param("state", after.state())
        .param("deadline", after.deadline(), Types.DATE)
        .param("confirmed", after.confirmed(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("at", after.changedAt())
        .update();
  }

  private static HazardRow row(ResultSet row) throws SQLException {
    Double longitude = row.getObject("longitude", Double.class);
    return new HazardRow(
        row.getString("hazard_id"),
        row.getString("mine_code"),
        row.getString("mine_name"),
        row.getString("source"),
        row.getString("number"),
        row.getObject("found_on", LocalDate.class),
        row.getString("found_by"),
        row.getString("place"),
        longitude == null
            ? null
            : new HazardRow.Point(
                row.getDouble("northing"),
                row.getDouble("easting"),
                longitude,
                row.getDouble("latitude")),
        row.getString("words"),
        row.getString("level"),
        row.getObject("deadline", LocalDate.class),
        row.getString("acceptor"),
        row.getInt("version"),
        row.getString("state"),
        row.getObject("confirmed", OffsetDateTime.class),
        row.getObject("changed_at", OffsetDateTime.class));
  }
}
