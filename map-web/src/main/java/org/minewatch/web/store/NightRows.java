package org.minewatch.web.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.minewatch.finding.Supervision;
import org.minewatch.region.Rejection;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes the rows of one night, table by table, in batches. */
final class NightRows {

  private static final int BATCH = 500;
  private static final int LONGEST_NAME = 400;

  private final JdbcTemplate jdbc;
  private final Dialect dialect;
  private final LocalDate night;

  NightRows(JdbcTemplate jdbc, Dialect dialect, LocalDate night) {
    this.jdbc = jdbc;
    this.dialect = dialect;
    this.night = night;
  }

  void insert(NightContent content) {
    insertMines(content);
    insertFindings(content.findings());
    insertJudgements(content.judgements());
    insertLicences(content.licences());
    insertFeatures(content.features());
    insertRejections(content.rejections());
    insertReplays(content.replays());
  }

  private void insertMines(NightContent content) {
    Map<String, NightContent.MineRow> mines = new LinkedHashMap<>();
    content.mines().forEach(mine -> mines.put(mine.code(), mine));
    // A finding, a judgement or a licence of a mine that the summary does not list keeps its mine.
    content.findings().forEach(f -> mines.computeIfAbsent(f.mineCode(), NightRows::nameless));
    content.judgements().forEach(j -> mines.computeIfAbsent(j.mineCode(), NightRows::nameless));
    content.features().forEach(f -> mines.computeIfAbsent(f.mineCode(), NightRows::nameless));
    content.replays().forEach(r -> mines.computeIfAbsent(r.mineCode(), NightRows::nameless));
    Map<String, Envelope> places = MinePlaces.of(content);
    batch(
        "INSERT INTO mine (night_date, mine_code, name, county, west, south, east, north, sight,"
            + " township, ownership, supervised_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        List.copyOf(mines.values()),
        (row, mine) -> {
          setText(row, 2, mine.code());
          setText(row, 3, mine.name());
          setText(row, 4, mine.county());
          setBox(row, 5, Box.of(places.getOrDefault(mine.code(), new Envelope())));
          if (mine.sight() == null) {
            row.setNull(9, Types.VARCHAR);
          } else {
            setText(row, 9, mine.sight());
          }
          setText(row, 10, mine.supervision().township());
          setText(row, 11, shortened(mine.supervision().ownership()));
          setText(row, 12, shortened(mine.supervision().supervisedBy()));
        });
    keepLatest();
  }

