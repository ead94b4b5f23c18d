package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far files that are handed in over HTTP have come. */
public final class FileUploads {
  private final JdbcClient client;

  FileUploads(JdbcClient client) {
    this.client = client;
  }

  public void add(FileUpload upload) {
    client
        .sql(
            """
            INSERT INTO file_upload (upload_id, by_login, mine_code, name, bytes, sha256, received,
              state, begun_at, ends_at, reason)
            VALUES (:id, :login, :mine, :name, :bytes, :sha256, 0, 'open', :begun, :ends, '')""")
        .param("id", upload.id())
        .param("login", upload.byLogin())
        .param("mine", upload.mineCode())
        .param("name", upload.name())
        .param("bytes", upload.bytes())
        .param("sha256", upload.sha256())
        .param("begun", upload.begunAt())
        .param("ends", upload.endsAt())
        .update();
  }

  /** An upload of somebody; another's is not there for him. */
  public Optional<FileUpload> find(String id, String login) {
    return client
        .sql("SELECT * FROM file_upload WHERE upload_id = :id AND by_login = :login")
        .param("id", id)
        .param("login", login)
        .query(FileUploads::row)
        .optional();
  }

  /** Somebody's uploads, the latest first. */
  public Page<FileUpload> list(String login, PageRequest request) {
    long total =
        client
            .sql("SELECT COUNT(*) FROM file_upload WHERE by_login = :login")
            .param("login", login)
            .query(Long.class)
            .single();
    List<FileUpload> items =
        client
            .sql(
                "SELECT * FROM file_upload WHERE by_login = :login"
                    + " ORDER BY begun_at DESC, upload_id LIMIT :size OFFSET :offset")
            .param("login", login)
            .param("size", request.size())
            .param("offset", request.offset())
            .query(FileUploads::row)
            .list();
    return new Page<>(total, request.page(), request.size(), items);
  }

  /** Somebody's uploads that take room: begun, or waiting to be taken in. */
  public List<FileUpload> inHand(String login) {
    return client
        .sql(
            "SELECT * FROM file_upload WHERE by_login = :login AND state IN ('open', 'complete')"
                + " ORDER BY begun_at")
        .param("login", login)
        .query(FileUploads::row)
        .list();
  }

  /** More of it has come; false when somebody else was quicker. */
  public boolean advance(String id, long from, long to) {
    return 1
        == client
            .sql(
                "UPDATE file_upload SET received = :to WHERE upload_id = :id AND state = 'open'"
                    + " AND received = :from")
            .param("to", to)
            .param("from", from)
            .param("id", id)
            .update();
  }

  /** It is at its end, well or not; false when it is no longer open. */
  public boolean end(String id, String state, OffsetDateTime at, String reason) {
    return 1
        == client
            .sql(
                "UPDATE file_upload SET state = :state, finished_at = :at, reason = :reason"
                    + " WHERE upload_id = :id AND state = 'open'")
            .param("state", state)
            .param("at", at)
            .param("reason", reason)
            .param("id", id)
            .update();
  }

  /** The uploads that are to be taken in, in the order in which they were finished. */
  public List<FileUpload> complete() {
    return client
        .sql("SELECT * FROM file_upload WHERE state = 'complete' ORDER BY finished_at, upload_id")
        .query(FileUploads::row)
        .list();
  }

  /** It was taken in, or refused by the archive. */
  public void settle(String id, String state, @Nullable String fileId, String reason) {
    client
        .sql(
            "UPDATE file_upload SET state = :state, file_id = :file, reason = :reason"
                + " WHERE upload_id = :id AND state = 'complete'")
        .param("state", state)
        .param("file", fileId, java.sql.Types.VARCHAR)
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  /** Uploads that were not finished in time. */
  public List<FileUpload> overdue(OffsetDateTime now) {
    return client
        .sql("SELECT * FROM file_upload WHERE state = 'open' AND ends_at < :now")
        .param("now", now)
        .query(FileUploads::row)
        .list();
  }

  private static FileUpload row(ResultSet row, int i) throws SQLException {
    return new FileUpload(
        row.getString("upload_id"),
        row.getString("by_login"),
        row.getString("mine_code"),
        row.getString("name"),
        row.getLong("bytes"),
        row.getString("sha256"),
        row.getLong("received"),
        row.getString("state"),
        row.getObject("begun_at", OffsetDateTime.class),
        row.getObject("ends_at", OffsetDateTime.class),
        row.getObject("finished_at", OffsetDateTime.class),
        row.getString("reason"),
        row.getString("file_id"));
  }
}
