package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tip-offs and what was done about each, in steps that are never changed. The caller holds a
 * transaction when it writes. Who told is elsewhere: {@link TipIdentities}.
 */
public final class TipOffs {

  private final JdbcClient client;

  TipOffs(JdbcClient client) {
    this.client = client;
  }

  /** The number after the last of a year; {@link Cases#takeTurn} comes before. */
  public TipOff.Number nextNumber(int year) {
    int last =
        client
            .sql("SELECT COALESCE(MAX(reg_serial), 0) FROM tip_off WHERE reg_year = :year")
            .param("year", year)
            .query(Integer.class)
            .single();
    return new TipOff.Number(year, last + 1);
  }

  /** Keeps a new one, with the step of its receipt. */
  public void add(TipOff tip, CaseStepRow receipt) {
    client
        .sql(
            """
            INSERT INTO tip_off (tip_id, reg_year, reg_serial, received_at, came_on, channel,
              urgent, mine_code, mine_name, place, happened, words, by_login, by_name, version,
              state, reward, due_on, changed_at)
            VALUES (:id, :year, :serial, :received, :came, :channel, :urgent, :mine, :mineName,
              :place, :happened, :words, :login, :name, :version, :state, :reward, :due,
              :changed)""")
        .param("id", tip.id())
        .param("year", tip.number().year())
        .param("serial", tip.number().serial())
        .param("received", tip.receivedAt())
        .param("came", tip.cameOn())
        .param("channel", tip.channel())
        .param("urgent", tip.urgent())
        .param("mine", tip.mineCode())
        .param("mineName", tip.mineName())
        .param("place", tip.place())
        .param("happened", tip.happened())
        .param("words", tip.words())
        .param("login", tip.byLogin())
        .param("name", tip.byName())
        .param("version", tip.version())
        .param("state", tip.state())
        .param("reward", tip.reward())
        .param("due", tip.due(), Types.DATE)
        .param("changed", tip.changedAt())
        .update();
    addStep(tip.id(), receipt);
  }

  /** Adds a step and says where the tip-off stands after it. */
  public void add(CaseStepRow step, TipOff after) {
    addStep(after.id(), step);
    client
        .sql(
            """
            UPDATE tip_off SET version = :version, state = :state, reward = :reward,
                   due_on = :due, changed_at = :changed
             WHERE tip_id = :id""")
        .param("version", after.version())
        .param("state", after.state())
        .param("reward", after.reward())
        .param("due", after.due(), Types.DATE)
        .param("changed", after.changedAt())
        .param("id", after.id())
        .update();
  }

  private void addStep(String tipId, CaseStepRow step) {
    client
        .sql(
            """
            INSERT INTO tip_step
                   (tip_id, seq, kind, taken_at, by_login, by_name, by_role, payload)
            VALUES (:id, :seq, :kind, :at, :login, :name, :role, :payload)""")
        .param("id", tipId)
        .param("seq", step.seq())
        .param("kind", step.kind())
        .param("at", step.at())
        .param("login", step.byLogin())
        .param("name", step.byName())
        .param("role", step.byRole())
        .param("payload", step.payload())
        .update();
  }

  public Optional<TipOff> find(String id) {
    return client
        .sql("SELECT * FROM tip_off WHERE tip_id = :id")
        .param("id", id)
        .query((row, i) -> tip(row))
        .optional();
  }

  /** The tip-off, which nobody else changes until the transaction ends. */
  public Optional<TipOff> lock(String id) {
    return client
        .sql("SELECT * FROM tip_off WHERE tip_id = :id FOR UPDATE")
        .param("id", id)
        .query((row, i) -> tip(row))
        .optional();
  }

  public Optional<TipOff> findNumber(int year, int serial) {
    return client
        .sql("SELECT * FROM tip_off WHERE reg_year = :year AND reg_serial = :serial")
        .param("year", year)
        .param("serial", serial)
        .query((row, i) -> tip(row))
        .optional();
  }

  public List<CaseStepRow> steps(String id) {
    return client
        .sql("SELECT * FROM tip_step WHERE tip_id = :id ORDER BY seq")
        .param("id", id)
        .query((row, i) -> Cases.step(row))
        .list();
  }

  /** Those in these states, the last received first. */
  public List<TipOff> list(Collection<String> states) {
    return client
        .sql(
            "SELECT * FROM tip_off WHERE state IN (:states)"
                + " ORDER BY reg_year DESC, reg_serial DESC")
        .param("states", states)
        .query((row, i) -> tip(row))
        .list();
  }

  /** Those that are linked with a finding, the last received first. */
  public List<TipOff> listAbout(String findingId) {
    return client
        .sql(
            "SELECT t.* FROM tip_off t JOIN tip_link l ON l.tip_id = t.tip_id"
                + " WHERE l.finding_id = :finding ORDER BY t.reg_year DESC, t.reg_serial DESC")
        .param("finding", findingId)
        .query((row, i) -> tip(row))
        .list();
  }

  public void link(String id, String findingId) {
    client
        .sql("INSERT INTO tip_link (tip_id, finding_id) VALUES (:id, :finding)")
        .param("id", id)
        .param("finding", findingId)
        .update();
  }

  public void unlink(String id, String findingId) {
    client
        .sql("DELETE FROM tip_link WHERE tip_id = :id AND finding_id = :finding")
        .param("id", id)
        .param("finding", findingId)
        .update();
  }

  private static TipOff tip(ResultSet row) throws SQLException {
    return new TipOff(
        row.getString("tip_id"),
        new TipOff.Number(row.getInt("reg_year"), row.getInt("reg_serial")),
        row.getObject("received_at", OffsetDateTime.class),
        row.getObject("came_on", LocalDate.class),
        row.getString("channel"),
        row.getBoolean("urgent"),
        row.getString("mine_code"),
        row.getString("mine_name"),
        row.getString("place"),
        row.getString("happened"),
        row.getString("words"),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getInt("version"),
        row.getString("state"),
        row.getString("reward"),
        row.getObject("due_on", LocalDate.class),
        row.getObject("changed_at", OffsetDateTime.class));
  }
}
