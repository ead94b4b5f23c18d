package org.minewatch.web.load;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.finding.Supervision;
import org.minewatch.web.store.NightContent;

/** A night with very many licences of many corners, and one mine with a very large drawing. */
public final class LargeDrawing {
  public static final LocalDate NIGHT = LocalDate.of(2026, 3, 1);

  private static final GeometryFactory GEOMETRY = new GeometryFactory();
  private static final double MINE_DEGREES = 0.03;
  private static final int MOST_MINES = 600;
  private static final int MINES_A_ROW = 25;
  private static final int CORNERS = 40;

  private LargeDrawing() {}

  /** The mine that has the drawing. */
  public static String mine() {
    return code(0);
  }

  private static String code(int i) {
    return "5303%08d".formatted(i);
  }

  public static NightContent of(int licences, int polylines, long seed) {
    Random random = new Random(seed);
    List<NightContent.MineRow> mines = new ArrayList<>();
    List<NightContent.FeatureRow> features = new ArrayList<>();
    for (int i = 0; i < Math.min(licences, MOST_MINES); i++) {
      mines.add(
          new NightContent.MineRow(
              code(i),
              "第" + i + "示例煤矿",
              "第" + i / 20 + "县",
              new Supervision("第" + i / 5 + "镇", "local", "第" + i / 40 + "市能源局"),
              "{}"));
    }
    for (int i = 0; i < licences; i++) {
      String code = code(i % MOST_MINES);
      features.add(
          new NightContent.FeatureRow(
              code,
              "licence",
              "{\"layer\":\"licence\",\"mine_code\":\"%s\",\"licence_no\":\"C%d\",\"part\":1,\"bottom_elevation_m\":1200,\"top_elevation_m\":1500}"
                  .formatted(code, i),
              licence(i % MOST_MINES, i / MOST_MINES)));
    }
    String facts =
        "{\"layer\":\"roadway\",\"mine_code\":\"%s\",\"drawing_id\":\"D1\",\"seam\":\"M8\",\"as_of\":\"2026-02-25\",\"cad_layer\":\"巷道\"%s}";
    for (int i = 0; i < polylines; i++) {
      String name = i % 500 == 0 ? ",\"name\":\"" + i / 500 + "号大巷\"" : "";
      features.add(
          new NightContent.FeatureRow(
              mine(), "roadway", facts.formatted(mine(), name), road(random, i % 500 == 0)));
    }
    return new NightContent(
        NIGHT,
        "大图示例",
        ZoneId.of("Asia/Shanghai"),
        "0.1.0",
        "2026.1",
        "%064x".formatted(seed),
        mines,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        features,
        Optional.empty());
  }

  private static double west(int mine) {
    return 103 + (mine % MINES_A_ROW) * MINE_DEGREES;
  }

  private static double south(int mine) {
    return 25 + (mine / MINES_A_ROW) * MINE_DEGREES;
  }

  /** A polygon of forty corners in the mine's own plot, each next one within the one before. */
  private static Geometry licence(int mine, int part) {
    Coordinate[] ring = new Coordinate[CORNERS + 1];
    for (int c = 0; c < CORNERS; c++) {
      double angle = 2 * Math.PI * c / CORNERS;
      double radius = MINE_DEGREES * (c % 2 == 0 ? 0.45 : 0.4) / (1 + 0.2 * part);
      ring[c] =
          new Coordinate(
              west(mine) + MINE_DEGREES / 2 + radius * Math.cos(angle),
              south(mine) + MINE_DEGREES / 2 + radius * Math.sin(angle));
    }
    ring[CORNERS] = ring[0].copy();
    return GEOMETRY.createPolygon(ring);
  }

  /** A short road of about five points, as a drawing has tens of thousands; or one right across. */
  private static Geometry road(Random random, boolean isLong) {
    double step = MINE_DEGREES * (isLong ? 0.18 : 0.006);
    double x = MINE_DEGREES * (isLong ? 0.1 : 0.1 + 0.8 * random.nextDouble());
    double y = MINE_DEGREES * (0.1 + 0.8 * random.nextDouble());
    Coordinate[] line = new Coordinate[5];
    double angle = isLong ? 0 : random.nextDouble() * 2 * Math.PI;
    for (int i = 0; i < line.length; i++) {
      line[i] = new Coordinate(west(0) + x, south(0) + y);
      x += step * Math.cos(angle);
      y += step * Math.sin(angle);
      angle += isLong ? 0 : random.nextGaussian() * 0.3;
    }
    return GEOMETRY.createLineString(line);
  }
}
