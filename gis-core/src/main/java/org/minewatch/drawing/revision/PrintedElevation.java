package org.minewatch.drawing.revision;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;

/**
 * A floor elevation written on a plan: {@code +1710.5}, {@code -420.3}, {@code ±0.0}. A bare whole
 * number is none: it may be the number of a corner or a face.
 *
 * @param at where the text stands
 * @param metres the elevation it says
 * @param entity how to find it in the file
 */
public record PrintedElevation(Coordinate at, double metres, String entity) {
  private static final Pattern SIGNED = Pattern.compile("[+-]\\d{1,4}(?:\\.\\d{1,3})?m?");
  private static final Pattern DECIMAL = Pattern.compile("\\d{2,4}\\.\\d{1,3}m?");
  private static final double HIGHEST_METRES = 9_000;

  /** The elevation that a text says and nothing else; empty for any other text. */
  public static OptionalDouble parse(String text) {
    String s =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .strip()
            .replace('−', '-')
            .replace("±", "+");
    Matcher signed = SIGNED.matcher(s);
    if (!signed.matches() && !DECIMAL.matcher(s).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(s.endsWith("m") ? s.substring(0, s.length() - 1) : s);
    return Math.abs(value) <= HIGHEST_METRES ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** All that a plan says of its own workings. */
  public static List<PrintedElevation> of(MineDrawing drawing) {
    List<PrintedElevation> found = new ArrayList<>();
    for (DrawnFeature f : drawing.features()) {
      if (!f.text().isEmpty()
          && f.neighbour().isEmpty()
          && f.meaning().layerClass() != LayerClass.IGNORE
          && f.meaning().layerClass() != LayerClass.LICENCE_BOUNDARY) {
        parse(f.text())
            .ifPresent(
                z -> found.add(new PrintedElevation(f.geometry().getCoordinate(), z, f.entity())));
      }
    }
    return found;
  }
}
