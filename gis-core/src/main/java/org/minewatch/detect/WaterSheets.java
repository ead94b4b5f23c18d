package org.minewatch.detect;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.WaterBody;

/** Finds the sheets and register entries that speak of the water in the seam of a plan. */
public final class WaterSheets {
  private WaterSheets() {}

  /** The plan with the water plan of its time. */
  public static List<MineDrawing> of(MineNight night, MineDrawing plan) {
    LocalDate day = plan.submission().asOf();
    Stream<MineDrawing> water =
        night.drawings().stream()
            .filter(d -> d.submission().kind() == DrawingSubmission.Kind.WATER_PLAN)
            .filter(d -> SeamList.mayBeSame(d.submission().seam(), plan.submission().seam()))
            .filter(d -> !d.submission().asOf().isAfter(day.plusDays(31)))
            .reduce((a, b) -> b)
            .stream();
    return Stream.concat(Stream.of(plan), water).toList();
  }

  /** Registered bodies of water in the seam of a plan, drained ones too. */
  public static Stream<WaterBody> bodies(MineNight night, MineDrawing plan) {
    return night.records().waterBodies().stream()
        .filter(b -> b.asOf().map(d -> !d.isAfter(night.night())).orElse(true))
        .filter(b -> SeamList.mayBeSame(b.seam(), plan.submission().seam()));
  }

  /** The lines of a class on all sheets, mended. */
  public static List<Geometry> lines(List<MineDrawing> sheets, LayerClass layerClass) {
    return sheets.stream()
        .flatMap(s -> s.own(layerClass))
        .map(DrawnFeature::geometry)
        .filter(g -> g.getDimension() > 0)
        .map(Sites::valid)
        .toList();
  }
}
