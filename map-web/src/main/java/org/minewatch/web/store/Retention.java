package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes out of the store what is bulky and can be had again: a night's films, map features and
 * rejected rows, which its result folder has; what uploads and mines that went silent left behind.
 * Nothing that people did, no finding, no judgement and nothing that is append-only can be named
 * here.
 *
 * <p>What a case, a tip-off, an order, a task, a pack or an evidence bundle is about stays whole:
 * of that mine, of that night.
 */
public final class Retention {
  private static final String IN_A_CASE =
      """
       AND NOT EXISTS (SELECT 1 FROM finding_night f WHERE f.night_date = :night
             AND f.mine_code = t.mine_code
             AND (f.finding_id IN (SELECT finding_id FROM review_case)
               OR f.finding_id IN (SELECT finding_id FROM case_alias)
               OR f.finding_id IN (SELECT finding_id FROM tip_link)
               OR f.finding_id IN (SELECT finding_id FROM mine_order)
               OR f.finding_id IN (SELECT finding_id FROM resident_task)))
       AND NOT EXISTS (SELECT 1 FROM inspection_pack p WHERE p.night_date = :night
             AND p.mine_code = t.mine_code)
       AND NOT EXISTS (SELECT 1 FROM evidence_bundle b WHERE b.night_date = :night
             AND b.mine_code = t.mine_code)""";

  private final JdbcClient client;

  Retention(JdbcClient client) {
    this.client = client;
  }

  /** What may go from a night when it is old. */
  public enum OfNight {
    FILMS("replay", IN_A_CASE),
    FEATURES("map_feature", IN_A_CASE),
    REJECTED_ROWS("rejected_row", "");

    private final String table;
    private final String unless;

    OfNight(String table, String unless) {
      this.table = table;
      this.unless = unless;
    }

    /** The table, as the audit log names it. */
    public String table() {
      return table;
    }
  }

  /** Nights before a day of which something may go, the oldest first; never the latest night. */
  public List<LocalDate> nightsToThin(OfNight what, LocalDate before) {
    return client
        .sql(
            "SELECT n.night_date FROM night n WHERE n.night_date < :before"
                + " AND n.night_date < (SELECT MAX(night_date) FROM night)"
                + " AND EXISTS (SELECT 1 FROM "
                + what.table
                + " t WHERE t.night_date = n.night_date "
                + what.unless.replace(":night", "n.night_date")
                + ") ORDER BY n.night_date")
        .param("before", before)
        .query(LocalDate.class)
        .list();
  }

  /** Takes it out of one night; how many rows that were. */
  public int thin(OfNight what, LocalDate night) {
    return client
        .sql("DELETE FROM " + what.table + " t WHERE t.night_date = :night " + what.unless)
        .param("night", night)
        .update();
  }

  /** Live snapshots of mines that have sent none since; how many. */
  public int forgetSilentMines(OffsetDateTime before) {
    return client
        .sql("DELETE FROM live_snapshot WHERE received_at < :before")
        .param("before", before)
        .update();
  }

  /**
   * What became of files that were used whole, and are not what another one came after or was
   * replaced by. The files stay in the archive, and the region folder keeps what it has of them.
   *
   * @param most at most so many
   * @return how many
   */
  public int forgetFiles(OffsetDateTime before, int most) {
    return client
        .sql(
            """
            DELETE FROM received_file WHERE file_id IN (
              SELECT f.file_id FROM received_file f
               WHERE f.received_at < :before AND f.state IN ('accepted', 'duplicate')
                 AND f.resent_of IS NULL
                 AND NOT EXISTS (SELECT 1 FROM received_file o
                       WHERE o.mine_code = f.mine_code AND o.name = f.name
                         AND o.file_id <> f.file_id)
               ORDER BY f.received_at, f.file_id LIMIT :most)""")
        .param("before", before)
        .param("most", most)
        .update();
  }

  /** Uploads that ended, well or not; the files that were taken in stay. How many. */
  public int forgetUploads(OffsetDateTime before) {
    return client
        .sql("DELETE FROM file_upload WHERE finished_at < :before")
        .param("before", before)
        .update();
  }
}
