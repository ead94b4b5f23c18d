package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps inspection packs; what is in here was handed out and is never changed. */
public final class InspectionPacks {

  private static final Pattern NUMBER = Pattern.compile("P(\\d{4})-(\\d{6})");

  private static final String COLUMNS =
      "SELECT pack_year, pack_serial, finding_id, case_id, night_date, mine_code, sealed, made_at,"
          + " by_login, by_name, by_role, points, sha256 FROM inspection_pack ";

  private final JdbcClient client;

  InspectionPacks(JdbcClient client) {
    this.client = client;
  }

  /** Whether a year has a pack of that serial; {@link Cases#takeTurn} comes before. */
  public boolean has(int year, int serial) {
    return client
            .sql(
                "SELECT COUNT(*) FROM inspection_pack"
                    + " WHERE pack_year = :year AND pack_serial = :serial")
            .param("year", year)
            .param("serial", serial)
            .query(Integer.class)
            .single()
        > 0;
  }

  public void add(PackRow row, String page) {
    client
        .sql(
            """
            INSERT INTO inspection_pack (pack_year, pack_serial, finding_id, case_id, night_date,
              mine_code, sealed, made_at, by_login, by_name, by_role, points, sha256, page)
            VALUES (:year, :serial, :finding, :case, :night, :mine, :sealed, :at, :login, :name,
              :role, :points, :sha256, :page)""")
        .param("year", row.year())
        .param("serial", row.serial())
        .param("finding", row.findingId())
        .param("case", row.caseId())
        .param("night", row.night())
        .param("mine", row.mineCode())
        .param("sealed", row.sealed())
        .param("at", row.at())
        .param("login", row.byLogin())
        .param("name", row.byName())
        .param("role", row.byRole())
        .param("points", row.points())
        .param("sha256", row.sha256())
        .param("page", page)
        .update();
  }

  /** The packs of a case, the latest first. */
  public List<PackRow> list(String caseId) {
    return client
        .sql(COLUMNS + "WHERE case_id = :case ORDER BY made_at DESC, pack_serial")
        .param("case", caseId)
        .query((row, i) -> row(row))
        .list();
  }

  /** A pack of a case by its number; empty when the case has no such pack. */
  public Optional<PackRow> find(String caseId, String number) {
    Matcher m = NUMBER.matcher(number);
    return !m.matches()
        ? Optional.empty()
        : client
            .sql(COLUMNS + "WHERE case_id = :case AND pack_year = :year AND pack_serial = :serial")
            .param("case", caseId)
            .param("year", Integer.parseInt(m.group(1)))
            .param("serial", Integer.parseInt(m.group(2)))
            .query((row, i) -> row(row))
            .optional();
  }

  /** The page of a pack as it was handed out. */
  public String page(PackRow pack) {
    return client
        .sql("SELECT page FROM inspection_pack WHERE pack_year = :year AND pack_serial = :serial")
        .param("year", pack.year())
        .param("serial", pack.serial())
        .query((row, i) -> row.getString("page"))
        .single();
  }

  private static PackRow row(ResultSet row) throws SQLException {
    return new PackRow(
        row.getInt("pack_year"),
        row.getInt("pack_serial"),
        row.getString("finding_id"),
        row.getString("case_id"),
        row.getObject("night_date", LocalDate.class),
        row.getString("mine_code"),
        row.getBoolean("sealed"),
        row.getObject("made_at", OffsetDateTime.class),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getString("by_role"),
        row.getString("points"),
        row.getString("sha256"));
  }
}
