package org.minewatch.drawing.revision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.minewatch.drawing.MineDrawing;

/** Compares two revisions of one plan. Pure: the order of features in the files does not matter. */
public final class Revisions {

  /** From this share of vanished roads on, the plan is suspected to have moved as a whole. */
  private static final double SUSPECT_SHARE = 0.3;

  /** A move is believed when it brings back this share of what had vanished. */
  private static final double EXPLAINED_SHARE = 0.6;

  private Revisions() {}

  /**
   * What changed from one to the other, both in the same mine's metres.
   *
   * @param earlier the older revision
   * @param later the newer revision, of the same seam
   */
  public static RevisionDifference compare(
      MineDrawing earlier, MineDrawing later, Tolerances tolerances) {
    Sheet now = Sheet.of(later);
    Sheet then = Sheet.of(earlier);
    RoadChanges roads = new RoadChanges(tolerances);
    Optional<RigidMove> move = wholeMove(roads, then, now);
    if (move.isPresent()) {
      then = then.moved(move.get());
    }
    RigidMove moved = move.orElse(RigidMove.NONE);
    List<PrintedElevation> textsThen =
        PrintedElevation.of(earlier).stream()
            .map(p -> new PrintedElevation(moved.apply(p.at()), p.metres(), p.entity()))
            .toList();
    ElevationChanges elevations =
        new ElevationChanges(tolerances, then, now, textsThen, PrintedElevation.of(later));
    OptionalDouble shift = elevations.wholeShift();

    List<Change> changes = new ArrayList<>(roads.compare(then, now));
    changes.addAll(new AreaChanges(tolerances).compare(then, now));
    changes.addAll(new PointChanges(tolerances).compare(then, now));
    changes.addAll(CornerChanges.compare(then, now));
    changes.addAll(elevations.compare(shift.orElse(0)));
    changes.addAll(new LabelChanges(tolerances).compare(then, now));
    changes.sort(
        Comparator.comparing(Change::kind)
            .thenComparing(Change::what)
            .thenComparing(c -> c.where().getCentroid().getCoordinate())
            .thenComparing(c -> c.where().norm().toText())
            .thenComparing(Change::after));
    return new RevisionDifference(
        earlier.submission(), later.submission(), move, shift, now.extent(), changes);
  }

  private static Optional<RigidMove> wholeMove(RoadChanges roads, Sheet then, Sheet now) {
    double all = then.roadLength();
    double missing = roads.uncoveredLength(then, now);
    if (all == 0 || now.roads().isEmpty() || missing < SUSPECT_SHARE * all) {
      return Optional.empty();
    }
    return Alignment.find(then, now)
        .filter(m -> roads.uncoveredLength(then.moved(m), now) <= (1 - EXPLAINED_SHARE) * missing);
  }
}
