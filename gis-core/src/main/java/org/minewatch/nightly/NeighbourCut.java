package org.minewatch.nightly;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.boundary.LicencePrism;
import org.minewatch.detect.NeighbourPlan;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.geo.MineFrame;

/** Cuts out of a mine's plan what a neighbour has to know: workings near the neighbour. */
final class NeighbourCut {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * Plans show their neighbours for about 100 m beyond the boundary; goaf reaches in from farther.
   */
  private static final double NEAR_METRES = 1000;

  private static final Set<LayerClass> WORKINGS =
      EnumSet.of(
          LayerClass.ROADWAY,
          LayerClass.SHAFT,
          LayerClass.FACE,
          LayerClass.GOAF,
          LayerClass.UNKNOWN);

  private NeighbourCut() {}

  /** The surroundings of some licences, as a box in another mine's metres. */
  static Geometry area(List<LicencePrism> prisms, MineFrame frame, MineFrame other) {
    Envelope e = new Envelope();
    prisms.forEach(
        p -> e.expandToInclude(other.fromLonLat(frame.toLonLat(p.area())).getEnvelopeInternal()));
    e.expandBy(NEAR_METRES);
    return FACTORY.toGeometry(e);
  }

  /**
   * @param near the box, in the metres of the plan
   * @param from the frame of the plan
   * @param to the frame of the neighbour
   */
  static NeighbourPlan plan(
      String mineCode, MineDrawing plan, Geometry near, MineFrame from, MineFrame to) {
    List<DrawnFeature> workings =
        plan.features().stream()
            .filter(f -> f.neighbour().isEmpty() && WORKINGS.contains(f.layerClass()))
            .filter(f -> f.geometry().getDimension() > 0)
            .filter(f -> near.getEnvelopeInternal().intersects(f.geometry().getEnvelopeInternal()))
            .filter(f -> from.coversAll(f.geometry()))
            .map(
                f ->
                    new DrawnFeature(
                        f.entity(),
                        f.layer(),
                        f.layerClass(),
                        "",
                        from.crs().equals(to.crs())
                            ? f.geometry()
                            : to.fromLonLat(from.toLonLat(f.geometry())),
                        f.text()))
            .toList();
    return new NeighbourPlan(
        mineCode,
        plan.submission().drawingId(),
        plan.submission().asOf(),
        plan.submission().seam(),
        from.crs().equals(to.crs())
            ? plan.sigmaMetres()
            : Math.hypot(
                plan.sigmaMetres(), Math.hypot(from.lonLatSigmaMetres(), to.lonLatSigmaMetres())),
        workings);
  }
}