  /** What an index can hold of a name; no real one is as long. */
  private static String shortened(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  /** The register of mines has each as its latest night does. */
  private void keepLatest() {
    jdbc.update(
        "DELETE FROM mine_now WHERE night_date <= ?"
            + " AND mine_code IN (SELECT mine_code FROM mine WHERE night_date = ?)",
        night,
        night);
    jdbc.update(
        "INSERT INTO mine_now (mine_code, night_date, name, supervised_by)"
            + " SELECT mine_code, night_date, name, supervised_by FROM mine"
            + " WHERE night_date = ? AND mine_code NOT IN (SELECT mine_code FROM mine_now)",
        night);
  }

  private static NightContent.MineRow nameless(String code) {
    return new NightContent.MineRow(code, code, "", Supervision.UNKNOWN, null);
  }

  private void insertFindings(List<NightContent.FindingRow> findings) {
    batch(
        "INSERT INTO finding_night (night_date, finding_id, mine_code, rule, grounds, severity,"
            + " gravity, certainty, sureness, state, confidence, first_seen, last_seen, title_zh,"
            + " title_en, feature, west, south, east, north, geom)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        findings,
        (row, finding) -> {
          setText(row, 2, finding.id());
          setText(row, 3, finding.mineCode());
          setText(row, 4, finding.grounds().get(0));
          setText(row, 5, Lines.join(finding.grounds()));
          setText(row, 6, finding.severity().wireName());
          row.setInt(7, finding.severity().ordinal());
          setText(row, 8, finding.certainty().wireName());
          row.setInt(9, finding.certainty().ordinal());
          setText(row, 10, finding.state());
          row.setDouble(11, finding.confidence());
          row.setObject(12, finding.firstSeen());
          row.setObject(13, finding.lastSeen());
          setText(row, 14, finding.titleZh());
          setText(row, 15, finding.titleEn());
          setText(row, 16, finding.feature());
          setBox(row, 17, Box.around(finding.geometry()));
          dialect.bind(row, 21, finding.geometry());
        });
    jdbc.update(
        "UPDATE finding_night SET search_text = SUBSTRING(LOWER(CONCAT(title_zh, ' ', title_en, ' ',"
            + " grounds, ' ', mine_code, ' ', finding_id, ' ', (SELECT m.name FROM mine m"
            + " WHERE m.night_date = finding_night.night_date"
            + " AND m.mine_code = finding_night.mine_code))) FROM 1 FOR 4000)"
            + " WHERE night_date = ?",
        night);
  }

  private void insertJudgements(List<JudgementView> judgements) {
    batch(
        "INSERT INTO judgement (night_date, seq, mine_code, rule, state, reason_code, reason_zh,"
            + " reason_en, needs) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        numbered(judgements),
        (row, line) -> {
          JudgementView judgement = line.value();
          row.setInt(2, line.seq());
          setText(row, 3, judgement.mineCode());
          setText(row, 4, judgement.rule());
          setText(row, 5, judgement.state());
          setText(row, 6, judgement.reasonCode());
          setText(row, 7, judgement.reasonZh());
          setText(row, 8, judgement.reasonEn());
          setText(row, 9, Lines.join(judgement.needs()));
        });
  }

  private void insertLicences(List<LicenceView> licences) {
    batch(
        "INSERT INTO licence_account (night_date, seq, licence_no, mine_code, crs, parts, corners,"
            + " plane_area_km2, ellipsoid_area_km2, printed_area_km2, status, notes)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        numbered(licences),
        (row, line) -> {
          LicenceView licence = line.value();
          row.setInt(2, line.seq());
          setText(row, 3, licence.licenceNo());
          setText(row, 4, licence.mineCode());
          setText(row, 5, licence.crs());
          row.setInt(6, licence.parts());
          row.setInt(7, licence.corners());
          setNumber(row, 8, licence.planeAreaKm2());
          setNumber(row, 9, licence.ellipsoidAreaKm2());
          setNumber(row, 10, licence.printedAreaKm2());
          setText(row, 11, licence.status());
          setText(row, 12, licence.notes());
        });
  }

  private void insertFeatures(List<NightContent.FeatureRow> features) {
    Map<String, Integer> next = new HashMap<>();
    List<Numbered<NightContent.FeatureRow>> rows =
        features.stream()
            .map(
                f ->
                    new Numbered<>(
                        next.merge(f.mineCode() + "\n" + f.layer(), 1, Integer::sum) - 1, f))
            .toList();
    batch(
        "INSERT INTO map_feature (night_date, mine_code, layer, seq, facts, geom, vertices)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        rows,
        (row, line) -> {
          setText(row, 2, line.value().mineCode());
          setText(row, 3, line.value().layer());
          row.setInt(4, line.seq());
          setText(row, 5, line.value().facts());
          dialect.bind(row, 6, line.value().geometry());
          row.setInt(7, line.value().geometry().getNumPoints());
        });
  }

  private void insertRejections(List<Rejection> rejections) {
    batch(
        "INSERT INTO rejected_row (night_date, seq, file_name, line_no, column_name, reason, raw)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        numbered(rejections),
        (row, line) -> {
          Rejection rejection = line.value();
          row.setInt(2, line.seq());
          setText(row, 3, rejection.file());
          row.setLong(4, rejection.line());
          setText(row, 5, rejection.column());
          setText(row, 6, rejection.reason());
          setText(row, 7, rejection.raw());
        });
  }

  /** One after the other, so that no more than one film is held. */
  private void insertReplays(List<NightContent.ReplayRow> replays) {
    for (NightContent.ReplayRow replay : replays) {
      jdbc.update(
          "INSERT INTO replay (night_date, mine_code, film) VALUES (?, ?, ?)",
          row -> {
            row.setObject(1, night);
            setText(row, 2, replay.mineCode());
            row.setBytes(3, ReplayFile.read(replay.file()));
          });
    }
  }

  /** Sets the columns of a row from the second on; the first is the night. */
  private interface Binding<T> {
    void bind(PreparedStatement row, T value) throws SQLException;
  }

  private <T> void batch(String sql, List<T> values, Binding<T> binding) {
    jdbc.batchUpdate(
        sql,
        values,
        BATCH,
        (row, value) -> {
          row.setObject(1, night);
          binding.bind(row, value);
        });
  }

  private record Numbered<T>(int seq, T value) {}

  private static <T> List<Numbered<T>> numbered(List<T> values) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> new Numbered<>(i, values.get(i)))
        .toList();
  }

  /** PostgreSQL takes no NUL in a text. */
  private static void setText(PreparedStatement row, int index, String text) throws SQLException {
    row.setString(index, text.replace('\0', '\uFFFD'));
  }

  private static void setNumber(PreparedStatement row, int index, @Nullable Double number)
      throws SQLException {
    if (number == null) {
      row.setNull(index, Types.DOUBLE);
    } else {
      row.setDouble(index, number);
    }
  }

  private static void setBox(PreparedStatement row, int index, @Nullable Box box)
      throws SQLException {
    setNumber(row, index, box == null ? null : box.west());
    setNumber(row, index + 1, box == null ? null : box.south());
    setNumber(row, index + 2, box == null ? null : box.east());
    setNumber(row, index + 3, box == null ? null : box.north());
  }
}
