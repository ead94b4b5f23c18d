package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.Verdict;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.RuleCode;

/**
 * {@code drawing.displaced}: the drawn roads lie shifted, turned or scaled against the places where
 * people really walk and where stations were surveyed.
 */
final class DrawingDisplaced implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.DRAWING_DISPLACED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("readers.csv", "drawings.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    DrawingFit fit = night.drawingFit();
    if (fit.measured().isEmpty()) {
      return cannotJudge(night, fit.reasonCode(), fit.reason(), "readers", "tracks");
    }
    return judged(night, fit.displaced().map(d -> observation(night, fit, d)).stream().toList());
  }

  private Observation observation(MineNight night, DrawingFit fit, Displacement d) {
    MineDrawing plan =
        night.currentPlans().stream()
            .max(
                Comparator.comparing((MineDrawing p) -> p.submission().asOf())
                    .thenComparing(p -> p.submission().drawingId()))
            .orElseThrow();
    double sigma = fit.sigmaMetres(d);
    boolean large = d.typicalMetres() >= night.parameter("drawing.displaced", "large_m");
    Observation.Builder o =
        Observation.of(code(), large ? "large" : "slight", Observation.Source.POSITIONS)
            .anchor("displaced")
            .certainty(Verdict.of(d.typicalMetres(), sigma).certainty(fit.confirmed()))
            .seen(night.startOf(plan.submission().asOf()), night.startOf(night.night()))
            .title(
                "图纸上的巷道相对人员实际位置偏移 %s 米（东 %s 米、北 %s 米，旋转 %s°）"
                    .formatted(
                        metres(d.typicalMetres()),
                        metres(d.eastMetres()),
                        metres(d.northMetres()),
                        Numbers.two(d.rotationDegrees())),
                "The drawn roads lie %s m off from where people are (%s m east, %s m north, turned by %s degrees)"
                    .formatted(
                        metres(d.typicalMetres()),
                        metres(d.eastMetres()),
                        metres(d.northMetres()),
                        Numbers.two(d.rotationDegrees())))
            .measure("offset_m", d.typicalMetres())
            .measure("east_m", d.eastMetres())
            .measure("north_m", d.northMetres())
            .measure("rotation_deg", d.rotationDegrees())
            .measure("scale", d.scale())
            .measure("sigma_m", sigma)
            .geometry(extent(night))
            .evidence(
                "displacement",
                "basis",
                fit.basis(),
                "places",
                d.places(),
                "misfit_as_drawn",
                d.misfitAsDrawn(),
                "misfit_moved",
                d.misfitMoved(),
                "misfit_next_best",
                d.misfitRival(),
                "confirmed_by_stations",
                fit.confirmed())
            .benign(
                "坐标系或转换误差：图纸误差 %s 米已计入；若偏移与常见基准差一致，先核对坐标系"
                    .formatted(metres(night.network().sigmaMetres())),
                "a wrong datum or transform: the drawing's sigma of %s m is counted; where the shift is one between datums, check the system first"
                    .formatted(metres(night.network().sigmaMetres())))
            .benign(
                "分站位置取自矿方图纸时不作判断；已排除",
                "stations placed from the mine's own drawing: not judged then");
    Evidences.drawing(o, plan, List.of());
    return o.build();
  }

  private static Geometry extent(MineNight night) {
    Geometry[] roads =
        night.currentPlans().stream()
            .flatMap(p -> p.own(LayerClass.ROADWAY))
            .map(f -> f.geometry())
            .filter(g -> !g.isEmpty() && night.frame().coversAll(g))
            .toArray(Geometry[]::new);
    return FACTORY.createGeometryCollection(roads).convexHull();
  }
}
