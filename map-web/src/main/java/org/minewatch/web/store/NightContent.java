package org.minewatch.web.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Severity;
import org.minewatch.finding.Supervision;
import org.minewatch.region.Rejection;

/**
 * Everything of one night that goes into the store.
 *
 * @param contentHash SHA-256 of the files it was read from; equal hashes mean equal nights
 * @param nightDigest what the evidence log knows the night by
 */
public record NightContent(
    LocalDate night,
    String regionName,
    ZoneId timeZone,
    String productVersion,
    String ruleSetVersion,
    String contentHash,
    List<MineRow> mines,
    List<FindingRow> findings,
    List<JudgementView> judgements,
    List<LicenceView> licences,
    List<Rejection> rejections,
    List<FeatureRow> features,
    Optional<String> reportHtml,
    List<ReplayRow> replays,
    String nightDigest) {

  /** A night that came from no result folder. */
  public NightContent(
      LocalDate night,
      String regionName,
      ZoneId timeZone,
      String productVersion,
      String ruleSetVersion,
      String contentHash,
      List<MineRow> mines,
      List<FindingRow> findings,
      List<JudgementView> judgements,
      List<LicenceView> licences,
      List<Rejection> rejections,
      List<FeatureRow> features,
      Optional<String> reportHtml,
      List<ReplayRow> replays) {
    this(
        night,
        regionName,
        timeZone,
        productVersion,
        ruleSetVersion,
        contentHash,
        mines,
        findings,
        judgements,
        licences,
        rejections,
        features,
        reportHtml,
        replays,
        Digests.sha256(contentHash));
  }

  /** The same without films. */
  public NightContent(
      LocalDate night,
      String regionName,
      ZoneId timeZone,
      String productVersion,
      String ruleSetVersion,
      String contentHash,
      List<MineRow> mines,
      List<FindingRow> findings,
      List<JudgementView> judgements,
      List<LicenceView> licences,
      List<Rejection> rejections,
      List<FeatureRow> features,
      Optional<String> reportHtml) {
    this(
        night,
        regionName,
        timeZone,
        productVersion,
        ruleSetVersion,
        contentHash,
        mines,
        findings,
        judgements,
        licences,
        rejections,
        features,
        reportHtml,
        List.of());
  }

  /**
   * A mine of the night.
   *
   * @param sight how much of it the night could see, a JSON object; null when nobody said
   */
  public record MineRow(
      String code, String name, String county, Supervision supervision, @Nullable String sight) {}

  /**
   * A finding of the night.
   *
   * @param feature the whole feature, JSON
   */
  public record FindingRow(
      String id,
      String mineCode,
      List<String> grounds,
      Severity severity,
      Certainty certainty,
      String state,
      double confidence,
      OffsetDateTime firstSeen,
      OffsetDateTime lastSeen,
      String titleZh,
      String titleEn,
      String feature,
      @Nullable Geometry geometry) {}

  /**
   * Something drawn on the map.
   *
   * @param facts the properties of the feature, a JSON object
   */
  public record FeatureRow(String mineCode, String layer, String facts, Geometry geometry) {}

  /**
   * Where the film of a mine's night lies; films of all mines would be too much to hold at once.
   */
  public record ReplayRow(String mineCode, Path file) {}

  public NightContent {
    mines = List.copyOf(mines);
    findings = List.copyOf(findings);
    judgements = List.copyOf(judgements);
    licences = List.copyOf(licences);
    rejections = List.copyOf(rejections);
    features = List.copyOf(features);
    replays = List.copyOf(replays);
  }
}
