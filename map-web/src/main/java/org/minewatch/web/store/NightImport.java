package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.minewatch.finding.Judgement;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts nights into the store, each in one transaction: a night that is there with the same content
 * is left alone, one with other content is replaced.
 */
public final class NightImport {

  private final JdbcTemplate jdbc;
  private final TransactionTemplate inTransaction;
  private final Dialect dialect;
  private final EvidenceLog log;
  private final KnownNights known;

  NightImport(
      JdbcTemplate jdbc,
      TransactionTemplate inTransaction,
      Dialect dialect,
      EvidenceLog log,
      KnownNights known) {
    this.jdbc = jdbc;
    this.inTransaction = inTransaction;
    this.dialect = dialect;
    this.log = log;
    this.known = known;
  }

  /** What an import came to. */
  public enum Outcome {
    ADDED,
    REPLACED,
    UNCHANGED
  }

  /**
   * Imports a night.
   *
   * @throws OtherRegionException when the store holds another region
   */
  public Outcome importNight(NightContent content) {
    return inTransaction.execute(status -> importInTransaction(content));
  }

  private Outcome importInTransaction(NightContent content) {
    holdRegion(content);
    log.enterNight(content.night(), content.nightDigest(), OffsetDateTime.now(ZoneOffset.UTC));
    List<String> present =
        jdbc.queryForList(
            "SELECT content_sha256 FROM night WHERE night_date = ?", String.class, content.night());
    if (present.contains(content.contentHash())) {
      return Outcome.UNCHANGED;
    }
    jdbc.update("DELETE FROM night WHERE night_date = ?", content.night());
    jdbc.update(
        "INSERT INTO night (night_date, product_version, rule_set_version, imported_at,"
            + " content_sha256, report_html) VALUES (?, ?, ?, ?, ?, ?)",
        content.night(),
        content.productVersion(),
        content.ruleSetVersion(),
        OffsetDateTime.now(ZoneOffset.UTC),
        content.contentHash(),
        content.reportHtml().orElse(null));
    new NightRows(jdbc, dialect, content.night()).insert(content);
    countByMine(content.night());
    known.record(content, OffsetDateTime.now(ZoneOffset.UTC));
    dialect.countForPlans(jdbc, content.night());
    return present.isEmpty() ? Outcome.ADDED : Outcome.REPLACED;
  }

  private void countByMine(LocalDate night) {
    jdbc.update(
        """
        INSERT INTO night_count (night_date, mine_code, findings, cannot_judge)
        SELECT night_date, mine_code, SUM(findings), SUM(cannot_judge)
          FROM (SELECT night_date, mine_code, COUNT(*) AS findings, 0 AS cannot_judge
                  FROM finding_night WHERE night_date = ? GROUP BY night_date, mine_code
                UNION ALL
                SELECT night_date, mine_code, 0, COUNT(*)
                  FROM judgement WHERE night_date = ? AND state = ?
                 GROUP BY night_date, mine_code) c
         GROUP BY night_date, mine_code""",
        night,
        night,
        Judgement.State.CANNOT_JUDGE.wireName());
  }

  /**
   * The first night gives the store its region; row locks make two importers wait for each other.
   */
  private void holdRegion(NightContent content) {
    List<String> held = jdbc.queryForList("SELECT name FROM region FOR UPDATE", String.class);
    if (held.isEmpty()) {
      jdbc.update(
          "INSERT INTO region (name, time_zone) VALUES (?, ?)",
          content.regionName(),
          content.timeZone().getId());
    } else if (!held.contains(content.regionName())) {
      throw new OtherRegionException(held.get(0), content.regionName());
    } else {
      jdbc.update("UPDATE region SET time_zone = ?", content.timeZone().getId());
    }
  }
}
