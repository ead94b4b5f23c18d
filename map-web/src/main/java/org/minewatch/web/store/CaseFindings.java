package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.minewatch.finding.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings as those who work on them ask for them: across nights, with the latest word on each. */
public final class CaseFindings {

  private static final ZoneId HOME = ZoneId.of("Asia/Shanghai");

  private static final String OPEN = "open";

  private final JdbcClient client;

  CaseFindings(JdbcClient client) {
    this.client = client;
  }

  /** The latest night of the store. */
  public Optional<LocalDate> findLatestNight() {
    return client
        .sql("SELECT night_date FROM night ORDER BY night_date DESC LIMIT 1")
        .query(LocalDate.class)
        .optional();
  }

  /** Whether any night has a mine. */
  public boolean hasMine(String mineCode) {
    return client
        .sql("SELECT 1 FROM mine WHERE mine_code = :mine LIMIT 1")
        .param("mine", mineCode)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** The time zone of the region; that of China before the first night. */
  public ZoneId timeZone() {
    return client
        .sql("SELECT time_zone FROM region")
        .query(String.class)
        .optional()
        .map(ZoneId::of)
        .orElse(HOME);
  }

  /** The finding as the latest night that has it says, with the gravest severity of all nights. */
  public Optional<CaseFinding> find(String id) {
    return client
        .sql(
            """
            SELECT f.finding_id, f.mine_code, m.name, f.rule, f.title_zh, f.title_en,
                   (SELECT MAX(g.gravity) FROM finding_night g WHERE g.finding_id = :id) AS worst
              FROM finding_night f
              JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
             WHERE f.finding_id = :id
             ORDER BY f.night_date DESC LIMIT 1""")
        .param("id", id)
        .query((row, i) -> finding(row, "worst"))
        .optional();
  }

  /**
   * A finding in the latest night that has it.
   *
   * @param feature the feature as in {@code findings.geojson}
   */
  public record Latest(LocalDate night, String feature) {}

  /** The finding as the latest night that has it tells it. */
  public Optional<Latest> findLatest(String id) {
    return client
        .sql(
            """
            SELECT night_date, feature FROM finding_night WHERE finding_id = :id
             ORDER BY night_date DESC LIMIT 1""")
        .param("id", id)
        .query(
            (row, i) ->
                new Latest(row.getObject("night_date", LocalDate.class), row.getString("feature")))
        .optional();
  }

  private static CaseFinding finding(ResultSet row, String gravity) throws SQLException {
    return new CaseFinding(
        row.getString("finding_id"),
        row.getString("mine_code"),
        row.getString("name"),
        row.getString("rule"),
        Severity.values()[row.getInt(gravity)],
        row.getString("title_zh"),
        row.getString("title_en"));
  }

  /**
   * An open finding of the latest night.
   *
   * @param grounds every rule that holds
   * @param feature the feature as in {@code findings.geojson}
   * @param lastSeen when the last evidence is from
   * @param arrived when the store first had it as grave as now
   */
  public record Standing(
      CaseFinding finding,
      List<String> grounds,
      String feature,
      OffsetDateTime lastSeen,
      OffsetDateTime arrived) {}

  /** The open findings of the latest night that are so grave or rest on one of the rules. */
  public List<Standing> listUrgent(Severity least, Collection<String> rules) {
    StringBuilder anyRule = new StringBuilder();
    int n = 0;
    for (int i = 0; i < rules.size(); i++) {
      anyRule.append(" OR POSITION(:rule").append(i);
      anyRule.append(" IN CONCAT(CHR(10), f.grounds, CHR(10))) > 0");
    }
    JdbcClient.StatementSpec query =
        client
            .sql(
                """
                SELECT f.finding_id, f.mine_code, m.name, f.rule, f.title_zh, f.title_en, f.gravity,
                       f.grounds, f.feature, f.last_seen,
                       (SELECT MIN(n.imported_at) FROM finding_night g
                          JOIN night n ON n.night_date = g.night_date
                         WHERE g.finding_id = f.finding_id AND g.gravity >= f.gravity
                           AND g.state = :open) AS arrived
                  FROM finding_night f
                  JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
                 WHERE f.night_date = (SELECT MAX(night_date) FROM night) AND f.state = :open
                   AND (f.gravity >= :least"""
                    + anyRule
                    + ") ORDER BY f.gravity DESC, f.finding_id")
            .param("open", OPEN)
            .param("least", least.ordinal());
    for (String rule : rules) {
      query = query.param("rule" + n++, "\n" + rule + "\n");
    }
    return query.query((row, i) -> standing(row)).list();
  }

  /** The open findings of a mine in the latest night that rest on one of the rules, by id. */
  public List<Standing> listStanding(String mineCode, Collection<String> rules) {
    return client
        .sql(
            """
            SELECT f.finding_id, f.mine_code, m.name, f.rule, f.title_zh, f.title_en, f.gravity,
                   f.grounds, f.feature, f.last_seen, n.imported_at AS arrived
              FROM finding_night f
              JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
              JOIN night n ON n.night_date = f.night_date
             WHERE f.night_date = (SELECT MAX(night_date) FROM night) AND f.state = :open
               AND f.mine_code = :mine
             ORDER BY f.finding_id""")
        .param("open", OPEN)
        .param("mine", mineCode)
        .query((row, i) -> standing(row))
        .list()
        .stream()
        .filter(
            s ->
                rules.contains(s.finding().rule())
                    || s.grounds().stream().anyMatch(rules::contains))
        .toList();
  }

  private static Standing standing(ResultSet row) throws SQLException {
    return new Standing(
        finding(row, "gravity"),
        Lines.split(row.getString("grounds")),
        row.getString("feature"),
        row.getObject("last_seen", OffsetDateTime.class),
        row.getObject("arrived", OffsetDateTime.class));
  }

  /**
   * When the store first had a finding as grave as now, or empty when it has it no more.
   *
   * @param after nights that came in before count for nothing
   */
  public Optional<OffsetDateTime> findArrival(String id, Severity least, OffsetDateTime after) {
    return client
        .sql(
            """
            SELECT n.imported_at FROM finding_night f JOIN night n ON n.night_date = f.night_date
             WHERE f.finding_id = :id AND f.gravity >= :least AND f.state = :open
               AND n.imported_at > :after
             ORDER BY n.imported_at LIMIT 1""")
        .param("id", id)
        .param("least", least.ordinal())
        .param("open", OPEN)
        .param("after", after)
        .query((row, i) -> row.getObject("imported_at", OffsetDateTime.class))
        .optional();
  }

  /** An open finding of the latest night whose case, or whose forerunner's case, may be closed. */
  public record SeenAgain(String findingId, String feature, OffsetDateTime lastSeen) {}

  /** Open findings of the latest night that have a case themselves or name one that they follow. */
  public List<SeenAgain> listSeenAgain(String closed) {
    return client
        .sql(
            """
            SELECT f.finding_id, f.feature, f.last_seen FROM finding_night f
             WHERE f.night_date = (SELECT MAX(night_date) FROM night) AND f.state = :open
               AND (POSITION('"recurrence"' IN f.feature) > 0
                    OR EXISTS (SELECT 1 FROM review_case c
                                WHERE c.finding_id = f.finding_id AND c.state = :closed)
                    OR EXISTS (SELECT 1 FROM case_alias a
                                 JOIN review_case c ON c.finding_id = a.case_id
                                WHERE a.finding_id = f.finding_id AND c.state = :closed))
             ORDER BY f.finding_id""")
        .param("open", OPEN)
        .param("closed", closed)
        .query(
            (row, i) ->
                new SeenAgain(
                    row.getString("finding_id"),
                    row.getString("feature"),
                    row.getObject("last_seen", OffsetDateTime.class)))
        .list();
  }

  /** A mine by code and name. */
  public record MineName(String code, String name) {}

  /** The mines of a night, by code. */
  public List<MineName> listMines(LocalDate night) {
    return client
        .sql("SELECT mine_code, name FROM mine WHERE night_date = :night ORDER BY mine_code")
        .param("night", night)
        .query((row, i) -> new MineName(row.getString("mine_code"), row.getString("name")))
        .list();
  }

  /** A mine of the latest night with who owns and who supervises it. */
  public record SupervisedMine(String code, String name, String ownership, String supervisedBy) {}

  /** The mines of the latest night, by code. */
  public List<SupervisedMine> listSupervised() {
    return client
        .sql(
            """
            SELECT mine_code, name, ownership, supervised_by FROM mine
             WHERE night_date = (SELECT MAX(night_date) FROM night) ORDER BY mine_code""")
        .query(
            (row, i) ->
                new SupervisedMine(
                    row.getString("mine_code"),
                    row.getString("name"),
                    row.getString("ownership"),
                    row.getString("supervised_by")))
        .list();
  }

  /** When the first night came in; empty before. */
  public Optional<OffsetDateTime> findBeginning() {
    return client
        .sql("SELECT imported_at FROM night ORDER BY imported_at LIMIT 1")
        .query((row, i) -> row.getObject("imported_at", OffsetDateTime.class))
        .optional();
  }

  /** The mines of a night without any open finding, by code. */
  public List<MineName> listUnflagged(LocalDate night) {
    return client
        .sql(
            """
            SELECT m.mine_code, m.name FROM mine m
             WHERE m.night_date = :night
               AND NOT EXISTS (SELECT 1 FROM finding_night f
                                WHERE f.night_date = m.night_date AND f.mine_code = m.mine_code
                                  AND f.state = :open)
             ORDER BY m.mine_code""")
        .param("night", night)
        .param("open", OPEN)
        .query((row, i) -> new MineName(row.getString("mine_code"), row.getString("name")))
        .list();
  }
}
