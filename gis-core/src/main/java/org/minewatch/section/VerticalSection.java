package org.minewatch.section;

import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;

/**
 * What a section shows, by distance along its line and elevation in metres. NaN says that a number
 * is not known.
 *
 * @param leftOut how many things were left out because there are too many
 */
public record VerticalSection(
    List<Licensed> licensed,
    List<Trace> traces,
    List<Mark> marks,
    List<Span> spans,
    List<Crossing> crossings,
    int leftOut) {

  public VerticalSection {
    licensed = List.copyOf(licensed);
    traces = List.copyOf(traces);
    marks = List.copyOf(marks);
    spans = List.copyOf(spans);
    crossings = List.copyOf(crossings);
  }

  /**
   * Where the line itself runs through a licensed part, or one that is taken out.
   *
   * @param bottom NaN when the licence states none
   */
  public record Licensed(
      double from,
      double to,
      double bottom,
      double top,
      boolean deducted,
      Map<String, Object> facts) {}

  /** A place on a trace. */
  public record Spot(double distance, double elevation) {}

  /**
   * A road or the edge of a working, as far as one run of it stands to the licensed space alike.
   *
   * @param by metres beyond the licensed limit where it is farthest
   * @param aside from the line where it is nearest, metres, positive to its right
   */
  public record Trace(
      String layer,
      Map<String, Object> facts,
      Standing standing,
      double by,
      double aside,
      List<Spot> spots) {
    public Trace {
      spots = List.copyOf(spots);
    }
  }

  /**
   * A point: a head, people, a station, a seal, a finding.
   *
   * @param from where it begins along the line; equal to {@code distance} for a point
   * @param elevation NaN when neither it nor the road it stands in tells
   * @param sigma one sigma of the elevation, metres
   * @param fromRoad whether the elevation is that of the road there
   * @param at the place itself, in the mine's metres
   */
  public record Mark(
      String layer,
      Map<String, Object> facts,
      double distance,
      double from,
      double to,
      double aside,
      double elevation,
      double sigma,
      boolean fromRoad,
      Standing standing,
      double by,
      Coordinate at) {}

  /**
   * An area in plan under or over the line's strip.
   *
   * @param level of the water in it, metres
   */
  public record Span(
      String layer, Map<String, Object> facts, double from, double to, double level) {}

  /** Where the line crosses another. */
  public record Crossing(String layer, Map<String, Object> facts, double distance) {}
}
