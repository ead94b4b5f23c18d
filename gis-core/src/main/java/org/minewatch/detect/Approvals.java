package org.minewatch.detect;

import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Severity;
import org.minewatch.region.Approval;

/** Looks up what is permitted: an approval on record turns a finding into a note, and is cited. */
public final class Approvals {
  /** Share of the place that an approval has to cover, drawn lines being what they are. */
  private static final double COVERED_SHARE = 0.95;

  private Approvals() {}

  /** Approvals of a kind in force in the night. */
  public static List<Approval> inForce(MineNight night, Approval.Kind kind) {
    return night.records().approvals().stream()
        .filter(a -> a.kind() == kind)
        .filter(a -> !a.from().isAfter(night.night()))
        .filter(a -> a.to().map(to -> !to.isBefore(night.night())).orElse(true))
        .toList();
  }

  /**
   * Makes the observation a notice when an approval of this kind covers its place, and says which.
   *
   * @param seam of what was seen; an approval for another seam does not cover it. Empty when not
   *     known or when it does not matter.
   */
  public static void excuse(
      Observation.Builder o, MineNight night, Approval.Kind kind, String seam, Geometry place) {
    for (Approval a : inForce(night, kind)) {
      if (SeamList.mayBeSame(a.seam(), seam) && covers(a.area(), place)) {
        o.mostSevere(Severity.NOTICE)
            .evidence(
                "approval",
                "approval_no",
                a.approvalNo(),
                "approval_kind",
                a.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                "source",
                Evidences.source(a.source()))
            .benign(
                "批准文号 %s 覆盖此处，降为提示".formatted(a.approvalNo()),
                "approval %s covers the place, so this is a notice".formatted(a.approvalNo()));
        return;
      }
    }
    o.benign("已批准的工程：没有覆盖此处的批准文件在案", "approved work: no approval on record covers the place");
  }

  private static boolean covers(Geometry approved, Geometry place) {
    if (approved.covers(place)) {
      return true;
    }
    Geometry inside = approved.buffer(0).intersection(place);
    return place.getArea() > 0
        ? inside.getArea() >= COVERED_SHARE * place.getArea()
        : place.getLength() > 0 && inside.getLength() >= COVERED_SHARE * place.getLength();
  }
}
