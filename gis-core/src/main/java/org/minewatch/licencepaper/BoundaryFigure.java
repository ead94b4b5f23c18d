package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import org.minewatch.geo.Areas;
import org.minewatch.geo.Crs;
import org.minewatch.geo.MineFrame;

/**
 * The rings of a variant as a figure: each ring checked for itself, deducted rings given to the
 * part they lie in, parts against each other, and the areas of the whole and of each part.
 */
final class BoundaryFigure {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** A mine of 50 km across does not exist; a corner that far from the others is misread. */
  private static final double FARTHEST_METRES = 50_000;

  private static final double METRES_PER_DEGREE = 111_000;

  /** Parts that touch along a rounded line overlap in slivers; less than this share is touching. */
  private static final double TOUCHING_SHARE = 0.001;

  private final Sheet sheet;
  private final DatumVariant variant;
  private final TreeMap<Integer, Polygon> outers = new TreeMap<>();
  private final TreeMap<Integer, List<Polygon>> holes = new TreeMap<>();
  private final List<Integer> partOfRing = new ArrayList<>();

  private BoundaryFigure(Sheet sheet, DatumVariant variant) {
    this.sheet = sheet;
    this.variant = variant;
  }

  static BoundaryFigure of(Sheet sheet, DatumVariant variant) {
    BoundaryFigure figure = new BoundaryFigure(sheet, variant);
    figure.farCorners();
    figure.outerRings();
    figure.deductedRings();
    figure.partsAgainstEachOther();
    return figure;
  }

  boolean isEmpty() {
    return outers.isEmpty();
  }

  /** The part, from 0, that each ring of the variant belongs to; a deducted ring may have moved. */
  List<Integer> partOfRing() {
    return List.copyOf(partOfRing);
  }

  /** The licensed area: all parts without what is deducted. */
  Geometry net() {
    Geometry union = FACTORY.createPolygon();
    for (int part : outers.keySet()) {
      union = union.union(net(part));
    }
    return union;
  }

  Geometry net(int part) {
    Geometry net = outers.get(part);
    for (Polygon hole : holes.getOrDefault(part, List.of())) {
      net = net.difference(hole);
    }
    return net;
  }

  /** The areas of the parts added up, as some licences with a ring for each seam do. */
  OptionalDouble sumKm2(Function<Geometry, OptionalDouble> area) {
    double sum = 0;
    for (int part : outers.keySet()) {
      OptionalDouble own = area.apply(net(part));
      if (own.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += own.getAsDouble();
    }
    return outers.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(sum);
  }

  /** The parts without regard to what is deducted. */
  Geometry gross() {
    Geometry union = FACTORY.createPolygon();
    for (Polygon outer : outers.values()) {
      union = union.union(outer);
    }
    return union;
  }

  boolean hasHoles() {
    return !holes.isEmpty();
  }

  boolean hasPart(int part) {
    return outers.containsKey(part);
  }

  OptionalDouble planeKm2(Geometry figure) {
    return variant.isGeographic()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Areas.planeKm2(figure));
  }

  OptionalDouble ellipsoidKm2(Geometry figure) {
    Optional<Crs> crs = variant.crs();
    if (crs.isEmpty() || figure.isEmpty()) {
      return OptionalDouble.empty();
    }
    Geometry lonLat = figure;
    if (!crs.get().isGeographic()) {
      MineFrame frame = MineFrame.of(crs.get());
      for (Coordinate c : figure.getCoordinates()) {
        if (!frame.covers(c.x, c.y)) {
          return OptionalDouble.empty();
        }
      }
      lonLat = frame.toLonLat(figure);
    }
    return OptionalDouble.of(Areas.ellipsoidKm2(lonLat, crs.get().datum()));
  }

