package org.minewatch.web.store;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The newest snapshot of each mine; every server reads it here, whichever took the file in. */
public final class LiveSnapshots {
  private final JdbcClient client;
  private final Transactions transactions;
  private final Dialect dialect;

  LiveSnapshots(JdbcClient client, Transactions transactions, Dialect dialect) {
    this.client = client;
    this.transactions = transactions;
    this.dialect = dialect;
  }

  /**
   * Keeps a snapshot unless a newer one of its mine is there. One after the other, so that whoever
   * has seen a change misses none before it; and without waiting for the disk, since what is lost
   * with a power cut is half a minute old when the power is back.
   */
  public synchronized void put(LiveSnapshot snapshot) {
    transactions.in(
        () -> {
          dialect.commitWithoutWaiting(client);
          List<OffsetDateTime> before =
              client
                  .sql("SELECT header_at FROM live_snapshot WHERE mine_code = :mine")
                  .param("mine", snapshot.mineCode())
                  .query(OffsetDateTime.class)
                  .list();
          if (!before.isEmpty() && !before.get(0).isBefore(snapshot.headerAt())) {
            return false;
          }
          String set =
              before.isEmpty()
                  ? """
                    INSERT INTO live_snapshot (mine_code, header_at, received_at, file_id,
                      underground, whole, content, changed_no)
                    VALUES (:mine, :header, :received, :file, :underground, :whole, :content,
                      (SELECT COALESCE(MAX(changed_no), 0) + 1 FROM live_snapshot))"""
                  : """
                    UPDATE live_snapshot SET header_at = :header, received_at = :received,
                      file_id = :file, underground = :underground, whole = :whole,
                      content = :content,
                      changed_no = (SELECT MAX(s.changed_no) + 1 FROM live_snapshot s)
                    WHERE mine_code = :mine""";
          client
              .sql(set)
              .param("mine", snapshot.mineCode())
              .param("header", snapshot.headerAt())
              .param("received", snapshot.receivedAt())
              .param("file", snapshot.fileId())
              .param("underground", snapshot.underground())
              .param("whole", snapshot.whole())
              .param("content", snapshot.content())
              .update();
          return true;
        });
  }

  /** Grows with every change. */
  public long lastChange() {
    return client
        .sql("SELECT COALESCE(MAX(changed_no), 0) FROM live_snapshot")
        .query(Long.class)
        .single();
  }

  public List<LiveSnapshot> list(Visible visible) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            "SELECT * FROM live_snapshot WHERE 1 = 1"
                + visible.and("mine_code", parameters)
                + " ORDER BY mine_code")
        .params(parameters)
        .query(
            (row, i) ->
                new LiveSnapshot(
                    row.getString("mine_code"),
                    row.getObject("header_at", OffsetDateTime.class),
                    row.getObject("received_at", OffsetDateTime.class),
                    row.getString("file_id"),
                    row.getInt("underground"),
                    row.getBoolean("whole"),
                    row.getString("content")))
        .list();
  }
}
