package org.minewatch.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Finding;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.RuleCode;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.section.RoadLine;
import org.minewatch.section.SectionCut;
import org.minewatch.section.SectionFeature;
import org.minewatch.section.SectionLine;
import org.minewatch.wording.Text;

/** What is found about an elevation, in section along its road: a plan does not show it. */
final class FindingSection {
  private static final Set<RuleCode> OF_ELEVATION =
      EnumSet.of(RuleCode.BOUNDARY_ELEVATION, RuleCode.DRAWING_ELEVATION);

  private static final double EACH_WAY_METRES = 250;
  private static final double WIDTH_METRES = 25;

  private FindingSection() {}

  /** Writes it, where the finding is about an elevation and the night knows its road. */
  static void write(Finding finding, int number, List<MapFeature> mapFeatures, Html html) {
    Optional<PlaneGrid> grid = MapGrid.licenceGrid(mapFeatures);
    if (grid.isEmpty()
        || finding.geometry().isEmpty()
        || finding.grounds().stream().noneMatch(g -> OF_ELEVATION.contains(g.rule()))) {
      return;
    }
    Geometry place = finding.geometry().get();
    List<SectionFeature> features = new ArrayList<>();
    for (MapFeature f : mapFeatures) {
      if (SectionCut.LAYERS.contains(f.layer())) {
        SectionFeature.of(grid.get(), f.layer(), f.facts(), f.geometry()).ifPresent(features::add);
      }
    }
    SectionFeature.of(grid.get(), "finding", facts(finding, number), place.getInteriorPoint())
        .ifPresent(
            mark -> {
              Coordinate at = mark.geometry().getCoordinate();
              Optional<SectionLine> line =
                  RoadLine.through(features, at, EACH_WAY_METRES, WIDTH_METRES);
              features.add(mark);
              line.ifPresent(
                  l ->
                      SectionFigure.write(
                          l, features, new Text("沿所在巷道", "the road it lies in"), html));
            });
  }

  private static Map<String, Object> facts(Finding finding, int number) {
    Double elevation = finding.measures().get("elevation_m");
    return elevation == null
        ? Map.of("name", String.valueOf(number))
        : Map.of("name", String.valueOf(number), "elevation_m", elevation);
  }
}
