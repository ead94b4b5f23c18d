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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What became of each file that was handed in, and what the watch over the drop folders last saw. A
 * row never goes; that the same file comes again changes nothing.
 */
public final class ReceivedFiles {
  private static final int LONGEST_REASON = 1000;
  private static final int LONGEST_COLUMN = 200;
  private static final int LONGEST_NOTES = 8000;
  private static final int LONGEST_TROUBLE = 4000;

  private final JdbcClient client;

  ReceivedFiles(JdbcClient client) {
    this.client = client;
  }

  /** Which files are wanted; null for any. */
  public record Filter(@Nullable String mineCode, @Nullable String state, @Nullable LocalDate day) {
    public static final Filter ALL = new Filter(null, null, null);
  }

  /** Puts a file in that has just come; false when it is there already. */
  public boolean add(ReceivedFile file) {
    if (find(file.id()).isPresent()) {
      return false;
    }
    client
        .sql(
            """
            INSERT INTO received_file (file_id, mine_code, name, sha256, bytes, received_at, source,
              by_login, archive, archive_key, sequence_no, state, waits_for, kind, profile, of_day,
              accepted, rejected, reason_code, reason, region_path)
            VALUES (:id, :mine, :name, :sha256, :bytes, :at, :source, :login, :archive, :key,
              :sequence, :state, :waits, :kind, :profile, :day, :accepted, :rejected, :code,
              :reason, :path)""")
        .param("id", file.id())
        .param("mine", file.mineCode())
        .param("name", file.name())
        .param("sha256", file.sha256())
        .param("bytes", file.bytes())
        .param("at", file.receivedAt())
        .param("source", file.source())
        .param("login", file.byLogin())
        .param("archive", file.archive())
        .param("key", file.archiveKey())
        .param("sequence", file.sequence())
        .param("state", file.state())
        .param("waits", file.waitsFor())
        .param("kind", file.kind())
        .param("profile", file.profile())
        .param("day", file.day(), Types.DATE)
        .param("accepted", file.accepted())
        .param("rejected", file.rejected())
        .param("code", file.reasonCode())
        .param("reason", cut(file.reason(), LONGEST_REASON))
        .param("path", file.regionPath())
        .update();
    return true;
  }

