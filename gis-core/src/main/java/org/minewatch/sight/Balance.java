package org.minewatch.sight;

import java.util.List;

/**
 * The sources of a mine's night beside each other. Differences are shown, never judged: that is the
 * rules' part.
 *
 * @param crews by time
 * @param faces by id
 * @param outputs the last reported spans, by face
 * @param machines by kind and unit
 * @param missing kinds of source of which the night has nothing, such as {@code lamp-count}
 */
public record Balance(
    List<CrewLine> crews,
    List<FaceLine> faces,
    List<OutputLine> outputs,
    List<MachineLine> machines,
    List<String> missing) {
  /** Every kind of source, in the order in which what is missing is told. */
  public static final List<String> SOURCES =
      List.of(
          "positions",
          "shift-reports",
          "lamp-count",
          "gate-count",
          "video-count",
          "face-progress",
          "output",
          "power",
          "hoist");

  /** Of a night of which nothing could be read. */
  public static final Balance NONE =
      new Balance(List.of(), List.of(), List.of(), List.of(), SOURCES);

  public Balance {
    crews = List.copyOf(crews);
    faces = List.copyOf(faces);
    outputs = List.copyOf(outputs);
    machines = List.copyOf(machines);
    missing = List.copyOf(missing);
  }
}
