package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.Severity;
import org.minewatch.region.Rejection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is known of nights as a whole: mines, judgements, licences, rejected input. */
public final class Nights {

  private final JdbcClient client;

  Nights(JdbcClient client) {
    this.client = client;
  }

  /** The region and its nights; empty while nothing has been imported. */
  public Optional<RegionView> findRegion() {
    List<RegionView.NightLine> nights =
        client
            .sql(
                "SELECT night_date, product_version, rule_set_version"
                    + " FROM night ORDER BY night_date DESC")
            .query(
                (row, i) ->
                    new RegionView.NightLine(
                        row.getObject("night_date", LocalDate.class),
                        row.getString("product_version"),
                        row.getString("rule_set_version")))
            .list();
    return client
        .sql("SELECT name, time_zone FROM region")
        .query(
            (row, i) -> new RegionView(row.getString("name"), row.getString("time_zone"), nights))
        .optional();
  }

  /** The latest night; empty while there is none. */
  public Optional<LocalDate> findLatest() {
    return client
        .sql("SELECT night_date FROM night ORDER BY night_date DESC FETCH FIRST 1 ROW ONLY")
        .query(LocalDate.class)
        .optional();
  }

  /**
   * How much a night has.
   *
   * @param findings how many findings it lists, open and ended
   * @param cannotJudge how often a rule could not judge a mine
   */
  public record Count(int findings, int cannotJudge) {
    public static final Count NONE = new Count(0, 0);
  }

  /** How much each night has of what somebody may see; a night that has nothing is left out. */
  public Map<LocalDate, Count> countByNight(Visible visible) {
    Map<String, Object> parameters = new HashMap<>();
    Map<LocalDate, Count> counts = new HashMap<>();
    client
        .sql(
            "SELECT night_date, SUM(findings) AS findings, SUM(cannot_judge) AS cannot_judge"
                + " FROM night_count WHERE 1 = 1"
                + visible.and("mine_code", parameters)
                + " GROUP BY night_date")
        .params(parameters)
        .query(
            row -> {
              counts.put(
                  row.getObject("night_date", LocalDate.class),
                  new Count(row.getInt("findings"), row.getInt("cannot_judge")));
            });
    if (!visible.hiddenFindings().isEmpty()) {
      client
          .sql(
              "SELECT night_date, COUNT(*) AS hidden FROM finding_night"
                  + " WHERE finding_id IN (:hidden)"
                  + visible.and("mine_code", parameters)
                  + " GROUP BY night_date")
          .params(parameters)
          .param("hidden", List.copyOf(visible.hiddenFindings()))
          .query(
              row -> {
                int hidden = row.getInt("hidden");
                counts.computeIfPresent(
                    row.getObject("night_date", LocalDate.class),
                    (night, all) -> new Count(all.findings() - hidden, all.cannotJudge()));
              });
    }
    return counts;
  }

  /** What tells one content of a night from another; empty when the night is not in the store. */
  public Optional<String> findContentHash(LocalDate night) {
    return client
        .sql("SELECT content_sha256 FROM night WHERE night_date = :night")
        .param("night", night)
        .query(String.class)
        .optional();
  }

  /** The night's report as it was written, empty when the result folder had none. */
  public Optional<String> findReport(LocalDate night) {
    return client
        .sql("SELECT report_html FROM night WHERE night_date = :night AND report_html IS NOT NULL")
        .param("night", night)
        .query(String.class)
        .optional();
  }

