package org.minewatch.detect;

import java.util.List;
import org.minewatch.boundary.LicencePart;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.FaceProgress;

/** Compares the seam that a face is reported in with the licensed ones. */
final class SeamOfFace {
  private SeamOfFace() {}

  /**
   * Whether a face's seam is among those of the parts it works in; of the whole licence when it is
   * in none or not known where.
   */
  static SeamList.Answer answer(LicensedArea licensed, FaceWork work) {
    List<LicencePart> here =
        work.head().stream()
            .flatMap(
                head ->
                    licensed.parts().stream()
                        .filter(
                            p -> p.area().isWithinDistance(head, LicensedBand.PART_EDGE_METRES)))
            .toList();
    return new SeamList(
            (here.isEmpty() ? licensed.parts() : here)
                .stream().flatMap(p -> p.seams().stream()).distinct().toList())
        .contains(work.face().seam());
  }

  /** What is to be said of a face in a seam that is not licensed. */
  static Observation observation(MineNight night, LicensedArea licensed, FaceWork work) {
    FaceProgress last = work.last().orElseThrow();
    String name = work.name();
    String seams =
        String.join(
            "、", licensed.prisms().stream().flatMap(p -> p.seams().stream()).distinct().toList());
    Observation.Builder o =
        Observation.of(RuleCode.BOUNDARY_ELEVATION, "seam", Observation.Source.REPORT)
            .anchor("seam:" + work.face().faceId())
            .certainty(Certainty.PROBABLE)
            .seen(night.startOf(work.progress().get(0).date()), night.startOf(last.date()))
            .title(
                "上报工作面%s在 %s 煤层，许可煤层为 %s".formatted(name, work.face().seam(), seams),
                "Reported face %s is in seam %s, the licence names %s"
                    .formatted(name, work.face().seam(), seams))
            .measure("advance_m", last.advance())
            .geometry(work.worked().isEmpty() ? work.face().geometry() : work.worked())
            .benign(
                "煤层别名：同一煤层的不同叫法须由地质人员核对",
                "another name for the same seam: for a geologist to compare");
    licensed.prisms().forEach(p -> Evidences.licence(o, p));
    Evidences.face(o, work.face());
    Evidences.progress(o, last);
    return o.build();
  }
}
