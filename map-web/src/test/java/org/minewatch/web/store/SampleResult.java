package org.minewatch.web.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.finding.Basis;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightDocument;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.RunAccount;
import org.minewatch.finding.Severity;
import org.minewatch.finding.Supervision;
import org.minewatch.region.RegionInfo;
import org.minewatch.region.Rejection;
import org.minewatch.sight.Balance;
import org.minewatch.sight.MineSight;
import org.minewatch.sight.PeopleSeen;
import org.minewatch.sight.Sight;
import org.minewatch.wording.Text;

/** A result folder as {@code nightly} writes it, of an invented mine. */
public final class SampleResult {

  public static final LocalDate NIGHT = LocalDate.of(2026, 3, 5);
  public static final String MINE = "530300000001";
  public static final String FINDING = "a1b2c3";

  private SampleResult() {}

  /** Writes the night; another distance makes another content. Returns the night's folder. */
  public static Path write(Path out, double distanceMetres) throws IOException {
    return ResultFolder.write(
        out,
        night(distanceMetres),
        new RunAccount(
            "run", OffsetDateTime.parse("2026-03-06T01:00:00+08:00"), Map.of(), "machine"),
        List.of(new Report()));
  }

  private record Report() implements NightDocument {
    @Override
    public String fileName() {
      return "report.html";
    }

    @Override
    public void write(NightResult result, OutputStream out) throws IOException {
      out.write(("<p>" + result.night() + " 夜</p>").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static MineSight sight() {
    return new MineSight(
        new Sight(
            1, 0, 1, Optional.of(new PeopleSeen(46, 300, 0, 20.5, 0, 0, 0, 0)), Optional.empty()),
        Balance.NONE);
  }

  /** The night as it comes out, with a finding that far outside. */
  public static NightResult night(double distanceMetres) {
    SortedMap<String, Double> measures = new TreeMap<>(Map.of("max_distance_m", distanceMetres));
    Finding finding =
        new Finding(
            FINDING,
            MINE,
            List.of(
                new Ground(
                    RuleCode.BOUNDARY_TRACKED, Severity.MAJOR, Certainty.PROBABLE, measures)),
            false,
            0.9,
            OffsetDateTime.parse("2026-03-05T02:14:00+08:00"),
            OffsetDateTime.parse("2026-03-05T06:40:00+08:00"),
            new Text("三名掘进工在许可边界外作业", "Three drivers worked outside the licensed boundary"),
            List.of(new Basis("coal-law", "第十四条", "煤炭法", "Coal Law")),
            measures,
            List.of(new Evidence("positions", new TreeMap<>(Map.of("cards", List.of("c1", "c2"))))),
            List.of(new Text("不是定位误差", "not the noise of positions")),
            Optional.of(SampleNight.geometry("LINESTRING (103.82 25.51, 103.8211 25.5112)")));
    return new NightResult(
        new RegionInfo(1, "演示区", ZoneId.of("Asia/Shanghai"), Optional.empty()),
        NIGHT,
        "0.1.0",
        "2026-02-01+3fa9c2d14e07",
        List.of(
            new NightResult.MineLine(
                MINE,
                "青石煤矿",
                "麒麟区",
                "EPSG:4523",
                new Supervision("三宝镇", "state", "曲靖市能源局"),
                Optional.of(sight()))),
        List.of(finding),
        List.of(),
        List.of(
            Judgement.judged(MINE, RuleCode.BOUNDARY_TRACKED),
            new Judgement(
                MINE,
                RuleCode.DRAWING_STALE,
                Judgement.State.CANNOT_JUDGE,
                "no-drawing",
                new Text("没有图纸", "no drawing"),
                List.of("drawings.csv"))),
        List.of(
            new LicenceAccount(
                "C1", MINE, "EPSG:4523", 1, 4, 4.25, Double.NaN, 4.2, "area-differs", "")),
        List.of(),
        List.of(
            new Rejection("faces.csv", 3, "from", "no date; write 2026-03-01", "x,\"y\",\nz"),
            new Rejection("tracks/a.csv", 9, "", "too few fields", "=1+1")),
        List.of(
            new MapFeature(
                MINE,
                "licence",
                new TreeMap<>(Map.of("licence_no", "C1", "top_elevation_m", 1800.5)),
                SampleNight.geometry(SampleNight.LICENCE_WKT))));
  }
}