  /** Writes down what became of a file, and what is wrong in it. */
  public void judge(ReceivedFile file, List<ReceivedFile.Reason> reasons) {
    client
        .sql(
            """
            UPDATE received_file SET state = :state, waits_for = :waits, kind = :kind,
              profile = :profile, of_day = :day, accepted = :accepted, rejected = :rejected,
              reason_code = :code, reason = :reason, region_path = :path, resent_of = :resent,
              superseded_by = :by, judged_at = :at WHERE file_id = :id""")
        .param("state", file.state())
        .param("waits", file.waitsFor())
        .param("kind", file.kind())
        .param("profile", file.profile())
        .param("day", file.day(), Types.DATE)
        .param("accepted", file.accepted())
        .param("rejected", file.rejected())
        .param("code", file.reasonCode())
        .param("reason", cut(file.reason(), LONGEST_REASON))
        .param("path", file.regionPath())
        .param("resent", file.resentOf(), Types.VARCHAR)
        .param("by", file.supersededBy(), Types.VARCHAR)
        .param("at", file.judgedAt(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("id", file.id())
        .update();
    client
        .sql("DELETE FROM received_file_reason WHERE file_id = :id")
        .param("id", file.id())
        .update();
    int number = 0;
    for (ReceivedFile.Reason reason : reasons) {
      client
          .sql(
              """
              INSERT INTO received_file_reason (file_id, reason_no, line_no, column_name, reason)
              VALUES (:id, :number, :line, :column, :reason)""")
          .param("id", file.id())
          .param("number", ++number)
          .param("line", reason.line())
          .param("column", cut(reason.column(), LONGEST_COLUMN))
          .param("reason", cut(reason.reason(), LONGEST_REASON))
          .update();
    }
  }

  /** Another file stands in the place of those that were put where it lies now. */
  public void supersedeAt(String regionPath, String byId) {
    client
        .sql(
            """
            UPDATE received_file SET state = 'superseded', superseded_by = :by
            WHERE region_path = :path AND file_id <> :by AND state IN ('accepted', 'partial', 'duplicate')""")
        .param("path", regionPath)
        .param("by", byId)
        .update();
  }

  /** The files that are to be looked at, those that came first before the others. */
  public List<ReceivedFile> pending(int most) {
    return client
        .sql(
            "SELECT * FROM received_file WHERE state = 'received' AND waits_for = ''"
                + " ORDER BY received_at, archive, archive_key, sequence_no LIMIT :most")
        .param("most", most)
        .query(ReceivedFiles::row)
        .list();
  }

  /** What was waiting for a mine or a region to be known is looked at again. */
  public void releaseWaiting() {
    client
        .sql("UPDATE received_file SET waits_for = '' WHERE state = 'received' AND waits_for <> ''")
        .update();
  }

  /** A file that nothing was used of is looked at again; false when it is not such a one. */
  public boolean again(String id) {
    return 1
        == client
            .sql(
                "UPDATE received_file SET state = 'received', waits_for = ''"
                    + " WHERE file_id = :id AND state = 'rejected'")
            .param("id", id)
            .update();
  }

  /** The number of the last file of an archive that is here; 0 for none. */
  public long lastSequence(String archive, String archiveKey) {
    return client
        .sql(
            "SELECT COALESCE(MAX(sequence_no), 0) FROM received_file"
                + " WHERE archive = :archive AND archive_key = :key")
        .param("archive", archive)
        .param("key", archiveKey)
        .query(Long.class)
        .single();
  }

  /**
   * An archive that files here are from.
   *
   * @param name the day, or the month, whose it is
   * @param key whose files are in it
   */
  public record Archive(String name, String key) {}

  /** Those of some days. */
  public List<Archive> archives(List<String> names) {
    if (names.isEmpty()) {
      return List.of();
    }
    return client
        .sql(
            "SELECT DISTINCT archive, archive_key FROM received_file WHERE archive IN (:names)"
                + " ORDER BY 1, 2")
        .param("names", names)
        .query((row, i) -> new Archive(row.getString(1), row.getString(2)))
        .list();
  }

  public Optional<ReceivedFile> find(String id) {
    return client
        .sql("SELECT * FROM received_file WHERE file_id = :id")
        .param("id", id)
        .query(ReceivedFiles::row)
        .optional();
  }

  /** The files of a mine under one name but this one, those that came first before the others. */
  public List<ReceivedFile> sameName(ReceivedFile file) {
    return client
        .sql(
            "SELECT * FROM received_file WHERE mine_code = :mine AND name = :name"
                + " AND file_id <> :id ORDER BY received_at, sequence_no")
        .param("mine", file.mineCode())
        .param("name", file.name())
        .param("id", file.id())
        .query(ReceivedFiles::row)
        .list();
  }

  /** Files of a mine with the same content under other names, those that came first before. */
  public List<ReceivedFile> sameContent(ReceivedFile file) {
    return client
        .sql(
            "SELECT * FROM received_file WHERE mine_code = :mine AND sha256 = :sha256"
                + " AND file_id <> :id AND name <> :name ORDER BY received_at, sequence_no LIMIT 100")
        .param("mine", file.mineCode())
        .param("sha256", file.sha256())
        .param("id", file.id())
        .param("name", file.name())
        .query(ReceivedFiles::row)
        .list();
  }

  /**
   * Whether a content came here and was put where it lies in the region folder. It may have been
   * put there by a process that did not live to write that down; then it is still to be judged.
   */
  public boolean hasAt(String regionPath, String sha256) {
    return client
            .sql(
                "SELECT COUNT(*) FROM received_file"
                    + " WHERE sha256 = :sha256 AND (region_path = :path OR state = 'received')")
            .param("path", regionPath)
            .param("sha256", sha256)
            .query(Integer.class)
            .single()
        > 0;
  }

  /** Mines of the last night of which no file came since then that could be used. */
  public List<String> listLateMines(OffsetDateTime since) {
    return client
        .sql(
            "SELECT m.mine_code FROM mine m"
                + " WHERE m.night_date = (SELECT MAX(night_date) FROM night)"
                + " AND NOT EXISTS (SELECT 1 FROM received_file f WHERE f.mine_code = m.mine_code"
                + " AND f.received_at >= :since AND f.state IN (:used))"
                + " ORDER BY m.mine_code")
        .param("since", since)
        .param(
            "used", List.of(ReceivedFile.ACCEPTED, ReceivedFile.PARTIAL, ReceivedFile.SUPERSEDED))
        .query(String.class)
        .list();
  }

  /** What is wrong in a file, in its order. */
  public List<ReceivedFile.Reason> reasons(String id) {
    return client
        .sql(
            "SELECT line_no, column_name, reason FROM received_file_reason WHERE file_id = :id"
                + " ORDER BY reason_no")
        .param("id", id)
        .query(
            (row, i) ->
                new ReceivedFile.Reason(
                    row.getLong("line_no"), row.getString("column_name"), row.getString("reason")))
        .list();
  }

  /** The files that somebody may see, the latest first. Files of no mine are for who sees all. */
  public Page<ReceivedFile> list(Filter filter, Visible visible, PageRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    where.append(visible.and("mine_code", parameters));
    if (filter.mineCode() != null) {
      where.append(" AND mine_code = :mine");
      parameters.put("mine", filter.mineCode());
    }
    if (filter.state() != null) {
      where.append(" AND state = :state");
      parameters.put("state", filter.state());
    }
    if (filter.day() != null) {
      where.append(" AND of_day = :day");
      parameters.put("day", filter.day());
    }
    long total =
        client
            .sql("SELECT COUNT(*) FROM received_file" + where)
            .params(parameters)
            .query(Long.class)
            .single();
    parameters.put("size", request.size());
    parameters.put("offset", request.offset());
    List<ReceivedFile> items =
        client
            .sql(
                "SELECT * FROM received_file"
                    + where
                    + " ORDER BY received_at DESC, file_id LIMIT :size OFFSET :offset")
            .params(parameters)
            .query(ReceivedFiles::row)
            .list();
    return new Page<>(total, request.page(), request.size(), items);
  }

  /**
   * What the watch over the drop folders last saw.
   *
   * @param server which server watches, empty when none has yet
   * @param unfinished files that may still be being written
   * @param untouched files that were left for the next look
   * @param notes about what is left alone in the folders
   * @param trouble what stops it, empty when nothing does
   */
  public record Watch(
      String server,
      @Nullable OffsetDateTime lookedAt,
      int unfinished,
      int untouched,
      List<String> notes,
      String trouble) {}

  public Watch watch() {
    return client
        .sql("SELECT * FROM ingest_watch")
        .query(
            (row, i) ->
                new Watch(
                    row.getString("server"),
                    row.getObject("looked_at", OffsetDateTime.class),
                    row.getInt("unfinished"),
                    row.getInt("untouched"),
                    Lines.split(row.getString("notes")),
                    row.getString("trouble")))
        .single();
  }

  public void watch(Watch seen) {
    StringBuilder notes = new StringBuilder();
    for (String note : seen.notes()) {
      if (notes.length() + note.length() + 1 > LONGEST_NOTES) {
        break;
      }
      notes.append(notes.isEmpty() ? "" : "\n").append(note.replace('\n', ' '));
    }
    client
        .sql(
            "UPDATE ingest_watch SET server = :server, looked_at = :at, unfinished = :unfinished,"
                + " untouched = :untouched, notes = :notes, trouble = :trouble")
        .param("server", seen.server())
        .param("at", seen.lookedAt(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("unfinished", seen.unfinished())
        .param("untouched", seen.untouched())
        .param("notes", notes.toString())
        .param("trouble", cut(seen.trouble(), LONGEST_TROUBLE))
        .update();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest);
  }

  private static ReceivedFile row(ResultSet row, int i) throws SQLException {
    return new ReceivedFile(
        row.getString("file_id"),
        row.getString("mine_code"),
        row.getString("name"),
        row.getString("sha256"),
        row.getLong("bytes"),
        row.getObject("received_at", OffsetDateTime.class),
        row.getString("source"),
        row.getString("by_login"),
        row.getString("archive"),
        row.getString("archive_key"),
        row.getLong("sequence_no"),
        row.getString("state"),
        row.getString("waits_for"),
        row.getString("kind"),
        row.getString("profile"),
        row.getObject("of_day", LocalDate.class),
        row.getLong("accepted"),
        row.getLong("rejected"),
        row.getString("reason_code"),
        row.getString("reason"),
        row.getString("region_path"),
        row.getString("resent_of"),
        row.getString("superseded_by"),
        row.getObject("judged_at", OffsetDateTime.class));
  }
}
