package org.minewatch.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.simplify.DouglasPeuckerSimplifier;
import org.minewatch.report.Html;
import org.minewatch.report.SectionFigure;
import org.minewatch.section.SectionCut;
import org.minewatch.section.SectionFeature;
import org.minewatch.section.SectionLine;
import org.minewatch.section.UnusableLineException;
import org.minewatch.wording.Text;

/** The last part of the way and the place as a vertical section. */
final class SectionDrawing {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  private static final double LAST_METRES = 400;
  private static final double WIDTH_METRES = 25;

  private SectionDrawing() {}

  /** Writes the section; says whether there was one to write: it needs a way with elevations. */
  static boolean write(InspectionPack pack, Html html) {
    Optional<SectionLine> line = pack.way().flatMap(way -> line(pack, way));
    if (line.isEmpty()) {
      return false;
    }
    List<SectionFeature> features = new ArrayList<>();
    for (SectionFeature f : pack.space().orElseThrow().features()) {
      if (SectionCut.LAYERS.contains(f.layer())) {
        features.add(f);
      }
    }
    pack.points().stream()
        .filter(p -> !p.name().equals("E"))
        .forEach(
            p ->
                features.add(
                    new SectionFeature(
                        "finding",
                        Double.isNaN(p.at().getZ())
                            ? java.util.Map.of("name", p.name())
                            : java.util.Map.of("name", p.name(), "elevation_m", p.at().getZ()),
                        FACTORY.createPoint(p.at()))));
    double length = line.get().lengthMetres();
    return SectionFigure.write(
        line.get(),
        features,
        new Text("沿路线最后 %.0f m ".formatted(length), "the last %.0f m of the way".formatted(length)),
        html);
  }

  private static Optional<SectionLine> line(InspectionPack pack, Way way) {
    List<Coordinate> all = new ArrayList<>(way.line());
    pack.points().stream()
        .filter(p -> !p.name().equals("E"))
        .findFirst()
        .filter(p -> p.at().distance(all.get(all.size() - 1)) > 5)
        .ifPresent(p -> all.add(p.at()));
    List<Coordinate> last = new ArrayList<>();
    double soFar = 0;
    for (int i = all.size() - 1; i >= 0 && soFar < LAST_METRES; i--) {
      if (!last.isEmpty()) {
        soFar += all.get(i).distance(last.get(0));
      }
      last.add(0, all.get(i));
    }
    if (last.size() < 2) {
      return Optional.empty();
    }
    Coordinate[] few = last.toArray(Coordinate[]::new);
    for (double t = 0.5; few.length > SectionLine.MOST_VERTICES; t *= 2) {
      few =
          DouglasPeuckerSimplifier.simplify(
                  FACTORY.createLineString(last.toArray(Coordinate[]::new)), t)
              .getCoordinates();
    }
    try {
      return Optional.of(SectionLine.of(List.of(few), WIDTH_METRES));
    } catch (UnusableLineException e) {
      return Optional.empty();
    }
  }
}