  private void farCorners() {
    List<DatumVariant.FlatCorner> corners =
        variant.rings().stream().flatMap(r -> r.corners().stream()).toList();
    if (corners.size() < 3) {
      return;
    }
    double north = median(corners.stream().mapToDouble(c -> c.pair().north()).toArray());
    double east = median(corners.stream().mapToDouble(c -> c.pair().east()).toArray());
    double unit = variant.isGeographic() ? METRES_PER_DEGREE : 1;
    for (DatumVariant.FlatCorner corner : corners) {
      double metres = unit * Math.hypot(corner.pair().north() - north, corner.pair().east() - east);
      if (metres > FARTHEST_METRES) {
        String km = Numbers.rounded(metres / 1000, 0);
        sheet.broken(
            corner.line(),
            "拐点 " + corner.name() + " 距其他拐点 " + km + " 公里，疑有数字误识。",
            "Corner "
                + corner.name()
                + " lies "
                + km
                + " km from the others; a digit is probably misread.");
      }
    }
  }

  private static double median(double[] values) {
    java.util.Arrays.sort(values);
    return values[values.length / 2];
  }

  private void outerRings() {
    for (DatumVariant.FlatRing ring : variant.rings()) {
      partOfRing.add(ring.part());
      if (!ring.printed().deducted) {
        polygon(ring).ifPresent(p -> outers.put(ring.part(), p));
      }
    }
  }

  private void deductedRings() {
    for (int i = 0; i < variant.rings().size(); i++) {
      DatumVariant.FlatRing ring = variant.rings().get(i);
      if (!ring.printed().deducted) {
        continue;
      }
      Optional<Polygon> hole = polygon(ring);
      if (hole.isEmpty()) {
        continue;
      }
      int part = partOf(hole.get(), ring.part());
      if (part < 0) {
        sheet.broken(
            ring.printed().line,
            "扣除范围不在任何块段之内。",
            "The deducted ring lies in no part of the licence.");
        continue;
      }
      if (part != ring.part()) {
        sheet.assumed(
            ring.printed().line,
            "扣除范围位于块段 " + (part + 1) + " 之内，归入该块段。",
            "The deducted ring lies in part " + (part + 1) + " and was given to it.");
      }
      double outside = hole.get().difference(outers.get(part)).getArea() / hole.get().getArea();
      if (outside > TOUCHING_SHARE) {
        sheet.flagged(
            ring.printed().line,
            "扣除范围有 " + Numbers.rounded(outside * 100, 1) + "% 在块段之外。",
            Numbers.rounded(outside * 100, 1) + " % of the deducted ring lie outside its part.");
      }
      partOfRing.set(i, part);
      holes.computeIfAbsent(part, k -> new ArrayList<>()).add(hole.get());
    }
  }

  private int partOf(Polygon hole, int printed) {
    int best = -1;
    double most = 0;
    for (var outer : outers.entrySet()) {
      double shared = outer.getValue().intersection(hole).getArea();
      // The printed part keeps it where another shares no more of it.
      if (shared > most || shared == most && shared > 0 && outer.getKey() == printed) {
        most = shared;
        best = outer.getKey();
      }
    }
    return best;
  }

