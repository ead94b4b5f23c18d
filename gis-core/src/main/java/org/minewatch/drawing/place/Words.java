package org.minewatch.drawing.place;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.source.SourceFeature;

/** The words of a sheet with their places, in the order of the file. */
record Words(String text, double x, double y, SourceFeature feature) {

  static List<Words> of(List<SourceFeature> features) {
    List<Words> out = new ArrayList<>();
    for (SourceFeature f : features) {
      String text = f.text().strip();
      if (!text.isEmpty() && f.pathCount() > 0 && f.path(0).length >= 2) {
        out.add(new Words(text, f.path(0)[0], f.path(0)[1], f));
      }
    }
    return out;
  }
}
