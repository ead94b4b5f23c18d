package org.minewatch.detect.water;

import static org.minewatch.detect.Numbers.metres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.boundary.Verdict;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.FaceWork;
import org.minewatch.detect.Medium;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.SeamList;
import org.minewatch.detect.Sites;
import org.minewatch.detect.Unjudged;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;
import org.minewatch.region.FaceProgress;
import org.minewatch.wording.Text;

/**
 * {@code water.zone}: extraction in a deferred area (缓采区), or any new working in a forbidden one
 * (禁采区), reported or drawn since the area is. A heading in a deferred area is lawful where it is
 * driven for probing.
 */
final class WaterZone implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.WATER_ZONE;
  }

  @Override
  public Set<String> tables() {
    return Set.of("faces.csv", "face_progress.csv", "probe_records.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  /**
   * An area of the three zones.
   *
   * @param since date of the first of the latest revisions that show it
   */
  private record Area(MineDrawing plan, DrawnFeature drawn, Geometry shape, LocalDate since) {
    boolean isForbidden() {
      return drawn.layerClass() == LayerClass.FORBIDDEN_AREA;
    }

    String seam() {
      return drawn.meaning().seam().isEmpty() ? plan.submission().seam() : drawn.meaning().seam();
    }

    Text label() {
      return isForbidden()
          ? new Text("禁采区", "a forbidden area")
          : new Text("缓采区", "a deferred area");
    }
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<Area> areas = areas(night);
    if (areas.isEmpty()) {
      return cannotJudge(
          night,
          "no-water-zones",
          new Text("当前图纸上没有缓采区、禁采区", "the current plan shows no deferred or forbidden area"),
          "drawings: forbidden-area, deferred-area");
    }
    List<Observation> seen = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      areas.stream()
          .filter(a -> SeamList.mayBeSame(a.seam(), work.face().seam()))
          .flatMap(a -> reported(night, a, work).stream())
          .max(Comparator.comparing((Observation o) -> o.measures().get("max_distance_m")))
          .ifPresent(seen::add);
    }
    for (Area area : areas) {
      seen.addAll(drawn(night, area));
    }
    return judged(night, seen);
  }

  private static List<Area> areas(MineNight night) {
    List<Area> areas = new ArrayList<>();
    for (MineDrawing plan : night.currentPlans()) {
      for (LayerClass c : List.of(LayerClass.FORBIDDEN_AREA, LayerClass.DEFERRED_AREA)) {
        plan.own(c)
            .filter(f -> f.geometry().getDimension() == 2)
            .map(f -> new Area(plan, f, Sites.valid(f.geometry()), since(night, plan, f)))
            .forEach(areas::add);
      }
    }
    return areas;
  }

  private static LocalDate since(MineNight night, MineDrawing plan, DrawnFeature area) {
    LocalDate since = plan.submission().asOf();
    Geometry shape = Sites.valid(area.geometry());
    for (MineDrawing earlier : earlier(night, plan)) {
      boolean shown =
          earlier
              .own(area.layerClass())
              .filter(f -> f.geometry().getDimension() == 2)
              .map(f -> Sites.valid(f.geometry()))
              .anyMatch(
                  g ->
                      g.intersects(shape) && g.intersection(shape).getArea() > shape.getArea() / 2);
      if (!shown) {
        break;
      }
      since = earlier.submission().asOf();
    }
    return since;
  }

  /** Earlier revisions of the plan of the same seam, the latest first. */
  private static List<MineDrawing> earlier(MineNight night, MineDrawing plan) {
    return night.miningPlans().stream()
        .filter(d -> d.submission().seam().equals(plan.submission().seam()))
        .filter(d -> d.submission().asOf().isBefore(plan.submission().asOf()))
        .sorted(Comparator.comparing((MineDrawing d) -> d.submission().asOf()).reversed())
        .toList();
  }

  private Optional<Observation> reported(MineNight night, Area area, FaceWork work) {
    boolean extraction = work.face().kind() == Face.Kind.LONGWALL;
    if (!area.isForbidden() && !extraction && !ProbeRound.of(night, work).isEmpty()) {
      return Optional.empty();
    }
    List<FaceProgress> before =
        work.progress().stream().filter(p -> !p.date().isAfter(area.since())).toList();
    List<FaceProgress> base =
        before.isEmpty() && work.face().from().isBefore(area.since())
            ? work.progress().stream().limit(1).toList()
            : before;
    Geometry old = FaceWork.of(work.face(), base, night.night()).worked();
    Geometry fresh = old.isEmpty() ? work.worked() : work.worked().difference(old);
    Geometry inside = fresh.intersection(area.shape());
    double sigma = night.parameter("water.stop-line", "head_sigma_m");
    double depth = depth(area, inside);
    boolean enough =
        extraction
            ? inside.getArea() >= night.parameter("boundary.pillar", "min_area_m2")
            : inside.getLength() >= night.parameter("boundary.drawn", "min_length_m");
    if (inside.isEmpty() || depth <= sigma || !enough) {
      return Optional.empty();
    }
    Text zone = area.label();
    String name = work.name();
    Observation.Builder o =
        Observation.of(code(), variant(area, extraction), Observation.Source.REPORT)
            .anchor("face:" + work.face().faceId())
            .certainty(Verdict.of(depth, sigma).certainty(true))
            .seen(night.startOf(area.since()), night.end())
            .title(
                "上报工作面%s在%s内%s，深入 %s 米"
                    .formatted(name, zone.zh(), extraction ? "回采" : "掘进", metres(depth)),
                "Reported face %s %s in %s, up to %s m from its edge"
                    .formatted(name, extraction ? "extracts" : "drives", zone.en(), metres(depth)))
            .measure(
                extraction ? "area_m2" : "length_m",
                extraction ? inside.getArea() : inside.getLength())
            .measure("max_distance_m", depth)
            .measure("sigma_m", sigma)
            .geometry(inside);
    Evidences.face(o, work.face());
    work.last().ifPresent(p -> Evidences.progress(o, p));
    Evidences.drawing(o, area.plan(), List.of(area.drawn().entity()));
    return Optional.of(benign(o, area).build());
  }

  /** Workings that an earlier revision did not show, in an area that it showed. */
  private List<Observation> drawn(MineNight night, Area area) {
    Optional<MineDrawing> base =
        earlier(night, area.plan()).stream()
            .filter(d -> !d.submission().asOf().isBefore(area.since()))
            .reduce((a, b) -> b);
    if (base.isEmpty()) {
      return List.of();
    }
    List<Geometry> reported =
        night.faceWorks().stream()
            .map(
                w ->
                    w.face()
                        .geometry()
                        .buffer(night.parameter("drawing.missing-roadway", "beside_heading_m")))
            .toList();
    List<Observation> seen = new ArrayList<>();
    for (LayerClass c : List.of(LayerClass.GOAF, LayerClass.ROADWAY)) {
      if (c == LayerClass.ROADWAY && !area.isForbidden()) {
        continue;
      }
      double same = night.parameter("drawing.regressed", "same_place_m");
      List<Geometry> shown =
          base.get().own(c).map(f -> Sites.valid(f.geometry()).buffer(same)).toList();
      List<Geometry> fresh = new ArrayList<>();
      List<String> entities = new ArrayList<>();
      for (DrawnFeature f : area.plan().own(c).toList()) {
        Geometry inside = Sites.valid(f.geometry()).intersection(area.shape());
        for (Geometry g : shown) {
          inside = inside.isEmpty() ? inside : inside.difference(g);
        }
        for (Geometry g : reported) {
          inside = inside.isEmpty() ? inside : inside.difference(g);
        }
        boolean enough =
            c == LayerClass.GOAF
                ? inside.getArea() >= night.parameter("drawing.regressed", "least_area_m2")
                : inside.getLength() >= night.parameter("drawing.regressed", "least_length_m");
        if (enough) {
          fresh.add(inside);
          entities.add(f.entity());
        }
      }
      if (!fresh.isEmpty()) {
        seen.add(drawn(night, area, c == LayerClass.GOAF, Sites.together(fresh), entities));
      }
    }
    return seen;
  }

  private Observation drawn(
      MineNight night, Area area, boolean extraction, Geometry inside, List<String> entities) {
    Text zone = area.label();
    double depth = depth(area, inside);
    Observation.Builder o =
        Observation.of(code(), variant(area, extraction), Observation.Source.DRAWING)
            .certainty(Verdict.of(depth, area.plan().sigmaMetres()).certainty(true))
            .seen(night.startOf(area.plan().submission().asOf()), night.end())
            .title(
                "图纸上%s内新增%s，深入 %s 米"
                    .formatted(
                        zone.zh(), (extraction ? Medium.EXTRACTION.zh() : "巷道"), metres(depth)),
                "The plan shows new %s in %s, up to %s m from its edge"
                    .formatted(extraction ? "extraction" : "roads", zone.en(), metres(depth)))
            .measure(
                extraction ? "area_m2" : "length_m",
                extraction ? inside.getArea() : inside.getLength())
            .measure("max_distance_m", depth)
            .geometry(inside);
    entities.add(0, area.drawn().entity());
    Evidences.drawing(o, area.plan(), entities);
    return benign(o, area).build();
  }

  private static String variant(Area area, boolean extraction) {
    return area.isForbidden() ? "forbidden" : extraction ? "deferred" : "deferred-heading";
  }

  private static Observation.Builder benign(Observation.Builder o, Area area) {
    return o.benign(
            "早于该区的工程：该区自 %s 起在图上，此前的不计".formatted(area.since()),
            "workings older than the area: it has been drawn since %s; what is older does not count"
                .formatted(area.since()))
        .benign(
            "探放水、治理工程：%s".formatted(area.isForbidden() ? "禁采区内应另有批准" : "有探放水记录的掘进不计"),
            "probing or treatment: %s"
                .formatted(
                    area.isForbidden()
                        ? "in a forbidden area it needs an approval"
                        : "a heading with probe records does not count"));
  }

  private static double depth(Area area, Geometry inside) {
    EdgeTable edges = EdgeTable.of(area.shape());
    double depth = 0;
    for (Coordinate c : inside.getCoordinates()) {
      depth = Math.max(depth, -edges.outsideMetres(c.x, c.y));
    }
    return depth;
  }
}
