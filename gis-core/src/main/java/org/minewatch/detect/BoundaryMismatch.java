package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.boundary.Verdict;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Corner;
import org.minewatch.wording.Text;

/**
 * {@code boundary.mismatch}: the boundary on the current mining plan differs from the licence. A
 * shift of the whole boundary, which two datums read as one leave behind, is told apart from moved
 * corners.
 */
final class BoundaryMismatch implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** Corners farther from their place than this are not taken for the same corner. */
  private static final double SAME_CORNER_METRES = 200;

  /** Vectors of one shift agree within this. */
  private static final double SAME_SHIFT_METRES = 0.5;

  /** A shift this near to a transform on record is that transform. */
  private static final double SAME_RECORD_METRES = 3;

  /** Share of corners that has to follow one vector to call it a shift of the whole boundary. */
  private static final double WHOLE_SHARE = 0.8;

  @Override
  public RuleCode code() {
    return RuleCode.BOUNDARY_MISMATCH;
  }

  @Override
  public Set<String> tables() {
    return Set.of("transforms.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<LicensedArea> licensed = night.licensedArea();
    if (licensed.isEmpty()) {
      return Unjudged.noLicence(this, night);
    }
    if (licensed.get().transformSigma() >= Verdict.LEAD_ONLY_SIGMA) {
      return cannotJudge(
          night,
          "no-transform",
          new Text(
              "许可证坐标系与矿井坐标系之间没有转换参数",
              "there is no transform between the licence's datum and the mine's"),
          "transforms");
    }
    List<MineDrawing> withBoundary =
        night.miningPlans().stream().filter(d -> !drawnRings(d).isEmpty()).toList();
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<MineDrawing> current =
        night.currentPlans().stream().filter(withBoundary::contains).toList();
    if (current.isEmpty()) {
      return cannotJudge(
          night,
          "no-boundary-drawn",
          new Text("当前图纸上没有井田边界图层", "the current plan shows no licence boundary"),
          "drawings: licence-boundary");
    }
    List<Observation> seen = new ArrayList<>();
    MineDrawing latest =
        current.stream().max(Comparator.comparing(d -> d.submission().asOf())).orElseThrow();
    double threshold = threshold(night, licensed.get());
    compare(licensed.get(), latest, threshold)
        .ifPresent(
            d -> seen.add(observation(night, licensed.get(), withBoundary, latest, threshold, d)));
    return judged(night, seen);
  }

  private static double threshold(MineNight night, LicensedArea licensed) {
    return night.parameter("boundary.mismatch", "corner_shift_m")
        + Verdict.PROBABLE_SIGMAS * sigma(licensed);
  }

  /**
   * Corners are drawn from their printed numbers, so no underground survey is in this comparison.
   */
  private static double sigma(LicensedArea licensed) {
    return Math.hypot(licensed.boundarySigma(), licensed.transformSigma());
  }

  /**
   * How a drawn boundary differs.
   *
   * @param shift the vector of the whole boundary; absent when single corners moved
   * @param moved where drawn corners lie that are not on the licensed line, and licensed ones that
   *     are not drawn
   * @param licensed the licensed ones among them
   */
  private record Difference(
      Optional<Coordinate> shift,
      double offset,
      List<Coordinate> moved,
      List<Coordinate> licensed) {}

  private static List<Geometry> drawnRings(MineDrawing drawing) {
    return drawing
        .own(LayerClass.LICENCE_BOUNDARY)
        .map(DrawnFeature::geometry)
        .filter(g -> g.getDimension() > 0)
        .map(g -> g.getDimension() == 2 ? g.getBoundary() : g)
        .toList();
  }

  private static Optional<Difference> compare(
      LicensedArea licensed, MineDrawing drawing, double threshold) {
    Geometry drawn = Sites.together(drawnRings(drawing));
    List<Geometry> rings =
        licensed.parts().stream()
            .flatMap(p -> Stream.of(p.outer().getBoundary(), p.deducted().getBoundary()))
            .filter(g -> !g.isEmpty())
            .toList();
    Geometry lines = Sites.together(rings);
    Geometry outline = licensed.area().getBoundary();
    List<Coordinate> licence = distinct(lines);
    List<Coordinate> drawnCorners = distinct(drawn);
    Optional<Coordinate> shift = shift(licence, drawnCorners, threshold);
    if (shift.isPresent()) {
      double by = Math.hypot(shift.get().x, shift.get().y);
      return Optional.of(new Difference(shift, by, licence, licence));
    }
    List<Coordinate> moved = new ArrayList<>();
    List<Coordinate> undrawn = new ArrayList<>();
    double offset = 0;
    for (Coordinate c : drawnCorners) {
      double d = lines.distance(FACTORY.createPoint(c));
      if (d > threshold) {
        moved.add(c);
        offset = Math.max(offset, d);
      }
    }
    for (Geometry ring : rings) {
      List<Coordinate> corners = distinct(ring);
      // A ring that is not drawn at all (a deducted part left out) is another matter than a moved
      // corner.
      boolean isDrawn =
          corners.stream().anyMatch(c -> drawn.distance(FACTORY.createPoint(c)) <= threshold);
      for (Coordinate c : corners) {
        // Where parts adjoin, their common line need not be drawn.
        boolean onOutline = outline.distance(FACTORY.createPoint(c)) <= threshold;
        double d = drawn.distance(FACTORY.createPoint(c));
        if (isDrawn && onOutline && d > threshold) {
          moved.add(c);
          undrawn.add(c);
          offset = Math.max(offset, nearestCorner(drawnCorners, c));
        }
      }
    }
    return moved.isEmpty()
        ? Optional.empty()
        : Optional.of(new Difference(Optional.empty(), offset, moved, undrawn));
  }

  private static double nearestCorner(List<Coordinate> corners, Coordinate to) {
    return corners.stream().mapToDouble(to::distance).min().orElse(0);
  }

  private static List<Coordinate> distinct(Geometry g) {
    return Arrays.stream(g.getCoordinates())
        .map(c -> new Coordinate(c.x, c.y))
        .distinct()
        .sorted()
        .toList();
  }

  /** The vector that most licensed corners have to a drawn one, when nearly all follow it. */
  private static Optional<Coordinate> shift(
      List<Coordinate> licence, List<Coordinate> drawn, double threshold) {
    List<Coordinate> vectors = new ArrayList<>();
    for (Coordinate l : licence) {
      for (Coordinate d : drawn) {
        if (l.distance(d) <= SAME_CORNER_METRES) {
          vectors.add(new Coordinate(d.x - l.x, d.y - l.y));
        }
      }
    }
    List<Coordinate> best = List.of();
    for (Coordinate v : vectors) {
      List<Coordinate> same =
          vectors.stream().filter(w -> w.distance(v) <= SAME_SHIFT_METRES).toList();
      if (same.size() > best.size()) {
        best = same;
      }
    }
    Coordinate mean =
        new Coordinate(
            best.stream().mapToDouble(Coordinate::getX).average().orElse(0),
            best.stream().mapToDouble(Coordinate::getY).average().orElse(0));
    boolean whole = best.size() >= WHOLE_SHARE * licence.size();
    return whole && Math.hypot(mean.x, mean.y) > threshold ? Optional.of(mean) : Optional.empty();
  }

  private Observation observation(
      MineNight night,
      LicensedArea licensed,
      List<MineDrawing> withBoundary,
      MineDrawing latest,
      double threshold,
      Difference d) {
    LocalDate first = firstShown(licensed, withBoundary, latest, threshold, d);
    boolean datum =
        d.shift().isPresent()
            && (isTypical(night, d.offset()) || isOnRecord(night, d.shift().get()));
    List<String> corners = cornerNumbers(licensed, d);
    String list = String.join("、", corners);
    Observation.Builder o =
        Observation.of(code(), datum ? "datum-shift" : "corner", Observation.Source.DRAWING)
            .anchor("boundary")
            .certainty(Verdict.of(d.offset(), sigma(licensed)).certainty(true))
            .repeated(first.isBefore(latest.submission().asOf()))
            .seen(night.startOf(first), night.startOf(night.night()))
            .measure("offset_m", d.offset())
            .measure(
                "corners",
                d.shift().isPresent() ? licensed.area().getNumPoints() - 1.0 : corners.size())
            .measure("sigma_m", sigma(licensed));
    if (d.shift().isPresent()) {
      o.title(
              "图纸上的井田边界整体偏移 %s 米%s".formatted(metres(d.offset()), datum ? "，疑为坐标系混用" : ""),
              "The drawn licence boundary is shifted as a whole by %s m%s"
                  .formatted(metres(d.offset()), datum ? ", as a mix-up of datums does" : ""))
          .measure("offset_easting_m", d.shift().get().x)
          .measure("offset_northing_m", d.shift().get().y)
          .geometry(
              Sites.together(licensed.parts().stream().map(p -> p.outer().getBoundary()).toList()));
    } else {
      o.title(
              "图纸上的井田边界拐点%s与许可证不符，最大相差 %s 米".formatted(list, metres(d.offset())),
              "Corner %s of the drawn boundary differs from the licence by up to %s m"
                  .formatted(String.join(", ", corners), metres(d.offset())))
          .geometry(FACTORY.createMultiPointFromCoords(d.moved().toArray(Coordinate[]::new)));
    }
    Evidences.licence(o, licensed.nearest(d.moved().get(0)));
    Evidences.transform(o, licensed.nearest(d.moved().get(0)));
    Evidences.drawing(
        o,
        latest,
        latest.own(LayerClass.LICENCE_BOUNDARY).map(DrawnFeature::entity).limit(20).toList());
    return o.benign(
            "取整或转换误差：门限 %s 米已包含两倍中误差".formatted(Numbers.two(threshold)),
            "rounding or transform: the threshold of %s m holds two sigma of both"
                .formatted(Numbers.two(threshold)))
        .benign(
            "许可证已变更而数据未更新：请核对最新许可证",
            "a changed licence that is not in the data yet: compare the latest licence")
        .build();
  }

  /** Parallel offsets between the national datums as they are met in the field. */
  private static boolean isTypical(MineNight night, double offset) {
    return offset >= night.parameter("boundary.mismatch", "datum_shift_min_m")
        && offset <= night.parameter("boundary.mismatch", "datum_shift_max_m");
  }

  /**
   * Whether the mine's own record of another datum has this shift, applied once too often or not.
   */
  private static boolean isOnRecord(MineNight night, Coordinate shift) {
    return night.records().transforms().stream()
        .filter(t -> t.offsetEasting().isPresent() && t.offsetNorthing().isPresent())
        .map(t -> new Coordinate(t.offsetEasting().getAsDouble(), t.offsetNorthing().getAsDouble()))
        .anyMatch(
            o ->
                o.distance(shift) <= SAME_RECORD_METRES
                    || new Coordinate(-o.x, -o.y).distance(shift) <= SAME_RECORD_METRES);
  }

  private static LocalDate firstShown(
      LicensedArea licensed,
      List<MineDrawing> withBoundary,
      MineDrawing latest,
      double threshold,
      Difference now) {
    LocalDate first = latest.submission().asOf();
    for (int i = withBoundary.indexOf(latest) - 1; i >= 0; i--) {
      Optional<Difference> then = compare(licensed, withBoundary.get(i), threshold);
      if (then.isEmpty()
          || then.get().shift().isPresent() != now.shift().isPresent()
          || Math.abs(then.get().offset() - now.offset()) > threshold) {
        break;
      }
      first = withBoundary.get(i).submission().asOf();
    }
    return first;
  }

  /** The printed numbers of the corners nearest to what moved. */
  private static List<String> cornerNumbers(LicensedArea licensed, Difference d) {
    record Numbered(int seq, Coordinate at) {}
    List<Numbered> all = new ArrayList<>();
    for (LicencePrism prism : licensed.prisms()) {
      for (Corner c : prism.licence().corners()) {
        all.add(
            new Numbered(
                c.seq(), prism.transform().apply(c.yEasting(), c.xNorthing(), Double.NaN)));
      }
    }
    // The licensed places of what moved, when they are known: a drawn place may be nearer to
    // another.
    List<Coordinate> places = d.licensed().isEmpty() ? d.moved() : d.licensed();
    return places.stream()
        .map(m -> all.stream().min(Comparator.comparingDouble(n -> n.at().distance(m))))
        .flatMap(Optional::stream)
        .map(Numbered::seq)
        .distinct()
        .sorted()
        .map(String::valueOf)
        .toList();
  }
}
