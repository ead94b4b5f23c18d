package org.minewatch.drawing.meaning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.DrawingPlace;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.meaning.PlanWords.Level;

/**
 * What a plan writes beside its lines, read by drawing conventions and kept with its place. Words
 * on a neighbour's layer are left out.
 *
 * @param corners the printed corner table, by number
 * @param heights elevations written on the plan, in the order of the file
 * @param monthEnds dates of face and heading positions
 * @param roadNames names of roadways
 * @param faces names of gate roads and faces by the number of the face
 * @param goaf goaf areas with the year that the layer or words in them give
 */
public record PlanContent(
    List<DrawingPlace.Printed> corners,
    List<WrittenHeight> heights,
    List<MonthEnd> monthEnds,
    List<Name> roadNames,
    Map<String, List<String>> faces,
    List<GoafYear> goaf) {

  /** Elevations of one plan lie this close to their middle. */
  private static final double ONE_MINE_METRES = 500;

  private static final int LEAST_FOR_BAND = 8;
  private static final double THICKNESS_METRES = 30;

  /** An elevation and where it is written; the point it belongs to is the nearest one drawn. */
  public record WrittenHeight(double metres, Level level, Coordinate at, String entity) {}

  /** Where a face or heading stood on a date. */
  public record MonthEnd(LocalDate date, Coordinate at, String entity) {}

  /** A name and where it is written. */
  public record Name(String words, Coordinate at, String entity) {}

  /**
   * A goaf and when it was mined.
   *
   * @param year empty when neither its layer nor a date in it says so
   */
  public record GoafYear(DrawnFeature area, OptionalInt year) {}

  public PlanContent {
    corners = List.copyOf(corners);
    heights = List.copyOf(heights);
    monthEnds = List.copyOf(monthEnds);
    roadNames = List.copyOf(roadNames);
    goaf = List.copyOf(goaf);
  }

  /** Reads the words of a placed drawing. */
  public static PlanContent of(MineDrawing drawing) {
    List<WrittenHeight> heights = new ArrayList<>();
    List<MonthEnd> dates = new ArrayList<>();
    List<Name> roads = new ArrayList<>();
    TreeMap<String, List<String>> faces = new TreeMap<>();
    for (DrawnFeature f : drawing.features()) {
      String words = f.text().strip();
      if (words.isEmpty() || !f.neighbour().isEmpty() || f.geometry().isEmpty()) {
        continue;
      }
      Coordinate at = f.geometry().getCoordinate();
      PlanWords.date(words).ifPresent(d -> dates.add(new MonthEnd(d, at, f.entity())));
      PlanWords.heights(words)
          .forEach(h -> heights.add(new WrittenHeight(h.metres(), h.level(), at, f.entity())));
      if (PlanWords.isRoadName(words)) {
        roads.add(new Name(words, at, f.entity()));
      }
      PlanWords.faceNumber(words)
          .ifPresent(
              number -> {
                List<String> names = faces.computeIfAbsent(number, k -> new ArrayList<>());
                if (!names.contains(words)) {
                  names.add(words);
                }
              });
    }
    return new PlanContent(
        drawing.place().corners(), inOneBand(heights), dates, roads, faces, goaf(drawing, dates));
  }

  /** Without thicknesses, widths and flows, which are printed like elevations. */
  private static List<WrittenHeight> inOneBand(List<WrittenHeight> all) {
    double[] values =
        all.stream()
            .mapToDouble(WrittenHeight::metres)
            .filter(v -> Math.abs(v) >= THICKNESS_METRES)
            .sorted()
            .toArray();
    if (values.length < LEAST_FOR_BAND) {
      return all.stream().filter(h -> h.level() != Level.UNSTATED).toList();
    }
    double middle = values[values.length / 2];
    return all.stream().filter(h -> Math.abs(h.metres() - middle) <= ONE_MINE_METRES).toList();
  }

  private static List<GoafYear> goaf(MineDrawing drawing, List<MonthEnd> dates) {
    List<GoafYear> out = new ArrayList<>();
    drawing
        .own(LayerClass.GOAF)
        .filter(f -> f.geometry().getDimension() == 2)
        .forEach(f -> out.add(new GoafYear(f, year(f, dates))));
    return out;
  }

  /** The latest date in it: a goaf is as old as its last month. */
  private static OptionalInt year(DrawnFeature area, List<MonthEnd> dates) {
    if (area.meaning().year().isPresent()) {
      return area.meaning().year();
    }
    Geometry g = area.geometry();
    int[] years =
        dates.stream()
            .filter(d -> g.getEnvelopeInternal().contains(d.at()))
            .filter(d -> g.contains(g.getFactory().createPoint(d.at())))
            .mapToInt(d -> d.date().getYear())
            .toArray();
    return Arrays.stream(years).max();
  }
}
