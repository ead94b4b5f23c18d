package org.minewatch.web.map;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.section.SectionLine;
import org.minewatch.section.UnusableLineException;
import org.minewatch.web.store.Box;
import org.minewatch.wording.Text;

/**
 * The line that a section is asked for, as it stands in the address.
 *
 * @param vertices longitude and latitude in degrees
 */
record SectionRequest(List<Coordinate> vertices, double widthMetres) {

  /** So many characters hold the most vertices there may be, with all digits that mean anything. */
  private static final int LONGEST_TEXT = 64 * SectionLine.MOST_VERTICES;

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(\\.\\d{1,15})?");
  private static final Pattern WIDTH = Pattern.compile("\\d{1,4}(\\.\\d{1,3})?");

  /** Metres of a degree of latitude, somewhat less than anywhere on earth. */
  private static final double METRES_A_DEGREE = 110_000;

  private static final Text FORM =
      new Text(
          "剖面线须写作“经度,纬度;经度,纬度;…”，单位为度，2 至 50 个点",
          "line must be longitude,latitude;longitude,latitude;… in degrees, 2 to 50 vertices");

  /** What is wrong and what would be right is in the answer that it throws. */
  static SectionRequest of(String line, String width) {
    if (!WIDTH.matcher(width).matches()) {
      throw RequestChecks.badRequest(
          new Text("宽度须是 1 至 200 的米数", "width must be a number of metres, 1 to 200"));
    }
    if (line.length() > LONGEST_TEXT) {
      throw RequestChecks.badRequest(FORM);
    }
    List<Coordinate> vertices = new ArrayList<>();
    for (String pair : line.split(";", -1)) {
      vertices.add(vertex(pair, vertices.size() + 1));
    }
    return new SectionRequest(vertices, Double.parseDouble(width));
  }

  private static Coordinate vertex(String pair, int number) {
    String[] both = pair.split(",", -1);
    if (both.length != 2
        || !NUMBER.matcher(both[0]).matches()
        || !NUMBER.matcher(both[1]).matches()) {
      throw RequestChecks.badRequest(
          new Text(
              "剖面线第 %d 个点不能读：%s".formatted(number, FORM.zh()),
              "vertex %d of the line cannot be read: %s".formatted(number, FORM.en())));
    }
    Coordinate at = new Coordinate(Double.parseDouble(both[0]), Double.parseDouble(both[1]));
    if (Math.abs(at.x) > 180 || Math.abs(at.y) > 85) {
      throw RequestChecks.badRequest(
          new Text(
              "剖面线第 %d 个点不在地球上：经度 -180 至 180，纬度 -85 至 85".formatted(number),
              "vertex %d of the line is nowhere: longitude -180 to 180, latitude -85 to 85"
                  .formatted(number)));
    }
    return at;
  }

  /** The line in a mine's metres. */
  SectionLine in(PlaneGrid grid) {
    List<Coordinate> metres = new ArrayList<>();
    for (Coordinate c : vertices) {
      if (!grid.coversLonLat(c.x, c.y)) {
        throw RequestChecks.badRequest(
            new Text(
                "剖面线离该矿太远，坐标系 %s 到不了那里".formatted(grid.crs().code()),
                "the line is too far from the mine: %s does not reach there"
                    .formatted(grid.crs().code())));
      }
      double[] xy = grid.fromLonLat(c.x, c.y);
      metres.add(new Coordinate(xy[0], xy[1]));
    }
    try {
      return SectionLine.of(metres, widthMetres);
    } catch (UnusableLineException e) {
      throw RequestChecks.badRequest(e.reason());
    }
  }

  /** All that may lie within the width of the line. */
  Box box() {
    double west = vertices.stream().mapToDouble(Coordinate::getX).min().orElseThrow();
    double east = vertices.stream().mapToDouble(Coordinate::getX).max().orElseThrow();
    double south = vertices.stream().mapToDouble(Coordinate::getY).min().orElseThrow();
    double north = vertices.stream().mapToDouble(Coordinate::getY).max().orElseThrow();
    double up = widthMetres / METRES_A_DEGREE;
    double aside = up / Math.cos(Math.toRadians(Math.max(Math.abs(south), Math.abs(north))));
    return new Box(
        Math.max(-180, west - aside),
        Math.max(-90, south - up),
        Math.min(180, east + aside),
        Math.min(90, north + up));
  }
}
