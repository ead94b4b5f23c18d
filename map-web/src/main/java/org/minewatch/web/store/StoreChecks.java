package org.minewatch.web.store;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.minewatch.evidence.log.LogEntry;
import org.minewatch.evidence.log.LogFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whether the logs that nobody may change still are what they were, in a database as it is. */
public final class StoreChecks {
  private StoreChecks() {}

  /** The first entry of the audit log that does not follow from those before; empty when all do. */
  public static Optional<Long> firstBrokenAuditEntry(DataSource data) {
    return new AuditTrail(JdbcClient.create(data), transactions(data)).firstBroken();
  }

  /** Whether the evidence log's head follows from its entries. */
  public static boolean evidenceLogHolds(DataSource data) {
    EvidenceLog log = new EvidenceLog(JdbcClient.create(data), transactions(data));
    List<LogEntry> entries;
    try {
      entries = log.all();
    } catch (IllegalArgumentException e) {
      return false; // A row is no entry of a log.
    }
    EvidenceLog.Head head = log.head();
    return head.size() == entries.size()
        && head.head().equals(LogFile.head(EvidenceLog.DIGEST, entries));
  }

  private static Transactions transactions(DataSource data) {
    return new Transactions(new TransactionTemplate(new JdbcTransactionManager(data)));
  }
}
