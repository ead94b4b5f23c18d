package org.minewatch.drawing.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.SourceLine;

class RevisionsTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void aPlanDoesNotDifferFromItself(long seed) {
    MineDrawing plan = drawing(roads(new Random(seed)));

    assertThat(compare(plan, plan).isEmpty()).as("seed %d", seed).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
  void redrawingIsNoChange(long seed) {
    Random random = new Random(seed);
    List<DrawnFeature> roads = roads(random);
    List<DrawnFeature> redrawn = new ArrayList<>();
    for (DrawnFeature f : roads) {
      if (f.layerClass() == LayerClass.ROADWAY && random.nextBoolean()) {
        redrawn.add(with(f, beside(f.geometry(), 2.3, random)));
        redrawn.add(with(f, beside(f.geometry(), -2.3, random)));
      } else if (f.layerClass() == LayerClass.ROADWAY) {
        redrawn.add(with(f, beside(f.geometry(), 0, random)));
      } else {
        redrawn.add(f);
      }
    }
    Collections.shuffle(redrawn, random);

    assertThat(compare(drawing(roads), drawing(redrawn)).changes()).as("seed %d", seed).isEmpty();
    assertThat(compare(drawing(redrawn), drawing(roads)).changes()).as("seed %d", seed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25, 26, 27, 28})
  void aRoadLeftOutIsFoundWhole(long seed) {
    Random random = new Random(seed);
    List<DrawnFeature> roads = roads(random);
    List<DrawnFeature> gates = roads.stream().filter(f -> f.layer().equals("gate")).toList();
    DrawnFeature left = gates.get(random.nextInt(gates.size()));
    List<DrawnFeature> rest = roads.stream().filter(f -> f != left).toList();

    RevisionDifference d = compare(drawing(roads), drawing(rest));

    assertThat(d.changes()).as("seed %d", seed).hasSize(1);
    Change gone = d.changes().get(0);
    assertThat(gone.kind()).isEqualTo(ChangeKind.GONE);
    assertThat(gone.entities()).containsExactly(left.entity());
    // The first metres lie within the width of the road it branches from.
    assertThat(gone.extent().getAsDouble()).isCloseTo(left.geometry().getLength(), within(20.0));
  }

  @ParameterizedTest
  @ValueSource(longs = {31, 32, 33, 34, 35, 36, 37, 38, 39, 40})
  void aShiftAndTurnOfTheWholePlanIsFoundAndNothingIsGone(long seed) {
    Random random = new Random(seed);
    List<DrawnFeature> roads = roads(random);
    double direction = random.nextDouble() * 2 * Math.PI;
    double shift = 15 + random.nextDouble() * 45;
    RigidMove move =
        new RigidMove(
            new Coordinate(1000, 700),
            shift * Math.cos(direction),
            shift * Math.sin(direction),
            random.nextDouble() * 3 - 1.5);
    List<DrawnFeature> moved = roads.stream().map(f -> with(f, move.apply(f.geometry()))).toList();

    RevisionDifference d = compare(drawing(roads), drawing(moved));

    assertThat(d.of(ChangeKind.GONE)).as("seed %d, %s", seed, move).isEmpty();
    assertThat(d.wholeMove()).as("seed %d, %s", seed, move).isPresent();
    RigidMove found = d.wholeMove().get();
    Coordinate at = new Coordinate(1000, 700);
    assertThat(found.apply(at).distance(move.apply(at))).as("seed %d", seed).isLessThan(1);
    assertThat(found.rotationDegrees()).isCloseTo(move.rotationDegrees(), within(0.05));
  }

  @Test
  void theOrderOfTheFeaturesDoesNotMatter() {
    Random random = new Random(51);
    List<DrawnFeature> before = roads(random);
    List<DrawnFeature> after = new ArrayList<>(roads(random));
    RevisionDifference d = compare(drawing(before), drawing(after));
    Collections.shuffle(after, random);

    assertThat(RevisionText.list(compare(drawing(before), drawing(after))))
        .isEqualTo(RevisionText.list(d));
  }

  @Test
  void aMovedCornerIsTold() {
    DrawnFeature then = boundary(2000, 0);
    DrawnFeature now = boundary(2000, 30);

    RevisionDifference d = compare(drawing(List.of(then)), drawing(List.of(now)));

    assertThat(d.changes()).extracting(Change::kind).containsExactly(ChangeKind.CORNER_MOVED);
    assertThat(d.changes().get(0).by().getAsDouble()).isCloseTo(30, within(0.01));
    assertThat(RevisionText.list(d).get(0).zh()).isEqualTo("拐点移动：井田边界拐点，移动 30.0 米");
    assertThat(RevisionText.list(d).get(0).en())
        .isEqualTo("corner moved: boundary corner, by 30.0 m");
  }

