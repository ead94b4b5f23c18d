package org.minewatch.web.store.copy;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.minewatch.web.store.Dialect;
import org.minewatch.web.store.StoreChecks;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.copy.TableShape.Column;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies a store from one database into another losing nothing: in one transaction, which is only
 * committed when the copy, read back, is the same text as what was copied.
 */
public final class StoreCopy {
  private static final int ROWS_AT_ONCE = 500;
  private static final int BYTES_AT_ONCE = 4 << 20;

  private final RawStore from;
  private final RawStore to;
  private final Progress progress;

  private StoreCopy(RawStore from, RawStore to, Progress progress) {
    this.from = from;
    this.to = to;
    this.progress = progress;
  }

  /** Told what is being done. */
  public interface Progress {
    void step(String what, int done, int of);
  }

  /**
   * What was copied. The copy is as faithful when a chain was broken before: it is broken alike.
   *
   * @param digest of both stores
   * @param auditBrokenAt the first entry of the audit log that does not follow from those before
   * @param evidenceLogHolds whether the evidence log's head follows from its entries
   */
  public record Report(StoreDigest digest, Optional<Long> auditBrokenAt, boolean evidenceLogHolds) {
    public boolean isSound() {
      return auditBrokenAt.isEmpty() && evidenceLogHolds;
    }
  }

  /**
   * Copies.
   *
   * @throws StoreRefusedException when there is no store to copy, it is in use or of another
   *     version, the target is not empty, or the copy is not the same; the target is as it was
   *     then, but for having empty tables
   */
  public static Report copy(StoreSettings from, StoreSettings to, Progress progress)
      throws SQLException, IOException, StoreRefusedException {
    try (RawStore source = RawStore.openPresent(from);
        RawStore target = RawStore.openOrCreate(to)) {
      List<String> other = Catalogue.differences(source.tables(), target.tables());
      if (!other.isEmpty()) {
        throw new StoreRefusedException("the two stores differ in these tables: " + other);
      }
      return new StoreCopy(source, target, progress).run();
    }
  }

  private Report run() throws SQLException, IOException, StoreRefusedException {
    requireEmpty();
    StoreDigest source = insertAll();
    progress.step("comparing", from.tables().size(), from.tables().size());
    StoreDigest target = StoreDigest.read(to);
    List<String> differences = source.differences(target);
    if (!differences.isEmpty()) {
      throw new StoreRefusedException(
          "the copy is not the same, nothing was written: " + String.join("; ", differences));
    }
    var data = new SingleConnectionDataSource(to.connection(), true);
    Report report =
        new Report(
            source, StoreChecks.firstBrokenAuditEntry(data), StoreChecks.evidenceLogHolds(data));
    to.connection().commit();
    return report;
  }

  /** Empty is what the migrations leave, whatever rows they put there. */
  private void requireEmpty() throws SQLException, IOException, StoreRefusedException {
    to.engine().keepOthersOut(to.connection(), to.tables());
    List<TableDigest> fresh;
    try (RawStore made =
        RawStore.openOrCreate(StoreSettings.inMemory("fresh-" + UUID.randomUUID()))) {
      fresh = StoreDigest.read(made).tables();
    }
    List<String> held =
        StoreDigest.read(to).tables().stream()
            .filter(t -> !fresh.contains(t))
            .map(TableDigest::table)
            .toList();
    if (!held.isEmpty()) {
      throw new StoreRefusedException(
          "the store " + to.settings().place() + " is not empty; it has rows in " + held);
    }
  }

  private StoreDigest insertAll() throws SQLException, IOException, StoreRefusedException {
    // Where H2 is written into, this ends a transaction: it comes before the first row.
    for (Map.Entry<String, Long> next : StoreDigest.nextNumbers(from).entrySet()) {
      String[] of = next.getKey().split("\\.");
      Engine.restart(to.connection(), of[0], of[1], next.getValue());
    }
    List<TableShape> children = new ArrayList<>(to.tables());
    Collections.reverse(children);
    try (Statement statement = to.connection().createStatement()) {
      for (TableShape table : children) {
        if (hasRows(statement, table)) {
          statement.executeUpdate("DELETE FROM " + table.name());
        }
      }
    }
    List<TableDigest> digests = new ArrayList<>();
    for (TableShape table : from.tables()) {
      progress.step(table.name(), digests.size(), from.tables().size());
      digests.add(insert(table));
    }
    return new StoreDigest(digests, StoreDigest.nextNumbers(from));
  }

  private static boolean hasRows(Statement statement, TableShape table) throws SQLException {
    try (var row = statement.executeQuery("SELECT 1 FROM " + table.name() + " LIMIT 1")) {
      return row.next();
    }
  }

  private TableDigest insert(TableShape table)
      throws SQLException, IOException, StoreRefusedException {
    List<String> names = table.columns().stream().map(Column::name).toList();
    String sql =
        "INSERT INTO %s (%s) VALUES (%s)"
            .formatted(
                table.name(),
                String.join(", ", names),
                String.join(", ", Collections.nCopies(names.size(), "?")));
    try (PreparedStatement statement = to.connection().prepareStatement(sql)) {
      Batch batch = new Batch(table, statement, to.dialect());
      TableDigest digest = CanonicalTable.read(from, table, batch);
      batch.flush();
      return digest;
    } catch (SQLException e) {
      throw new StoreRefusedException(
          "table " + table.name() + " cannot be copied, nothing was written: " + e.getMessage(), e);
    }
  }

  /** Rows on their way, no more than fit into a few megabytes. */
  private static final class Batch implements CanonicalTable.Sink {
    private final TableShape table;
    private final PreparedStatement statement;
    private final Dialect dialect;
    private int rows;
    private long bytes;

    Batch(TableShape table, PreparedStatement statement, Dialect dialect) {
      this.table = table;
      this.statement = statement;
      this.dialect = dialect;
    }

    @Override
    public void row(List<Object> values, byte[] line) throws SQLException {
      for (int i = 0; i < values.size(); i++) {
        table.columns().get(i).kind().bind(statement, i + 1, values.get(i), dialect);
      }
      statement.addBatch();
      rows++;
      bytes += line.length;
      if (rows >= ROWS_AT_ONCE || bytes >= BYTES_AT_ONCE) {
        flush();
      }
    }

    void flush() throws SQLException {
      if (rows > 0) {
        statement.executeBatch();
        rows = 0;
        bytes = 0;
      }
    }
  }
}
