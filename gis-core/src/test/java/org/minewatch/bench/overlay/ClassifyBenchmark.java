package org.minewatch.bench.overlay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.buffer.BufferOp;
import org.minewatch.overlay.ClassPolygon;
import org.minewatch.overlay.ElevationBand;
import org.minewatch.overlay.MineOverlay;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one fix in a mine costs: where most are in roadways, and where they are anywhere. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ClassifyBenchmark {
  private static final int FIXES = 1 << 16;
  private static final double EASTING = 35_400_000;
  private static final double NORTHING = 2_780_000;

  @Param({"true", "false"})
  private boolean inRoadways;

  private List<ClassPolygon> polygons;
  private MineOverlay overlay;
  private double[] eastings;
  private double[] northings;
  private float[] elevations;
  private int[] sets;

  @Setup
  public void mineAndFixes() {
    Random random = new Random(20260305);
    GeometryFactory factory = new GeometryFactory();
    polygons = new ArrayList<>();
    List<LineString> centrelines = new ArrayList<>();
    polygons.add(
        new ClassPolygon("licence", licence(factory, random), new ElevationBand(-400, 100)));
    for (int i = 0; i < 60; i++) {
      Coordinate[] c = new Coordinate[16];
      double x = EASTING + 900 * random.nextGaussian();
      double y = NORTHING + 900 * random.nextGaussian();
      boolean north = random.nextBoolean();
      for (int k = 0; k < c.length; k++) {
        double off = 3 * random.nextGaussian();
        c[k] = north ? new Coordinate(x + off, y + 40 * k) : new Coordinate(x + 40 * k, y + off);
      }
      LineString line = factory.createLineString(c);
      centrelines.add(line);
      polygons.add(new ClassPolygon("roadway", BufferOp.bufferOp(line, 2.5)));
    }
    overlay = MineOverlay.of(polygons);
    eastings = new double[FIXES];
    northings = new double[FIXES];
    elevations = new float[FIXES];
    sets = new int[FIXES];
    for (int i = 0; i < FIXES; i++) {
      LineString line = centrelines.get(random.nextInt(centrelines.size()));
      Coordinate c = line.getCoordinateN(random.nextInt(line.getNumPoints()));
      eastings[i] = inRoadways ? c.x + random.nextGaussian() : EASTING + span(random);
      northings[i] = inRoadways ? c.y + random.nextGaussian() : NORTHING + span(random);
      elevations[i] = -500 + 700 * random.nextFloat();
    }
  }

  private static LinearRing ring(GeometryFactory factory, Coordinate[] corners) {
    corners[corners.length - 1] = corners[0].copy();
    return factory.createLinearRing(corners);
  }

  private static Polygon licence(GeometryFactory factory, Random random) {
    Coordinate[] c = new Coordinate[41];
    for (int i = 0; i < 40; i++) {
      double angle = 2 * Math.PI * i / 40;
      double radius = 2200 * (0.9 + 0.1 * random.nextDouble());
      c[i] =
          new Coordinate(EASTING + radius * Math.cos(angle), NORTHING + radius * Math.sin(angle));
    }
    return factory.createPolygon(ring(factory, c));
  }

  private static double span(Random random) {
    return 4000 * random.nextDouble() - 2000;
  }

  @Benchmark
  @OperationsPerInvocation(FIXES)
  public int[] classify() {
    overlay.classify(eastings, northings, 0, FIXES, sets);
    return sets;
  }

  @Benchmark
  @OperationsPerInvocation(FIXES)
  public int[] classifyInBands() {
    overlay.classify(eastings, northings, elevations, 0, FIXES, sets);
    return sets;
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public MineOverlay index() {
    return MineOverlay.of(polygons);
  }
}