  /** The mines of a night by code. */
  public List<MineView> listMines(LocalDate night, Visible visible) {
    Map<String, List<String>> licences = new HashMap<>();
    client
        .sql(
            """
            SELECT mine_code, licence_no FROM licence_account
             WHERE night_date = :night AND licence_no <> '' ORDER BY seq""")
        .param("night", night)
        .query(
            row -> {
              licences
                  .computeIfAbsent(row.getString("mine_code"), code -> new ArrayList<>())
                  .add(row.getString("licence_no"));
            });
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            """
            SELECT m.mine_code, m.name, m.county, m.township, m.ownership, m.supervised_by, m.west, m.south, m.east, m.north,
                   f.critical, f.major, f.warning, f.notice, j.judged, j.partial, j.cannot_judge
              FROM mine m
              LEFT JOIN (SELECT mine_code,
                                COUNT(CASE WHEN severity = :critical THEN 1 END) AS critical,
                                COUNT(CASE WHEN severity = :major THEN 1 END) AS major,
                                COUNT(CASE WHEN severity = :warning THEN 1 END) AS warning,
                                COUNT(CASE WHEN severity = :notice THEN 1 END) AS notice
                           FROM finding_night WHERE night_date = :night %s GROUP BY mine_code) f
                ON f.mine_code = m.mine_code
              LEFT JOIN (SELECT mine_code,
                                COUNT(CASE WHEN state = :judged THEN 1 END) AS judged,
                                COUNT(CASE WHEN state = :partial THEN 1 END) AS partial,
                                COUNT(CASE WHEN state = :cannot THEN 1 END) AS cannot_judge
                           FROM judgement WHERE night_date = :night GROUP BY mine_code) j
                ON j.mine_code = m.mine_code
             WHERE m.night_date = :night"""
                    .formatted(visible.andFinding("finding_id", parameters))
                + visible.and("m.mine_code", parameters)
                + " ORDER BY m.mine_code")
        .params(parameters)
        .param("night", night)
        .param("critical", Severity.CRITICAL.wireName())
        .param("major", Severity.MAJOR.wireName())
        .param("warning", Severity.WARNING.wireName())
        .param("notice", Severity.NOTICE.wireName())
        .param("judged", Judgement.State.JUDGED.wireName())
        .param("partial", Judgement.State.PARTIAL.wireName())
        .param("cannot", Judgement.State.CANNOT_JUDGE.wireName())
        .query(
            (row, i) ->
                new MineView(
                    row.getString("mine_code"),
                    row.getString("name"),
                    row.getString("county"),
                    row.getString("township"),
                    row.getString("ownership"),
                    row.getString("supervised_by"),
                    licences.getOrDefault(row.getString("mine_code"), List.of()),
                    Box.read(row),
                    new MineView.Counts(
                        row.getInt("critical"),
                        row.getInt("major"),
                        row.getInt("warning"),
                        row.getInt("notice")),
                    row.getInt("judged"),
                    row.getInt("partial"),
                    row.getInt("cannot_judge")))
        .list();
  }

  /**
   * How much of a mine a night could see and its sources beside each other, a JSON object, which
   * has nothing in it where the night does not say; empty when the night has no such mine.
   */
  public Optional<String> findSight(LocalDate night, String mineCode) {
    return client
        .sql("SELECT sight FROM mine WHERE night_date = :night AND mine_code = :mine")
        .param("night", night)
        .param("mine", mineCode)
        .query((row, i) -> Optional.ofNullable(row.getString("sight")).orElse("{}"))
        .optional();
  }

  /** The judgements of a night by mine and rule, of all mines or one. */
  public List<JudgementView> listJudgements(
      LocalDate night,
      Visible visible,
      Optional<String> mineCode,
      Optional<Judgement.State> state) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            """
            SELECT mine_code, rule, state, reason_code, reason_zh, reason_en, needs FROM judgement
             WHERE night_date = :night AND (:every OR mine_code = :mine)
               AND (:any_state OR state = :state)"""
                + visible.and("mine_code", parameters)
                + " ORDER BY mine_code, rule, seq")
        .params(parameters)
        .param("any_state", state.isEmpty())
        .param("state", state.map(Judgement.State::wireName).orElse(""))
        .param("night", night)
        .param("every", mineCode.isEmpty())
        .param("mine", mineCode.orElse(""))
        .query(
            (row, i) ->
                new JudgementView(
                    row.getString("mine_code"),
                    row.getString("rule"),
                    row.getString("state"),
                    row.getString("reason_code"),
                    row.getString("reason_zh"),
                    row.getString("reason_en"),
                    Lines.split(row.getString("needs"))))
        .list();
  }

  /** The licences of a night as they were understood, of all mines or one. */
  public List<LicenceView> listLicences(
      LocalDate night, Visible visible, Optional<String> mineCode) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            """
            SELECT licence_no, mine_code, crs, parts, corners, plane_area_km2, ellipsoid_area_km2,
                   printed_area_km2, status, notes
              FROM licence_account
             WHERE night_date = :night AND (:every OR mine_code = :mine)"""
                + visible.and("mine_code", parameters)
                + " ORDER BY seq")
        .params(parameters)
        .param("night", night)
        .param("every", mineCode.isEmpty())
        .param("mine", mineCode.orElse(""))
        .query(Nights::licence)
        .list();
  }

  private static LicenceView licence(ResultSet row, int i) throws SQLException {
    return new LicenceView(
        row.getString("licence_no"),
        row.getString("mine_code"),
        row.getString("crs"),
        row.getInt("parts"),
        row.getInt("corners"),
        row.getObject("plane_area_km2", Double.class),
        row.getObject("ellipsoid_area_km2", Double.class),
        row.getObject("printed_area_km2", Double.class),
        row.getString("status"),
        row.getString("notes"));
  }

  /** Rejected input of a night, in the order of its file. */
  public Page<Rejection> listRejected(LocalDate night, PageRequest request) {
    long total =
        client
            .sql("SELECT COUNT(*) FROM rejected_row WHERE night_date = :night")
            .param("night", night)
            .query(Long.class)
            .single();
    List<Rejection> rows =
        client
            .sql(
                """
                SELECT file_name, line_no, column_name, reason, raw FROM rejected_row
                 WHERE night_date = :night AND seq >= :from AND seq < :to ORDER BY seq""")
            .param("night", night)
            .param("from", request.offset())
            .param("to", request.offset() + request.size())
            .query(
                (row, i) ->
                    new Rejection(
                        row.getString("file_name"),
                        row.getLong("line_no"),
                        row.getString("column_name"),
                        row.getString("reason"),
                        row.getString("raw")))
            .list();
    return new Page<>(total, request.page(), request.size(), rows);
  }
}
