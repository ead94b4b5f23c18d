package org.minewatch.web.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import org.minewatch.web.store.Retention;
import org.minewatch.web.store.Retention.OfNight;
import org.minewatch.web.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes out what is older than the settings say, a night at a time, each in a transaction with its
 * entry in the audit log. What a run does not come to, the next one does.
 */
public final class RetentionSweep {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionSweep.class);

  /** Nights at once, so that the first sweep of a large store does not keep the job for hours. */
  private static final int MOST_NIGHTS = 62;

  /** Files at once, and how often: four days of 600 mines that hand in every half minute. */
  private static final int BATCH = 50_000;

  private static final int MOST_BATCHES = 140;

  private final RetentionSettings settings;
  private final Store store;
  private final Note audit;
  private final Clock clock;

  /** Writes down what was taken out, in the transaction that goes on. */
  public interface Note {
    void append(String action, String subject, Map<String, ?> detail);
  }

  public RetentionSweep(RetentionSettings settings, Store store, Note audit, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** Does what is due now. */
  public void sweep() {
    ofNights(OfNight.FILMS, settings.filmDays());
    ofNights(OfNight.FEATURES, settings.featureDays());
    ofNights(OfNight.REJECTED_ROWS, settings.rejectedDays());
    Retention retention = store.retention();
    OffsetDateTime now = OffsetDateTime.now(clock);
    if (settings.liveDays() > 0) {
      OffsetDateTime before = now.minusDays(settings.liveDays());
      once("live_snapshot", before, () -> retention.forgetSilentMines(before));
    }
    if (settings.uploadDays() > 0) {
      OffsetDateTime before = now.minusDays(settings.uploadDays());
      once("file_upload", before, () -> retention.forgetUploads(before));
    }
    if (settings.fileDays() > 0) {
      OffsetDateTime before = now.minusDays(settings.fileDays());
      for (int i = 0; i < MOST_BATCHES; i++) {
        if (once("received_file", before, () -> retention.forgetFiles(before, BATCH)) < BATCH) {
          break;
        }
      }
    }
  }

  private void ofNights(OfNight what, int days) {
    if (days == 0) {
      return;
    }
    LocalDate before =
        LocalDate.now(clock.withZone(store.caseFindings().timeZone())).minusDays(days);
    store.retention().nightsToThin(what, before).stream()
        .limit(MOST_NIGHTS)
        .forEach(
            night ->
                remove(
                    what.table(),
                    Map.of("night", night.toString(), "olderThanDays", days),
                    () -> store.retention().thin(what, night)));
  }

  private int once(String table, OffsetDateTime before, Removal removal) {
    return remove(table, Map.of("before", before.toInstant().toString()), removal);
  }

  /** Takes rows out; how many. */
  private interface Removal {
    int rows();
  }

  private int remove(String table, Map<String, ?> why, Removal removal) {
    int rows =
        store
            .transactions()
            .in(
                () -> {
                  int gone = removal.rows();
                  if (gone > 0) {
                    Map<String, Object> detail = new java.util.TreeMap<>(why);
                    detail.put("rows", gone);
                    audit.append("retention.remove", table, detail);
                  }
                  return gone;
                });
    if (rows > 0) {
      LOG.info("retention took {} rows out of {}: {}", rows, table, why);
    }
    return rows;
  }
}
