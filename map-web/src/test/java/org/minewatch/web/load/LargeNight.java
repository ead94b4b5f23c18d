package org.minewatch.web.load;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.finding.Supervision;
import org.minewatch.web.store.JudgementView;
import org.minewatch.web.store.LicenceView;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.NightImport;

/** A night of as many mines and findings as a province has, all made up. */
public final class LargeNight {

  public static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);
  public static final String REGION = "一省示例";

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final double MINE_DEGREES = 0.03;
  private static final int MINES_A_ROW = 25;

  private LargeNight() {}

  public static String mine(int i) {
    return "5303%08d".formatted(i);
  }

  public static String finding(int i) {
    return "f-%06d".formatted(i);
  }

  public static NightContent of(int mines, int findings, long seed) {
    return of(NIGHT, mines, findings, seed);
  }

  /** Nights that end with {@link #NIGHT}, all with the same findings. */
  static void importNights(NightImport into, int nights, int mines, int findings) {
    for (int n = nights - 1; n >= 0; n--) {
      into.importNight(of(NIGHT.minusDays(n), mines, findings, 7));
    }
  }

  public static NightContent of(LocalDate night, int mines, int findings, long seed) {
    Random random = new Random(seed);
    List<NightContent.MineRow> rows = new ArrayList<>();
    List<NightContent.FeatureRow> features = new ArrayList<>();
    List<LicenceView> licences = new ArrayList<>();
    List<JudgementView> judgements = new ArrayList<>();
    for (int i = 0; i < mines; i++) {
      String code = mine(i);
      rows.add(
          new NightContent.MineRow(
              code,
              "第" + i + "示例煤矿",
              "第" + i / 20 + "县",
              new Supervision("第" + i / 5 + "镇", "local", "第" + i / 40 + "市能源局"),
              "{}"));
      String facts = "{\"layer\":\"licence\",\"mine_code\":\"" + code + "\"}";
      features.add(new NightContent.FeatureRow(code, "licence", facts, square(i, 0, 0, 1)));
      for (int face = 0; face < 40; face++) {
        features.add(
            new NightContent.FeatureRow(
                code,
                "roadway",
                "{\"layer\":\"roadway\",\"mine_code\":\"" + code + "\"}",
                square(i, random.nextDouble() * .8, random.nextDouble() * .8, .1)));
      }
      licences.add(
          new LicenceView(
              "C5300002020%011d".formatted(i), code, "EPSG:4523", 1, 4, 4.4, 4.4, 4.4, "ok", ""));
      for (RuleCode rule : RuleCode.values()) {
        Judgement.State state =
            random.nextInt(6) == 0
                ? Judgement.State.CANNOT_JUDGE
                : random.nextInt(5) == 0 ? Judgement.State.PARTIAL : Judgement.State.JUDGED;
        judgements.add(
            new JudgementView(
                code,
                rule.code(),
                state.wireName(),
                "no-input",
                "缺少输入资料，本夜无法判定",
                "an input is missing, so this night cannot judge it",
                List.of("tracks")));
      }
    }
    List<NightContent.FindingRow> found = new ArrayList<>();
    RuleCode[] rules = RuleCode.values();
    for (int i = 0; i < findings; i++) {
      int mine = random.nextInt(mines);
      RuleCode rule = rules[random.nextInt(rules.length)];
      Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
      Certainty certainty = Certainty.values()[random.nextInt(Certainty.values().length)];
      OffsetDateTime seen = OffsetDateTime.parse("2026-03-01T02:00:00+08:00");
      String zh = "三名掘进工在许可边界外 " + i % 200 + " 米处连续作业";
      String en = "Three drivers worked " + i % 200 + " m outside the licensed boundary";
      found.add(
          new NightContent.FindingRow(
              finding(i),
              mine(mine),
              List.of(rule.code()),
              severity,
              certainty,
              "open",
              0.5,
              seen.minusDays(i % 20),
              seen,
              zh,
              en,
              """
              {"type":"Feature","properties":{"id":"%s","rule":"%s","severity":"%s","certainty":"%s",
               "state":"open","confidence":0.5,"mine_code":"%s","title_zh":"%s","title_en":"%s",
               "first_seen":"2026-03-01T02:00:00+08:00","last_seen":"2026-03-01T02:00:00+08:00",
               "grounds":[{"rule":"%s","severity":"%s","certainty":"%s","measures":{}}],"measures":{"max_distance_m":12.5},"evidence":[],"benign":[],
               "basis":[]},"geometry":null}"""
                  .formatted(
                      finding(i),
                      rule.code(),
                      severity.wireName(),
                      certainty.wireName(),
                      mine(mine),
                      zh,
                      en,
                      rule.code(),
                      severity.wireName(),
                      certainty.wireName()),
              square(mine, random.nextDouble(), random.nextDouble(), .05)));
    }
    return new NightContent(
        night,
        REGION,
        ZoneId.of("Asia/Shanghai"),
        "0.1.0",
        "2026.1",
        "%064x".formatted(seed),
        rows,
        found,
        judgements,
        licences,
        List.of(),
        features,
        Optional.empty());
  }

  /** A square in a mine's own plot; all in parts of it. */
  private static Polygon square(int mine, double x, double y, double size) {
    double west = 103 + (mine % MINES_A_ROW) * MINE_DEGREES + x * MINE_DEGREES * .8;
    double south = 25 + (mine / MINES_A_ROW) * MINE_DEGREES + y * MINE_DEGREES * .8;
    double side = size * MINE_DEGREES * .8;
    return GEOMETRY.createPolygon(
        new Coordinate[] {
          new Coordinate(west, south),
          new Coordinate(west + side, south),
          new Coordinate(west + side, south + side),
          new Coordinate(west, south + side),
          new Coordinate(west, south)
        });
  }
}