  private void partsAgainstEachOther() {
    List<Integer> parts = List.copyOf(outers.keySet());
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i + 1; j < parts.size(); j++) {
        if (!seams(parts.get(i)).equals(seams(parts.get(j)))) {
          continue;
        }
        Polygon a = outers.get(parts.get(i));
        Polygon b = outers.get(parts.get(j));
        double overlap = a.intersection(b).getArea();
        double smaller = Math.min(a.getArea(), b.getArea());
        if (overlap > (1 - TOUCHING_SHARE) * smaller) {
          sheet.broken(
              line(parts.get(j)),
              "块段 "
                  + (parts.get(j) + 1)
                  + " 与块段 "
                  + (parts.get(i) + 1)
                  + " 一个在另一个之内：若为扣除范围，请在其前写“扣除”。",
              "Of parts "
                  + (parts.get(i) + 1)
                  + " and "
                  + (parts.get(j) + 1)
                  + " one lies inside the other; if it is deducted, write 扣除 before it.");
        } else if (overlap > TOUCHING_SHARE * smaller) {
          sheet.flagged(
              line(parts.get(j)),
              "块段 " + (parts.get(i) + 1) + " 与块段 " + (parts.get(j) + 1) + " 重叠。",
              "Parts " + (parts.get(i) + 1) + " and " + (parts.get(j) + 1) + " overlap.");
        }
      }
    }
  }

  private List<String> seams(int part) {
    return ringOf(part).printedPart().seams;
  }

  private long line(int part) {
    return ringOf(part).printed().line;
  }

  private DatumVariant.FlatRing ringOf(int part) {
    return variant.rings().stream().filter(r -> r.part() == part).findFirst().orElseThrow();
  }

  private Optional<Polygon> polygon(DatumVariant.FlatRing ring) {
    List<DatumVariant.FlatCorner> corners = ring.corners();
    int declared = ring.printed().declaredCorners;
    if (corners.size() < 3) {
      tooFew(ring);
      return Optional.empty();
    }
    if (declared >= 0 && declared != corners.size() && declared != corners.size() + 1) {
      sheet.broken(
          ring.printed().line,
          "注明 " + declared + " 个拐点，读到 " + corners.size() + " 个。",
          "The paper says " + declared + " corners, " + corners.size() + " were read.");
    }
    Coordinate[] closed = new Coordinate[corners.size() + 1];
    for (int i = 0; i < corners.size(); i++) {
      closed[i] = new Coordinate(corners.get(i).pair().east(), corners.get(i).pair().north());
    }
    closed[corners.size()] = closed[0].copy();
    LinearRing line = FACTORY.createLinearRing(closed);
    Polygon polygon = FACTORY.createPolygon(line);
    IsValidOp check = new IsValidOp(polygon);
    if (!check.isValid()) {
      crossing(ring, check.getValidationError());
      return Optional.empty();
    }
    return Optional.of(polygon);
  }

  private void tooFew(DatumVariant.FlatRing ring) {
    int read = ring.corners().size();
    if (read == 0 && ring.printed().spoiltRows > 0) {
      return;
    }
    String last = read == 0 ? "" : " (" + ring.corners().get(read - 1).name() + ")";
    String part = ring.printedPart().name.isEmpty() ? "" : " of " + ring.printedPart().name;
    sheet.reject(
        ring.printed().line,
        "",
        "a ring"
            + part
            + " has "
            + read
            + " readable corner(s)"
            + last
            + "; at least three are needed: is the table cut off or masked?",
        ring.printed().points.isEmpty() ? "" : ring.printed().points.get(0).raw());
    sheet.broken(
        ring.printed().line,
        "块段“" + ring.printedPart().name + "”只读到 " + read + " 个拐点，至少需要 3 个：表格可能不完整。",
        "A ring"
            + part
            + " has only "
            + read
            + " readable corner(s)"
            + last
            + "; the table seems cut off.");
  }

  private void crossing(DatumVariant.FlatRing ring, TopologyValidationError error) {
    Coordinate at = error.getCoordinate();
    List<DatumVariant.FlatCorner> corners = ring.corners();
    List<String> edges = new ArrayList<>();
    for (int i = 0; i < corners.size(); i++) {
      DatumVariant.FlatCorner a = corners.get(i);
      DatumVariant.FlatCorner b = corners.get((i + 1) % corners.size());
      double far =
          org.locationtech.jts.algorithm.Distance.pointToSegment(
              at,
              new Coordinate(a.pair().east(), a.pair().north()),
              new Coordinate(b.pair().east(), b.pair().north()));
      if (far < (variant.isGeographic() ? 1e-8 : 1e-3)) {
        edges.add(a.name() + "-" + b.name());
      }
    }
    String where = String.join(", ", edges);
    sheet.broken(
        ring.printed().line,
        "拐点连线自相交（边 " + where + "）：拐点顺序或坐标有误，或缺少分块、扣除标记。",
        "The ring crosses or touches itself at edges "
            + where
            + ": corners out of order or misread, or a mark between two rings is missing.");
  }
}
