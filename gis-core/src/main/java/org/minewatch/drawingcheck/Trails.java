package org.minewatch.drawingcheck;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.minewatch.detect.MineNight;
import org.minewatch.finding.GeometryJson;
import org.minewatch.finding.JsonText;
import org.minewatch.finding.MapFeature;
import org.minewatch.geo.MineFrame;
import org.minewatch.track.FixColumns;

/**
 * Where people were in a night, to lie under a drawing: lines where positions were measured, points
 * where a station gave them. It tells nothing of who walked or when: no card, no time, and the
 * lines are in the order of their places.
 */
public final class Trails {
  static final int MOST_VERTICES = 60_000;

  /** A longer silence may hide any way. */
  private static final long BREAK_MILLIS = 120_000;

  /** Nobody walks farther between two fixes of one line. */
  private static final double BREAK_METRES = 100;

  private static final double FIRST_STEP_METRES = 1;
  private static final int UNUSABLE = FixColumns.NO_TIME | FixColumns.MARK_JUMP;
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private final MineFrame frame;
  private final FixColumns placed;
  private final FixColumns raw;
  private double step = FIRST_STEP_METRES;
  private final List<LineString> lines = new ArrayList<>();
  private final TreeSet<Coordinate> points = new TreeSet<>();
  private int inLine;
  private int onLines;
  private int onPoints;
  private int vertices;

  private Trails(MineFrame frame, FixColumns placed, FixColumns raw) {
    this.frame = frame;
    this.placed = placed;
    this.raw = raw;
  }

  /** Writes them as {@code tracks.geojson}; no features when no position has a place. */
  public static void write(MineNight night, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    JsonText json = new JsonText(text);
    json.object().member("type", "FeatureCollection");
    Optional<FixColumns> placed = night.positions().fixes();
    if (placed.isPresent()) {
      Trails trails = new Trails(night.frame(), placed.get(), night.fixes().orElseThrow());
      trails.thin();
      trails.write(json, night.mineCode());
    } else {
      json.name("features").array().end().member("left_out", 0);
    }
    json.end();
    text.write('\n');
    text.flush();
  }

  /** Coarser and coarser, until it can be shown. */
  private void thin() {
    gather();
    while (vertices > MOST_VERTICES) {
      step *= 2;
      gather();
    }
  }

  private void gather() {
    lines.clear();
    points.clear();
    onLines = 0;
    onPoints = 0;
    vertices = 0;
    List<Coordinate> line = new ArrayList<>();
    int before = -1;
    for (int i = 0; i < placed.size(); i++) {
      if (!placed.hasPlace(i) || (placed.marks(i) & UNUSABLE) != 0) {
        continue;
      }
      if (!frame.covers(placed.easting(i), placed.northing(i))) {
        continue;
      }
      boolean measured = raw.hasPlace(i);
      if (!measured || before < 0 || breaks(before, i)) {
        end(line);
      }
      if (measured) {
        inLine++;
        Coordinate at = new Coordinate(placed.easting(i), placed.northing(i));
        if (line.isEmpty() || line.get(line.size() - 1).distance(at) >= step) {
          line.add(at);
        }
        before = i;
      } else {
        addPoint(placed.easting(i), placed.northing(i), 1);
        before = -1;
      }
    }
    end(line);
    vertices += points.size();
  }

  private boolean breaks(int before, int i) {
    return placed.card(before) != placed.card(i)
        || placed.timeMillis(i) - placed.timeMillis(before) > BREAK_MILLIS
        || Math.hypot(
                placed.easting(i) - placed.easting(before),
                placed.northing(i) - placed.northing(before))
            > BREAK_METRES;
  }

  private void end(List<Coordinate> line) {
    if (line.size() > 1) {
      vertices += line.size();
      onLines += inLine;
      lines.add(FACTORY.createLineString(line.toArray(Coordinate[]::new)));
    } else if (line.size() == 1) {
      addPoint(line.get(0).x, line.get(0).y, inLine);
    }
    inLine = 0;
    line.clear();
  }

  private void addPoint(double easting, double northing, int fixes) {
    onPoints += fixes;
    points.add(new Coordinate(Math.rint(easting / step) * step, Math.rint(northing / step) * step));
  }

  private void write(JsonText json, String mineCode) throws IOException {
    json.name("features").array();
    if (!lines.isEmpty()) {
      lines.sort(LineString::compareTo);
      Geometry all = FACTORY.createMultiLineString(lines.toArray(LineString[]::new));
      feature("track", onLines, all, mineCode, json);
    }
    if (!points.isEmpty()) {
      Geometry all = FACTORY.createMultiPointFromCoords(points.toArray(Coordinate[]::new));
      feature("fix", onPoints, all, mineCode, json);
    }
    json.endLine().member("left_out", placed.size() - onLines - onPoints);
  }

  private void feature(String kind, int count, Geometry metres, String mineCode, JsonText json)
      throws IOException {
    json.line().object().member("type", "Feature").name("geometry");
    GeometryJson.write(
        new MapFeature(mineCode, kind, new TreeMap<>(), frame.toLonLat(metres)).geometry(), json);
    json.name("properties").object().member("kind", kind).member("count", count).end().end();
  }
}
