package org.minewatch.web.store;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Groups that supervise a mine on site, known by the mine's code, and what was done about each, in
 * steps that are never changed. The caller holds a transaction when it writes.
 */
public final class ResidentGroups {

  private final JdbcClient client;
  private final StepLog steps;

  ResidentGroups(JdbcClient client) {
    this.client = client;
    this.steps = new StepLog(client, "resident_step");
  }

  /** A group as it stands. */
  public record Group(
      String mineCode, String mineName, int version, String state, OffsetDateTime changedAt) {}

  /**
   * A member for a time.
   *
   * @param to the last day; null while none is set
   */
  public record Stint(String login, LocalDate from, @Nullable LocalDate to) {}

  /** State of a group that works. */
  public static final String STANDING = "standing";

  public Optional<Group> find(String mineCode) {
    return one("SELECT * FROM resident_group WHERE mine_code = :mine", mineCode);
  }

  /** The group, which nobody else changes until the transaction ends. */
  public Optional<Group> lock(String mineCode) {
    return one("SELECT * FROM resident_group WHERE mine_code = :mine FOR UPDATE", mineCode);
  }

  private Optional<Group> one(String sql, String mineCode) {
    return client
        .sql(sql)
        .param("mine", mineCode)
        .query(
            (row, i) ->
                new Group(
                    row.getString("mine_code"),
                    row.getString("mine_name"),
                    row.getInt("version"),
                    row.getString("state"),
                    row.getObject("changed_at", OffsetDateTime.class)))
        .optional();
  }

  /** Mines that have or had a group, of those that may be seen. */
  public Set<String> listMines(Visible visible) {
    Map<String, Object> parameters = new HashMap<>();
    return new HashSet<>(
        client
            .sql(
                "SELECT mine_code FROM resident_group WHERE 1 = 1"
                    + visible.and("mine_code", parameters))
            .params(parameters)
            .query(String.class)
            .list());
  }

  public List<CaseStepRow> steps(String mineCode) {
    return steps.list(mineCode);
  }

  /** Keeps a step, how the group stands after it and who its members are then. */
  public void add(Group after, CaseStepRow step, List<Stint> members) {
    if (after.version() == 1) {
      client
          .sql(
              """
              INSERT INTO resident_group (mine_code, mine_name, version, state, changed_at)
              VALUES (:mine, :name, :version, :state, :changed)""")
          .param("mine", after.mineCode())
          .param("name", after.mineName())
          .param("version", after.version())
          .param("state", after.state())
          .param("changed", after.changedAt())
          .update();
    } else {
      client
          .sql(
              """
              UPDATE resident_group SET version = :version, state = :state, changed_at = :changed
               WHERE mine_code = :mine""")
          .param("mine", after.mineCode())
          .param("version", after.version())
          .param("state", after.state())
          .param("changed", after.changedAt())
          .update();
    }
    steps.add(after.mineCode(), step);
    client
        .sql("DELETE FROM resident_member WHERE mine_code = :mine")
        .param("mine", after.mineCode())
        .update();
    for (Stint stint : members) {
      client
          .sql(
              """
              INSERT INTO resident_member (mine_code, login, from_on, to_on)
              VALUES (:mine, :login, :from, :to)""")
          .param("mine", after.mineCode())
          .param("login", stint.login())
          .param("from", stint.from())
          .param("to", stint.to(), Types.DATE)
          .update();
    }
  }

  /** The mines whose standing group has somebody as a member on a day. */
  public Set<String> minesOf(String login, LocalDate day) {
    return new HashSet<>(
        client
            .sql(
                """
                SELECT m.mine_code FROM resident_member m
                  JOIN resident_group g ON g.mine_code = m.mine_code
                 WHERE m.login = :login AND g.state = :standing AND m.from_on <= :day
                   AND (m.to_on IS NULL OR m.to_on >= :day)""")
            .param("login", login)
            .param("standing", STANDING)
            .param("day", day)
            .query(String.class)
            .list());
  }
}