  @Test
  void anotherNameAtTheSamePlaceIsTold() {
    List<DrawnFeature> then = List.of(text("1101运输顺槽", 500, 500));
    List<DrawnFeature> now = List.of(text("1103运输顺槽", 501, 500));

    assertThat(RevisionText.list(compare(drawing(then), drawing(now))).get(0).zh())
        .isEqualTo("改注：注记（1101运输顺槽 → 1103运输顺槽）");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1103", "12", "2026-03-15", "1:2000", "K7", "10.5.3", ""})
  void notEveryNumberIsAnElevation(String text) {
    assertThat(PrintedElevation.parse(text)).isEmpty();
  }

  @Test
  void elevationsAreReadAsTheyAreWritten() {
    assertThat(PrintedElevation.parse("+1710.5")).hasValue(1710.5);
    assertThat(PrintedElevation.parse(" －420.35 ")).hasValue(-420.35);
    assertThat(PrintedElevation.parse("1710.5m")).hasValue(1710.5);
    assertThat(PrintedElevation.parse("±0.0")).hasValue(0);
  }

  private static RevisionDifference compare(MineDrawing a, MineDrawing b) {
    return Revisions.compare(a, b, Tolerances.DEFAULT);
  }

  /** Three mains with gate roads to either side, of uneven spacing and length. */
  private static List<DrawnFeature> roads(Random random) {
    List<DrawnFeature> roads = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      roads.add(road("main", i, line(0, 700 + 35 * i, 1600, 2000 + 10, 700 + 35 * i, 1640)));
    }
    double x = 100;
    for (int i = 0; x < 1900; i++) {
      double length = 150 + random.nextInt(400);
      double y = random.nextBoolean() ? 700 - length : 770 + length;
      double start = y < 700 ? 700 : 770;
      double bend = (start + y) / 2 + random.nextInt(20);
      roads.add(
          road(
              "gate",
              i,
              FACTORY.createLineString(
                  new Coordinate[] {
                    new Coordinate(x, start, 1600 + x / 50),
                    new Coordinate(x + 3, bend, 1600 + x / 50),
                    new Coordinate(x + 8, y, 1600 + x / 50)
                  })));
      x += 60 + random.nextInt(160);
    }
    return roads;
  }

  private static DrawnFeature road(String layer, int i, Geometry g) {
    return new DrawnFeature(layer + " " + i, layer, LayerClass.ROADWAY, "", g, "");
  }

  private static DrawnFeature text(String words, double x, double y) {
    Geometry at = FACTORY.createPoint(new Coordinate(x, y));
    return new DrawnFeature("text", "巷道名称", LayerClass.ANNOTATION, "", at, words);
  }

  private static DrawnFeature boundary(double side, double moved) {
    Geometry ring =
        FACTORY.createPolygon(
            new Coordinate[] {
              new Coordinate(0, 0),
              new Coordinate(side, 0),
              new Coordinate(side + moved, side),
              new Coordinate(0, side),
              new Coordinate(0, 0)
            });
    return new DrawnFeature("ring", "井田边界", LayerClass.LICENCE_BOUNDARY, "", ring, "");
  }

  private static Geometry line(double x0, double y0, double z0, double x1, double y1, double z1) {
    return FACTORY.createLineString(
        new Coordinate[] {new Coordinate(x0, y0, z0), new Coordinate(x1, y1, z1)});
  }

  /** The line shifted aside, with other vertices and a scatter of half a metre. */
  private static Geometry beside(Geometry line, double metres, Random random) {
    List<Coordinate> out = new ArrayList<>();
    Coordinate[] c = line.getCoordinates();
    for (int i = 1; i < c.length; i++) {
      double l = c[i].distance(c[i - 1]);
      double nx = -(c[i].y - c[i - 1].y) / l * metres;
      double ny = (c[i].x - c[i - 1].x) / l * metres;
      int parts = 1 + random.nextInt(4);
      for (int k = i == 1 ? 0 : 1; k <= parts; k++) {
        double t = (double) k / parts;
        out.add(
            new Coordinate(
                c[i - 1].x + t * (c[i].x - c[i - 1].x) + nx + random.nextDouble() - 0.5,
                c[i - 1].y + t * (c[i].y - c[i - 1].y) + ny + random.nextDouble() - 0.5,
                c[i - 1].getZ() + t * (c[i].getZ() - c[i - 1].getZ())));
      }
    }
    return FACTORY.createLineString(out.toArray(Coordinate[]::new));
  }

  private static DrawnFeature with(DrawnFeature f, Geometry g) {
    return new DrawnFeature(f.entity(), f.layer(), f.layerClass(), "", g, f.text());
  }

  private static MineDrawing drawing(List<DrawnFeature> features) {
    return new MineDrawing(
        new DrawingSubmission(
            "D",
            "530399990101",
            LocalDate.of(2026, 2, 25),
            "drawings/D.dxf",
            DrawingSubmission.Kind.MINING_PLAN,
            "K7",
            "EPSG:4523",
            "",
            Optional.empty(),
            Optional.empty(),
            new SourceLine("drawings.csv", 2)),
        features,
        1.5,
        true,
        List.of());
  }
}
