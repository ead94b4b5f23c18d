package org.minewatch.drawing.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.region.Rejection;

/**
 * Gathers what a reader finds and keeps the bounds: features, the kinds that were not understood
 * (with count and first place), and entities that were bad.
 */
public final class FeatureSink {

  /** A damaged file can hold a hundred thousand kinds, each a line long. */
  private static final int MOST_KINDS = 200;

  private static final int LONGEST_NAME = 100;

  private record Skipped(long count, long firstLine, String firstLayer) {}

  private final String file;
  private final DrawingLimits limits;
  private final List<SourceFeature> features = new ArrayList<>();
  private final Map<String, Skipped> skipped = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private long rejected;
  private int vertices;
  private String unit = "line";
  private SourceFacts facts = SourceFacts.NONE;

  public FeatureSink(String file, DrawingLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** Takes a feature, or refuses the drawing when it holds too many features or vertices. */
  public void add(SourceFeature feature) {
    if (features.size() >= limits.entities()) {
      throw new UnreadableDrawingException(
          feature.line(),
          "the drawing has more than "
              + limits.entities()
              + " features; purge it or hand it in in parts",
          feature.entity());
    }
    for (int i = 0; i < feature.pathCount(); i++) {
      claimVertices(feature.path(i).length / 3, feature.line());
    }
    features.add(feature);
  }

  /**
   * An empty list that refuses to outgrow what the drawing may still hold.
   *
   * @param taken vertices of the same feature that are in other lists
   */
  public VertexList vertexList(int taken, long line) {
    return new VertexList(
        limits.vertices() - vertices - taken, () -> tooManyVertices(line, limits));
  }

  /** Says what places of this file count; {@code line} unless told otherwise. */
  public void countPlacesIn(String placeUnit) {
    unit = placeUnit;
  }

  public void facts(SourceFacts found) {
    facts = found;
  }

  private void claimVertices(int count, long line) {
    if (count > limits.vertices() - vertices) {
      throw tooManyVertices(line, limits);
    }
    vertices += count;
  }

  static UnreadableDrawingException tooManyVertices(long line, DrawingLimits limits) {
    return new UnreadableDrawingException(
        line,
        "the drawing has more than "
            + limits.vertices()
            + " vertices once curves are flattened and blocks expanded; purge it or hand it in"
            + " in parts",
        "");
  }

  /** Counts something that this program does not read. */
  public void skip(String kind, long line, String layer) {
    String listed = kind.length() > LONGEST_NAME ? kind.substring(0, LONGEST_NAME) + "…" : kind;
    if (skipped.size() >= MOST_KINDS && !skipped.containsKey(listed)) {
      listed = "of other kinds";
    }
    skipped.merge(
        listed,
        new Skipped(1, line, layer),
        (old, one) -> new Skipped(old.count + 1, old.firstLine, old.firstLayer));
  }

  public void note(String sentence) {
    notes.add(sentence);
  }

  /**
   * Reports an entity that cannot be used; the drawing goes on.
   *
   * @param column which value of the entity is bad
   */
  public void reject(long line, String column, String reason, String raw) {
    if (++rejected <= limits.rejections()) {
      boolean lines = unit.equals("line");
      String place = column.isEmpty() ? unit + " " + line : unit + " " + line + ", " + column;
      rejections.add(new Rejection(file, lines ? line : 0, lines ? column : place, reason, raw));
    }
  }

  public SourceDrawing finish(boolean longitudeLatitude) {
    return finish(longitudeLatitude, "");
  }

  /**
   * @param crs what the file itself says of its coordinate system, may be empty
   */
  public SourceDrawing finish(boolean longitudeLatitude, String crs) {
    List<String> all = new ArrayList<>(notes);
    skipped.forEach(
        (kind, s) ->
            all.add(
                "not read: "
                    + s.count
                    + " "
                    + kind
                    + " (first at line "
                    + s.firstLine
                    + (s.firstLayer.isEmpty() ? "" : ", layer " + s.firstLayer)
                    + ")"));
    if (rejected > rejections.size()) {
      all.add((rejected - rejections.size()) + " more bad entities are not listed one by one");
    }
    return new SourceDrawing(features, longitudeLatitude, all, rejections, facts, crs);
  }
}
