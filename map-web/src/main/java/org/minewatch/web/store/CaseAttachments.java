package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which files belong to cases; their bytes lie elsewhere. */
public final class CaseAttachments {

  private final JdbcClient client;

  CaseAttachments(JdbcClient client) {
    this.client = client;
  }

  public void add(CaseAttachmentRow file) {
    client
        .sql(
            """
            INSERT INTO case_attachment (attachment_id, finding_id, sha256, file_name, file_kind,
              byte_count, added_at, by_login, by_name, by_role)
            VALUES (:id, :finding, :sha, :name, :kind, :bytes, :at, :login, :by, :role)""")
        .param("id", file.id())
        .param("finding", file.findingId())
        .param("sha", file.sha256())
        .param("name", file.fileName())
        .param("kind", file.kind())
        .param("bytes", file.bytes())
        .param("at", file.at())
        .param("login", file.byLogin())
        .param("by", file.byName())
        .param("role", file.byRole())
        .update();
  }

  /** The files of a case in the order they came. */
  public List<CaseAttachmentRow> list(String caseId) {
    return client
        .sql(
            "SELECT * FROM case_attachment WHERE finding_id = :id"
                + " ORDER BY added_at, attachment_id")
        .param("id", caseId)
        .query((row, i) -> row(row))
        .list();
  }

  public Optional<CaseAttachmentRow> find(String caseId, String id) {
    return client
        .sql("SELECT * FROM case_attachment WHERE finding_id = :finding AND attachment_id = :id")
        .param("finding", caseId)
        .param("id", id)
        .query((row, i) -> row(row))
        .optional();
  }

  private static CaseAttachmentRow row(ResultSet row) throws SQLException {
    return new CaseAttachmentRow(
        row.getString("attachment_id"),
        row.getString("finding_id"),
        row.getString("sha256"),
        row.getString("file_name"),
        row.getString("file_kind"),
        row.getLong("byte_count"),
        row.getObject("added_at", OffsetDateTime.class),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getString("by_role"));
  }
}
