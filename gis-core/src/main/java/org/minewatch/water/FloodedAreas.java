package org.minewatch.water;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.region.WaterBody;

/**
 * Puts together what drawings and the register know of the bodies of water: kind and level from the
 * register, else from the text in or next to the water.
 */
public final class FloodedAreas {

  /** A text farther from the water than this says nothing about it. */
  private static final double TEXT_METRES = 40;

  private static final Pattern SPEAKS_OF_WATER = Pattern.compile("积水|老窑|小窑|古窑|老空|水位|陷落柱");

  private static final double SAME_BODY_SHARE = 0.3;

  private FloodedAreas() {}

  /**
   * @param drawings plans of one seam, or a plan and the water plan; a body drawn twice counts once
   * @param bodies registered bodies of the same seam that still hold water
   */
  public static List<FloodedArea> of(List<MineDrawing> drawings, List<WaterBody> bodies) {
    List<FloodedArea> areas = new ArrayList<>();
    for (MineDrawing drawing : drawings) {
      List<DrawnFeature> texts = texts(drawing);
      drawing
          .own(LayerClass.WATER_EXTENT)
          .filter(f -> f.geometry().getDimension() == 2)
          .map(f -> drawn(f, texts, bodies))
          .filter(a -> areas.stream().noneMatch(b -> same(a.outline(), b.outline())))
          .forEach(areas::add);
    }
    for (WaterBody body : bodies) {
      Geometry outline = valid(body.area());
      if (outline.getDimension() == 2
          && areas.stream().noneMatch(a -> same(a.outline(), outline))) {
        areas.add(
            new FloodedArea(
                body.bodyId(),
                outline,
                WaterBoundary.find(body.boundary()).orElse(WaterBoundary.SURVEYED),
                body.level(),
                false,
                body.bodyId()));
      }
    }
    return areas;
  }

  private static FloodedArea drawn(
      DrawnFeature f, List<DrawnFeature> texts, List<WaterBody> bodies) {
    Geometry outline = valid(f.geometry());
    Optional<WaterBody> body =
        bodies.stream().filter(b -> same(outline, valid(b.area()))).findFirst();
    List<String> words = words(outline, texts);
    OptionalDouble level =
        body.map(WaterBody::level)
            .filter(OptionalDouble::isPresent)
            .orElseGet(
                () ->
                    words.stream()
                        .map(WaterText::level)
                        .filter(OptionalDouble::isPresent)
                        .findFirst()
                        .orElse(OptionalDouble.empty()));
    WaterBoundary boundary =
        body.flatMap(b -> WaterBoundary.find(b.boundary()))
            .orElseGet(() -> WaterBoundary.ofText(String.join(" ", words)));
    return new FloodedArea(
        body.map(WaterBody::bodyId).orElse(words.isEmpty() ? "" : words.get(0)),
        outline,
        boundary,
        level,
        true,
        f.entity());
  }

  /** What is written in the water; when nothing is, what is written next to it. */
  private static List<String> words(Geometry outline, List<DrawnFeature> texts) {
    List<String> near =
        texts.stream()
            .filter(t -> t.geometry().isWithinDistance(outline, TEXT_METRES))
            .sorted(
                Comparator.comparingDouble((DrawnFeature t) -> t.geometry().distance(outline))
                    .thenComparing(DrawnFeature::text))
            .map(t -> t.text().strip())
            .toList();
    List<String> inside =
        texts.stream()
            .filter(t -> t.geometry().intersects(outline))
            .map(t -> t.text().strip())
            .sorted()
            .toList();
    return inside.isEmpty() ? near.stream().limit(1).toList() : inside;
  }

  /** Texts that speak of water. */
  private static List<DrawnFeature> texts(MineDrawing drawing) {
    return drawing.features().stream()
        .filter(f -> f.neighbour().isEmpty())
        .filter(
            f ->
                SPEAKS_OF_WATER.matcher(f.text()).find()
                    || f.meaning().layerClass() == LayerClass.WATER_EXTENT && !f.text().isBlank())
        .filter(f -> f.meaning().layerClass() != LayerClass.IGNORE)
        .toList();
  }

  private static boolean same(Geometry a, Geometry b) {
    return a.getEnvelopeInternal().intersects(b.getEnvelopeInternal())
        && a.intersection(b).getArea() >= SAME_BODY_SHARE * Math.min(a.getArea(), b.getArea())
        && a.getArea() > 0;
  }

  private static Geometry valid(Geometry g) {
    return g.isValid() ? g : GeometryFixer.fix(g);
  }
}
