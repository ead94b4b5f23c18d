package org.minewatch.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.drawing.source.SourceFeature;

/** Says which layers were not recognised, which were left aside, and which were hidden in CAD. */
final class LayerNotes {
  private static final int MOST_LAYERS = 200;

  private final Map<String, Tally> unknown = new LinkedHashMap<>();
  private final Map<String, Long> ignored = new LinkedHashMap<>();
  private final Map<String, Tally> hidden = new LinkedHashMap<>();

  void count(SourceFeature f, LayerMeaning meaning) {
    if (meaning.layerClass() == LayerClass.IGNORE) {
      ignored.merge(f.layer(), 1L, Long::sum);
    } else if (meaning.layerClass() == LayerClass.UNKNOWN) {
      unknown
          .computeIfAbsent(
              f.layer(),
              l -> new Tally("layer not recognised, so nothing is judged by it: %d features"))
          .add(f);
    }
    if (f.hidden()) {
      hidden
          .computeIfAbsent(
              f.layer(),
              l ->
                  new Tally(
                      "hidden in CAD (frozen, off or invisible), read all the same: %d features"))
          .add(f);
    }
  }

  List<String> notes() {
    List<String> notes = new ArrayList<>();
    unknown.values().stream().limit(MOST_LAYERS).forEach(t -> t.note().ifPresent(notes::add));
    if (unknown.size() > MOST_LAYERS) {
      notes.add((unknown.size() - MOST_LAYERS) + " more layers were not recognised");
    }
    hidden.values().stream().limit(MOST_LAYERS).forEach(t -> t.note().ifPresent(notes::add));
    if (!ignored.isEmpty()) {
      List<String> parts = new ArrayList<>();
      ignored.entrySet().stream()
          .limit(MOST_LAYERS)
          .forEach(e -> parts.add(e.getKey() + " (" + e.getValue() + ")"));
      notes.add(
          "left aside as frame, legend, grid or unsorted (a layers file can say otherwise): "
              + String.join(", ", parts));
    }
    return notes;
  }
}
