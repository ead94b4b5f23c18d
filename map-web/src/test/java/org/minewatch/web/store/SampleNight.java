package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Severity;
import org.minewatch.finding.Supervision;
import org.minewatch.region.Rejection;

/** A small night of an invented region: two mines with places, one without, three findings. */
public final class SampleNight {

  public static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);
  public static final String MINE = "530300000001";
  public static final String OTHER_MINE = "530300000002";
  public static final String MINE_WITHOUT_PLACE = "530300000003";

  /** A city supervises the one, a county below it the other. */
  public static final String CITY = "曲靖市能源局";

  public static final String COUNTY = "沾益区能源局";
  static final String SHAFT_WKT = "POINT (103.8012345 25.5012345)";
  static final String LICENCE_WKT =
      "POLYGON ((103.8 25.5, 103.82 25.5, 103.82 25.52, 103.8 25.52, 103.8 25.5),"
          + " (103.805 25.505, 103.805 25.51, 103.81 25.51, 103.805 25.505))";

  private SampleNight() {}

  /** The night as one run saw it. */
  public static NightContent of(LocalDate night, String contentHash) {
    List<Rejection> rejections = new ArrayList<>();
    for (int i = 1; i <= 5; i++) {
      rejections.add(
          new Rejection("tracks/" + MINE + "/2026-03-01.csv", i, "time", "no time: “x”", "c,x\0"));
    }
    return new NightContent(
        night,
        "演示区 Demo",
        ZoneId.of("Asia/Shanghai"),
        "0.1.0",
        "2026.1",
        contentHash,
        List.of(
            new NightContent.MineRow(
                MINE,
                "青石煤矿",
                "麒麟区",
                new Supervision("三宝镇", "state", CITY),
                "{\"sight\":{\"text_zh\":\"看见 “46” 张卡\"}}"),
            new NightContent.MineRow(
                OTHER_MINE, "白水煤矿", "沾益区", new Supervision("白水镇", "local", COUNTY), null),
            new NightContent.MineRow(MINE_WITHOUT_PLACE, "乌沙煤矿", "富源县", Supervision.UNKNOWN, null)),
        List.of(
            finding("f-notice", MINE, Severity.NOTICE, Certainty.WATCH, "drawing.stale", null),
            finding(
                "f-major",
                MINE,
                Severity.MAJOR,
                Certainty.PROBABLE,
                "boundary.tracked",
                "LINESTRING (103.82 25.51, 103.8211 25.5112)"),
            finding(
                "f-critical",
                OTHER_MINE,
                Severity.CRITICAL,
                Certainty.CERTAIN_ON_DATA,
                "boundary.drawn",
                "POLYGON ((103.9 25.5, 103.91 25.5, 103.91 25.51, 103.9 25.5))")),
        List.of(
            judgement(MINE, "boundary.drawn", "judged"),
            judgement(MINE, "boundary.tracked", "partial"),
            judgement(OTHER_MINE, "boundary.drawn", "judged"),
            judgement(OTHER_MINE, "boundary.tracked", "cannot-judge")),
        List.of(
            new LicenceView(
                "C5300002020011110000001", MINE, "EPSG:4523", 1, 8, 4.4321, null, 4.43, "ok", ""),
            new LicenceView(
                "C5300002020011110000002",
                OTHER_MINE,
                "",
                1,
                2,
                null,
                null,
                null,
                "rejected",
                "两个拐点")),
        rejections,
        List.of(
            feature(MINE, "licence", "{\"layer\":\"licence\",\"licence_no\":\"C1\"}", LICENCE_WKT),
            feature(MINE, "shaft", "{\"layer\":\"shaft\",\"name\":\"主井 <b>\"}", SHAFT_WKT),
            feature(
                MINE,
                "roadway",
                "{\"layer\":\"roadway\",\"seam\":\"M8\"}",
                "MULTILINESTRING ((103.801 25.501, 103.802 25.502), (103.81 25.51, 103.811 25.512))"),
            feature(
                MINE, "roadway", "{\"layer\":\"roadway\"}", "LINESTRING (104 26, 104.001 26.001)"),
            feature(
                OTHER_MINE,
                "reported-face",
                "{\"layer\":\"reported-face\"}",
                "GEOMETRYCOLLECTION (POINT (103.9 25.5), LINESTRING (103.9 25.5, 103.91 25.51))")),
        Optional.of("<!doctype html><title>夜报</title><p>一切如常</p>"));
  }

  private static NightContent.FindingRow finding(
      String id, String mine, Severity severity, Certainty certainty, String rule, String wkt) {
    return new NightContent.FindingRow(
        id,
        mine,
        rule.equals("boundary.tracked") ? List.of(rule, "boundary.drawn") : List.of(rule),
        severity,
        certainty,
        id.equals("f-notice") ? "ended" : "open",
        0.75,
        OffsetDateTime.parse("2026-02-28T22:00:00+08:00"),
        OffsetDateTime.parse("2026-03-01T06:30:00.5+08:00"),
        "越界 100% 在 " + id,
        "Beyond the line: " + id,
        "{\"type\":\"Feature\",\"properties\":{\"id\":\""
            + id
            + "\",\"measures\":{\"area_m2\":12.5}}}",
        wkt == null ? null : geometry(wkt));
  }

  private static JudgementView judgement(String mine, String rule, String state) {
    boolean judged = state.equals("judged");
    return new JudgementView(
        mine,
        rule,
        state,
        judged ? "" : "no-coordinates",
        judged ? "" : "没有坐标",
        judged ? "" : "no coordinates",
        judged ? List.of() : List.of("tracks", "readers.csv"));
  }

  private static NightContent.FeatureRow feature(
      String mine, String layer, String facts, String wkt) {
    return new NightContent.FeatureRow(mine, layer, facts, geometry(wkt));
  }

  static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }
}
