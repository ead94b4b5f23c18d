package org.minewatch.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.minewatch.synth.CsvTable.Encoding;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;

/**
 * A region of nothing but mines and licences, as many as a province has, to measure how fast
 * licences load and index. The licences are star-shaped and do not overlap.
 */
public final class ManyLicences {
  private static final double SPACING = 2400;

  private ManyLicences() {}

  /**
   * Writes a region folder.
   *
   * @param corners of each licence, at least 3
   */
  public static void write(int licences, int corners, long seed, Path region) throws IOException {
    if (licences < 1 || corners < 3) {
      throw new IllegalArgumentException("at least one licence of three corners");
    }
    Dice dice = new Dice(seed);
    CsvTable mines = new CsvTable("mine_code,name,crs");
    CsvTable rows =
        new CsvTable(
            "licence_no,mine_code,valid_from,valid_to,crs,top_elevation_m,bottom_elevation_m,area_km2");
    CsvTable points = new CsvTable("licence_no,part,role,seq,x_northing,y_easting");
    int columns = (int) Math.ceil(Math.sqrt(licences));
    for (int i = 0; i < licences; i++) {
      String mine = String.format("53039998%04d", i + 1);
      String number = String.format("C530399201001111%07d", i + 1);
      double east = 35_350_000 + SPACING * (i % columns);
      double north = 2_700_000 + SPACING * (i / columns);
      double[][] ring = star(east, north, corners, dice);
      mines.row(mine, "示例" + (i + 1) + "煤矿", "EPSG:4523");
      rows.row(
          number,
          mine,
          LocalDate.of(2020, 1, 1),
          LocalDate.of(2035, 1, 1),
          "EPSG:4523",
          dice.between(1700, 2000),
          dice.between(1200, 1600),
          Decimals.format(area(ring) / 1e6, 4));
      for (int c = 0; c < corners; c++) {
        points.row(
            number,
            1,
            "outer",
            c + 1,
            Decimals.format(ring[c][1], 2),
            Decimals.format(ring[c][0], 2));
      }
    }
    Files.createDirectories(region);
    Files.writeString(
        region.resolve("region.json"),
        "{\"version\": 1, \"name\": \"many licences\", \"time_zone\": \"Asia/Shanghai\"}\n");
    Files.write(region.resolve("mines.csv"), mines.bytes(Encoding.UTF_8));
    Files.write(region.resolve("licences.csv"), rows.bytes(Encoding.UTF_8));
    Files.write(region.resolve("corners.csv"), points.bytes(Encoding.UTF_8));
  }

  private static double[][] star(double east, double north, int corners, Dice dice) {
    double[][] ring = new double[corners][];
    for (int c = 0; c < corners; c++) {
      double angle = 2 * StrictMath.PI * (c + dice.uniform(0, 0.8)) / corners;
      double radius = dice.uniform(700, 1150);
      ring[c] =
          new double[] {
            Decimals.round(east + radius * StrictMath.cos(angle), 2),
            Decimals.round(north + radius * StrictMath.sin(angle), 2)
          };
    }
    return ring;
  }

  private static double area(double[][] ring) {
    double twice = 0;
    for (int i = 0; i < ring.length; i++) {
      double[] a = ring[i];
      double[] b = ring[(i + 1) % ring.length];
      twice +=
          (a[0] - ring[0][0]) * (b[1] - ring[0][1]) - (b[0] - ring[0][0]) * (a[1] - ring[0][1]);
    }
    return twice / 2;
  }
}
