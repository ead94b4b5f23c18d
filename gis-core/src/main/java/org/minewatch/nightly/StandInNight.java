package org.minewatch.nightly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.detect.MineMemory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.PastNights;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.RevisionMemory;
import org.minewatch.region.DrawingSubmission;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.rules.RuleTable;

/** A mine's night in which a drawing that was handed in is the latest plan. */
final class StandInNight {
  private StandInNight() {}

  /**
   * The night with this drawing as the latest plan of its seam: registered ones of its day or later
   * step back.
   */
  static MineNight of(
      Region region, MineSetup mine, LocalDate day, RuleTable rules, HandedInDrawings in) {
    MineDrawing drawing = in.drawing().orElseThrow();
    DrawingSubmission now = drawing.submission();
    List<DrawingSubmission> superseded =
        mine.records().drawings().stream()
            .filter(
                d ->
                    in.twin().map(d::equals).orElse(false)
                        || d.kind() == DrawingSubmission.Kind.MINING_PLAN
                            && d.seam().equals(now.seam())
                            && !d.asOf().isBefore(now.asOf()))
            .toList();
    List<MineDrawing> drawings =
        new ArrayList<>(
            mine.drawings().stream().filter(d -> !superseded.contains(d.submission())).toList());
    List<DrawingSubmission> register =
        new ArrayList<>(
            mine.records().drawings().stream().filter(d -> !superseded.contains(d)).toList());
    in.unregisteredEarlier()
        .ifPresent(
            e -> {
              drawings.add(e);
              register.add(e.submission());
            });
    drawings.add(drawing);
    register.add(drawing.submission());
    return night(region, mine, day, rules, withDrawings(mine.records(), register), drawings);
  }

  /** The night as it is without the drawing, which cannot stand in. */
  static MineNight without(Region region, MineSetup mine, LocalDate day, RuleTable rules) {
    return night(region, mine, day, rules, mine.records(), mine.drawings());
  }

  private static MineNight night(
      Region region,
      MineSetup mine,
      LocalDate day,
      RuleTable rules,
      MineRecords records,
      List<MineDrawing> drawings) {
    return new MineNight(
        records,
        day,
        region.info().timeZone(),
        mine.frame().orElseThrow(),
        mine.prisms(),
        drawings,
        mine.neighbours(),
        region.unreadableTables(),
        rules.forMine(mine.records().mine().code()),
        new PositionFiles(region, records, mine.frame().get(), day)::read,
        new MineMemory(mine.neighbourPlans(), new RevisionMemory(), PastNights.NONE));
  }

  private static MineRecords withDrawings(MineRecords r, List<DrawingSubmission> drawings) {
    return new MineRecords(
        r.mine(),
        r.statuses(),
        r.orders(),
        r.approvals(),
        r.certificates(),
        r.transforms(),
        r.licences(),
        List.copyOf(drawings),
        r.faces(),
        r.faceProgress(),
        r.zones(),
        r.readers(),
        r.entrances(),
        r.seals(),
        r.waterBodies(),
        r.probeRecords(),
        r.shiftReports(),
        r.outputs(),
        r.persons(),
        r.events(),
        r.tracks(),
        r.uploads());
  }
}
