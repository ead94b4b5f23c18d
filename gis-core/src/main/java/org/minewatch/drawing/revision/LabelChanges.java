package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.index.strtree.STRtree;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;

/** Finds things that kept their place and got another name or another meaning. */
final class LabelChanges {

  /** A text moves by no more than this when it is written again. */
  private static final double SAME_TEXT_METRES = 3;

  private final Tolerances tolerances;

  LabelChanges(Tolerances tolerances) {
    this.tolerances = tolerances;
  }

  List<Change> compare(Sheet earlier, Sheet later) {
    List<Change> changes = new ArrayList<>(texts(earlier, later));
    changes.addAll(meanings(earlier, later));
    return changes;
  }

  private static List<Change> texts(Sheet earlier, Sheet later) {
    STRtree now = new STRtree();
    later.labels().forEach(f -> now.insert(f.geometry().getEnvelopeInternal(), f));
    // A name that stands elsewhere now was moved along its road.
    Set<String> still = new TreeSet<>();
    later.labels().forEach(f -> still.add(f.text().strip()));
    List<Change> changes = new ArrayList<>();
    for (DrawnFeature was : earlier.labels()) {
      Envelope e = was.geometry().getEnvelopeInternal().copy();
      e.expandBy(SAME_TEXT_METRES);
      Set<String> words = new TreeSet<>();
      List<DrawnFeature> there = new ArrayList<>();
      for (Object o : now.query(e)) {
        DrawnFeature f = (DrawnFeature) o;
        if (f.layerClass() == was.layerClass()) {
          words.add(f.text().strip());
          there.add(f);
        }
      }
      if (!there.isEmpty() && !still.contains(was.text().strip())) {
        changes.add(
            new Change(
                ChangeKind.RELABELLED,
                was.layerClass(),
                "",
                was.geometry(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                was.text().strip(),
                String.join(" / ", words),
                there.stream().map(DrawnFeature::entity).sorted().limit(5).toList()));
      }
    }
    return changes;
  }

  /** Roads that are drawn on as before, on a layer that means something else. */
  private List<Change> meanings(Sheet earlier, Sheet later) {
    List<Change> changes = new ArrayList<>();
    for (DrawnFeature f : earlier.roads()) {
      for (LineString line : Segments.lines(f.geometry())) {
        for (Walk.Stretch<String> s : Walk.along(line, step -> now(f, step, later))) {
          if (!s.answer().isEmpty() && s.line().getLength() >= tolerances.leastLengthMetres()) {
            changes.add(
                new Change(
                    ChangeKind.RELABELLED,
                    f.layerClass(),
                    earlier.nameOf(s.line()),
                    s.line(),
                    OptionalDouble.of(s.line().getLength()),
                    OptionalDouble.empty(),
                    meaning(f),
                    s.answer(),
                    List.of(f.entity())));
          }
        }
      }
    }
    return changes;
  }

  /** What the road at a step means now; empty when that did not change or it is not drawn. */
  private String now(DrawnFeature was, Walk.Step step, Sheet later) {
    String then = meaning(was);
    String now = "";
    for (Segments.Segment s : later.cover().near(step.at(), tolerances.samePlaceMetres())) {
      LayerClass c = s.feature().layerClass();
      if (s.isAlong(step.dx(), step.dy()) && c != LayerClass.GOAF && c != LayerClass.FACE) {
        String meaning = meaning(s.feature());
        if (meaning.equals(then)) {
          return "";
        }
        now = now.isEmpty() || meaning.compareTo(now) < 0 ? meaning : now;
      }
    }
    return now;
  }

  private static String meaning(DrawnFeature f) {
    return f.layerClass().wireName() + (f.meaning().abandoned() ? " (abandoned)" : "");
  }
}
