package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps which evidence bundles were made; a row is never changed. */
public final class EvidenceBundles {

  private static final String COLUMNS =
      "SELECT bundle_no, finding_id, case_id, night_date, mine_code, sealed, made_at, by_login,"
          + " by_name, by_role, size_bytes, sha256, log_index FROM evidence_bundle ";

  private final JdbcClient client;

  EvidenceBundles(JdbcClient client) {
    this.client = client;
  }

  public void add(BundleRow row) {
    client
        .sql(
            """
            INSERT INTO evidence_bundle (bundle_no, finding_id, case_id, night_date, mine_code,
              sealed, made_at, by_login, by_name, by_role, size_bytes, sha256, log_index)
            VALUES (:number, :finding, :case, :night, :mine, :sealed, :at, :login, :name, :role,
              :bytes, :sha256, :index)""")
        .param("number", row.number())
        .param("finding", row.findingId())
        .param("case", row.caseId())
        .param("night", row.night())
        .param("mine", row.mineCode())
        .param("sealed", row.sealed())
        .param("at", row.at())
        .param("login", row.byLogin())
        .param("name", row.byName())
        .param("role", row.byRole())
        .param("bytes", row.bytes())
        .param("sha256", row.sha256())
        .param("index", row.logIndex())
        .update();
  }

  /** The bundles of a case, the latest first. */
  public List<BundleRow> list(String caseId) {
    return client
        .sql(COLUMNS + "WHERE case_id = :case ORDER BY log_index DESC")
        .param("case", caseId)
        .query(EvidenceBundles::row)
        .list();
  }

  /** A bundle of a case by its number. */
  public Optional<BundleRow> find(String caseId, String number) {
    return client
        .sql(COLUMNS + "WHERE case_id = :case AND bundle_no = :number")
        .param("case", caseId)
        .param("number", number)
        .query(EvidenceBundles::row)
        .optional();
  }

  private static BundleRow row(ResultSet row, int i) throws SQLException {
    return new BundleRow(
        row.getString("bundle_no"),
        row.getString("finding_id"),
        row.getString("case_id"),
        row.getObject("night_date", LocalDate.class),
        row.getString("mine_code"),
        row.getBoolean("sealed"),
        row.getObject("made_at", OffsetDateTime.class),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getString("by_role"),
        row.getLong("size_bytes"),
        row.getString("sha256"),
        row.getLong("log_index"));
  }
}
