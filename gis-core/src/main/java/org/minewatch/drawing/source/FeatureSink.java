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

  private record Skipped(long count, long firstLine, String firstLayer) {}

  private final String file;
  private final DrawingLimits limits;
  private final List<SourceFeature> features = new ArrayList<>();
  private final Map<String, Skipped> skipped = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private long rejected;
  private long vertices;

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

  private void claimVertices(int count, long line) {
    vertices += count;
    if (vertices > limits.vertices()) {
      throw new UnreadableDrawingException(
          line,
          "the drawing has more than "
              + limits.vertices()
              + " vertices once curves are flattened and blocks expanded; purge it or hand it in"
              + " in parts",
          "");
    }
  }

  /** Counts something that this program does not read. */
  public void skip(String kind, long line, String layer) {
    skipped.merge(
        kind,
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
      rejections.add(new Rejection(file, line, column, reason, raw));
    }
  }

  public SourceDrawing finish(boolean longitudeLatitude) {
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
    return new SourceDrawing(features, longitudeLatitude, all, rejections);
  }
}
