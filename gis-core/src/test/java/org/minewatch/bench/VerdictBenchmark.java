package org.minewatch.bench;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.Verdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one verdict of a point against a licence of so many corners costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VerdictBenchmark {
  private static final int POINTS = 4096;

  @Param({"12", "40", "200"})
  private int corners;

  private EdgeTable edges;
  private double[] easting;
  private double[] northing;
  private int at;

  @Setup
  public void licenceAndPoints() {
    Random random = new Random(20260305);
    Coordinate[] ring = new Coordinate[corners + 1];
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double radius = 1500 * (0.7 + 0.3 * random.nextDouble());
      ring[i] =
          new Coordinate(
              35_400_000 + radius * Math.cos(angle), 2_780_000 + radius * Math.sin(angle));
    }
    ring[corners] = ring[0].copy();
    edges = EdgeTable.of(new GeometryFactory().createPolygon(ring));
    easting = random.doubles(POINTS, 35_398_000, 35_402_000).toArray();
    northing = random.doubles(POINTS, 2_778_000, 2_782_000).toArray();
  }

  @Benchmark
  public Verdict verdict() {
    at = (at + 1) & (POINTS - 1);
    return Verdict.of(edges.outsideMetres(easting[at], northing[at]), 3.2);
  }
}
