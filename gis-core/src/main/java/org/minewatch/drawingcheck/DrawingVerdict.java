package org.minewatch.drawingcheck;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minewatch.displacement.Displacement;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.place.Sheet;
import org.minewatch.drawing.revision.RevisionDifference;
import org.minewatch.drawing.source.SourceFacts;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.LicenceAccount;
import org.minewatch.finding.MapFeature;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.Severity;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.RegionInfo;
import org.minewatch.region.Rejection;
import org.minewatch.wording.Text;

/**
 * All that is known of one drawing after it was checked as its mine's latest plan.
 *
 * @param day the day it was judged for: it stands in as the plan of that day
 * @param file name of the file
 * @param sha256 of its bytes, lower-case hex
 * @param facts what the file says of itself
 * @param sheet what its numbers and words show it to be; absent when the file could not be read
 * @param drawing as placed; absent when it is refused
 * @param assumptions what the check had to assume about it, such as its seam
 * @param layers most features first
 * @param unread what was not understood
 * @param corners the printed corner table against the licence
 * @param displacement measured against where people walk and stations stand, real or not
 * @param findings of the drawing rules, gravest first
 * @param judgements of all rules that were asked
 * @param difference to the earlier plan; absent when there is none
 * @param map what lies over what, longitude and latitude
 * @param rejections of the file, its layer mapping, its control points and the earlier file
 */
public record DrawingVerdict(
    RegionInfo region,
    String ruleSetVersion,
    NightResult.MineLine mine,
    MineFrame frame,
    LocalDate day,
    String file,
    String sha256,
    SourceFacts facts,
    Optional<Sheet> sheet,
    Optional<MineDrawing> drawing,
    List<Text> assumptions,
    List<LayerLine> layers,
    List<Unread> unread,
    List<CornerLine> corners,
    Optional<Displacement> displacement,
    List<Finding> findings,
    List<Judgement> judgements,
    Optional<RevisionDifference> difference,
    List<LicenceAccount> licences,
    List<MapFeature> map,
    List<Rejection> rejections) {

  public DrawingVerdict {
    assumptions = List.copyOf(assumptions);
    layers = List.copyOf(layers);
    unread = List.copyOf(unread);
    corners = List.copyOf(corners);
    findings = List.copyOf(findings);
    judgements = List.copyOf(judgements);
    licences = List.copyOf(licences);
    map = List.copyOf(map);
    rejections = List.copyOf(rejections);
  }

  public Conclusion conclusion() {
    if (drawing.isEmpty()) {
      return Conclusion.REFUSED;
    }
    if (findings.stream().anyMatch(f -> f.severity().compareTo(Severity.WARNING) >= 0)) {
      return Conclusion.FINDINGS;
    }
    return findings.isEmpty() ? Conclusion.NOTHING_FOUND : Conclusion.NOTICES;
  }

  /** Why it was refused; the last rejection of the whole file says so. Empty when it was not. */
  public Optional<Text> refusal() {
    if (drawing.isPresent()) {
      return Optional.empty();
    }
    Optional<Text> kind =
        sheet
            .filter(s -> SheetNames.isRefused(s.kind()) || s.kind().needsRegistration())
            .map(Sheet::reason);
    return kind.or(
        () ->
            rejections.stream()
                .filter(r -> r.file().equals(file))
                .reduce((a, b) -> b)
                .map(r -> new Text("文件无法使用：" + r.reason(), r.reason())));
  }

  /** Rules that could not, or not wholly, judge. */
  public List<Judgement> unjudged() {
    return judgements.stream().filter(j -> j.state() != Judgement.State.JUDGED).toList();
  }

  /** Sentences of the readers that count nothing. */
  public List<String> notes() {
    return drawing.map(MineDrawing::notes).orElse(List.of()).stream()
        .filter(n -> Unread.find(n).isEmpty())
        .toList();
  }
}
