package org.minewatch.displacement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.network.NetworkBuilder;
import org.minewatch.network.RoadwayNetwork;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.Reader;
import org.minewatch.region.SourceLine;
import org.minewatch.track.FixColumns;

/**
 * An invented mine whose drawing was shifted and turned: three mains, panels with gate roads and
 * crosscuts in any direction, people who walk a part of them, stations along them.
 */
final class MovedMine {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  static final double MIDDLE_E = 35_400_600;
  static final double MIDDLE_N = 2_780_500;
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

  final AffineTransformation moved;
  private final List<LineString> roads = new ArrayList<>();
  private final Random random;

  MovedMine(long seed, double shiftMetres, double turnDegrees) {
    random = new Random(seed);
    double direction = 2 * Math.PI * random.nextDouble();
    double turn = Math.toRadians(random.nextBoolean() ? turnDegrees : -turnDegrees);
    moved =
        AffineTransformation.rotationInstance(turn, MIDDLE_E, MIDDLE_N)
            .translate(shiftMetres * Math.cos(direction), shiftMetres * Math.sin(direction));
    layOut();
  }

  private void layOut() {
    double apart = 25 + 15 * random.nextDouble();
    for (int k = 0; k < 3; k++) {
      road(-600, k * apart, 600, k * apart + 20 * (random.nextDouble() - 0.5));
    }
    for (int x = -550; x < 600; x += 100) {
      road(x, 0, x + 30 * (random.nextDouble() - 0.5), 2 * apart);
    }
    int panels = 2 + random.nextInt(3);
    for (int p = 0; p < panels; p++) {
      double x = -520 + p * 300 + 60 * random.nextDouble();
      double length = (random.nextBoolean() ? 1 : -1) * (400 + 400 * random.nextDouble());
      double from = length > 0 ? 2 * apart : 0;
      double lean = 120 * (random.nextDouble() - 0.5);
      double wide = 120 + 80 * random.nextDouble();
      road(x, from, x + lean, from + length);
      road(x + wide, from, x + wide + lean, from + length);
      road(x + lean, from + length, x + wide + lean, from + length);
    }
    AffineTransformation place =
        AffineTransformation.rotationInstance(2 * Math.PI * random.nextDouble())
            .translate(MIDDLE_E, MIDDLE_N);
    roads.replaceAll(r -> (LineString) place.transform(r));
  }

  private void road(double x1, double y1, double x2, double y2) {
    roads.add(
        FACTORY.createLineString(
            new Coordinate[] {new Coordinate(x1, y1), new Coordinate(x2, y2)}));
  }

  /** The network of the drawing as handed in. */
  RoadwayNetwork network() {
    List<DrawnFeature> drawn = new ArrayList<>();
    for (LineString r : roads) {
      drawn.add(
          new DrawnFeature(
              "line " + drawn.size(), "巷道", LayerClass.ROADWAY, "", moved.transform(r), ""));
    }
    DrawingSubmission submission =
        new DrawingSubmission(
            "D1",
            "530399990101",
            DAY,
            "D1.dxf",
            DrawingSubmission.Kind.MINING_PLAN,
            "",
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("drawings.csv", 2));
    return NetworkBuilder.of(
        List.of(new MineDrawing(submission, drawn, 1.5, false, List.of())), List.of(), List.of());
  }

  /** Fixes every 20 s of people who walk most roads, on one side of them, with noise and jumps. */
  FixColumns fixes(double noiseMetres) {
    List<double[]> rows = new ArrayList<>();
    List<String> cards = new ArrayList<>();
    for (LineString r : roads) {
      if (random.nextDouble() < 0.25) {
        continue;
      }
      for (int walk = 0; walk < 10; walk++) {
        double aside = 3 * (random.nextDouble() - 0.5);
        Coordinate a = r.getCoordinateN(0);
        Coordinate b = r.getCoordinateN(1);
        double length = a.distance(b);
        int card = cards.size();
        cards.add("C%04d".formatted(card));
        long time = 1_772_300_000_000L + random.nextInt(10_000) * 1000L;
        for (double at = 0; at <= length; at += 22) {
          double jump = random.nextDouble() < 0.02 ? 25 : 0;
          double e = a.x + at / length * (b.x - a.x) - aside * (b.y - a.y) / length;
          double n = a.y + at / length * (b.y - a.y) + aside * (b.x - a.x) / length;
          rows.add(
              new double[] {
                card,
                time,
                e + noiseMetres * random.nextGaussian() + jump,
                n + noiseMetres * random.nextGaussian()
              });
          time += 20_000;
        }
      }
    }
    int size = rows.size();
    float[] unknown = new float[size];
    java.util.Arrays.fill(unknown, Float.NaN);
    int[] none = new int[size];
    java.util.Arrays.fill(none, -1);
    return new FixColumns(
        cards,
        List.of(),
        rows.stream().mapToInt(r -> (int) r[0]).toArray(),
        rows.stream().mapToLong(r -> (long) r[1]).toArray(),
        rows.stream().mapToDouble(r -> r[2]).toArray(),
        rows.stream().mapToDouble(r -> r[3]).toArray(),
        unknown,
        unknown,
        none,
        unknown,
        new byte[size]);
  }

  /** Stations every 100 to 200 m, surveyed to a metre or two. */
  List<Reader> stations(Reader.PlacedBy placedBy) {
    List<Reader> readers = new ArrayList<>();
    for (LineString r : roads) {
      Coordinate a = r.getCoordinateN(0);
      Coordinate b = r.getCoordinateN(1);
      double length = a.distance(b);
      double azimuth = Math.toDegrees(Math.atan2(b.x - a.x, b.y - a.y));
      for (double at = 20 + 60 * random.nextDouble();
          at < length;
          at += 100 + 100 * random.nextDouble()) {
        readers.add(
            new Reader(
                "530399990101",
                "R%03d".formatted(readers.size()),
                Reader.Kind.PRECISE,
                OptionalDouble.of(a.x + at / length * (b.x - a.x) + 1.5 * random.nextGaussian()),
                OptionalDouble.of(a.y + at / length * (b.y - a.y) + 1.5 * random.nextGaussian()),
                OptionalDouble.empty(),
                OptionalDouble.of(300),
                OptionalDouble.of((azimuth + (random.nextBoolean() ? 180 : 0) + 360) % 360),
                placedBy,
                "",
                Optional.empty(),
                Optional.empty(),
                new SourceLine("readers.csv", 2)));
      }
    }
    return readers;
  }

  /** How far a measured displacement is from the true one, metres in its middle and degrees. */
  double[] errors(Displacement d) {
    Coordinate middle = new Coordinate(d.middleEasting(), d.middleNorthing());
    Coordinate there = moved.transform(middle, new Coordinate());
    double turn =
        Math.toDegrees(Math.atan2(moved.getMatrixEntries()[3], moved.getMatrixEntries()[0]));
    return new double[] {
      Math.hypot(there.x - middle.x - d.eastMetres(), there.y - middle.y - d.northMetres()),
      Math.abs(turn - d.rotationDegrees())
    };
  }
}
