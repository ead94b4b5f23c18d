package org.minewatch.detect.water;

import static org.minewatch.detect.Numbers.metres;

import java.util.List;
import java.util.Optional;
import org.minewatch.boundary.Verdict;
import org.minewatch.detect.Evidences;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.detect.Observation;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.region.ProbeRecord;
import org.minewatch.wording.Text;

/** Says of a crossing what all rules of the lines say alike. */
final class CrossingReport {
  private CrossingReport() {}

  /**
   * An observation with place, time, measures, records and what would excuse it, still without
   * title.
   *
   * @param beyondMetres what the certainty goes by
   */
  static Observation.Builder of(
      MineNight night, RuleCode rule, String variant, Crossing c, double beyondMetres) {
    FaceAdvance face = c.face();
    FaceAdvance.Stand now = face.now();
    boolean repeated = c.crossed().isBefore(now.date());
    Certainty certainty = Verdict.of(beyondMetres, c.sigmaMetres()).certainty(repeated);
    Observation.Builder o =
        Observation.of(
                rule,
                variant,
                face.ahead().isPresent() ? Observation.Source.POSITIONS : Observation.Source.REPORT)
            .anchor("face:" + face.work().face().faceId())
            .certainty(certainty)
            .repeated(repeated)
            .seen(night.startOf(c.crossed()), night.end())
            .measure("past_line_m", c.depthMetres())
            .measure("distance_to_water_m", c.line().toWaterMetres(c.at()))
            .measure("new_advance_m", c.newMetres())
            .measure("sigma_m", c.sigmaMetres())
            .measure("pressure_mpa", c.hazard().pressureMpa(now.elevation()))
            .geometry(c.way());
    c.hazard().levelMetres().ifPresent(z -> o.measure("level_elevation_m", z));
    now.elevation().ifPresent(z -> o.measure("head_elevation_m", z));
    face.ahead()
        .ifPresent(
            h ->
                o.measure("ahead_of_report_m", h.advance() - h.reported())
                    .evidence(
                        "crew",
                        "persons",
                        h.crew().persons(),
                        "advance_m",
                        h.advance(),
                        "reported_advance_m",
                        h.reported()));
    Evidences.face(o, face.work().face());
    face.work().last().ifPresent(p -> Evidences.progress(o, p));
    Evidences.drawing(
        o, c.hazard().plan(), c.hazard().area().map(a -> List.of(a.entity())).orElse(List.of()));
    o.evidence(
        "water-line",
        "line",
        c.line().kind().name().toLowerCase(java.util.Locale.ROOT),
        "constructed",
        c.line().constructed(),
        "since",
        c.since().toString(),
        "crossed",
        c.crossed().toString());
    o.benign(
        "早于该线的老巷道：该线自 %s 起即在图上，此后新掘进 %s 米才计入".formatted(c.since(), metres(c.newMetres())),
        "roads older than the line: it has been drawn since %s; only the %s m driven since count"
            .formatted(c.since(), metres(c.newMetres())));
    if (c.otherHorizon()) {
      o.mostSevere(Severity.NOTICE)
          .benign(
              "巷道高出积水标高很多，不在同一层位，降为提示",
              "the working lies far above the level of the water, in another horizon, so this is a"
                  + " notice");
    }
    if (face.idleDays(night.night()) > night.parameter("water.stop-line", "idle_days")) {
      o.mostSevere(Severity.NOTICE)
          .benign(
              "该工作面已 %d 天没有进尺，降为提示".formatted(face.idleDays(night.night())),
              "the face has not advanced for %d days, so this is a notice"
                  .formatted(face.idleDays(night.night())));
    }
    return o;
  }

  /** "heading 1106" in both languages. */
  static Text name(FaceAdvance face) {
    String name = face.work().name();
    return face.isLongwall()
        ? new Text("采煤工作面" + name, "longwall " + name)
        : face.ahead().isPresent()
            ? new Text("掘进工作面" + name + "实际作业位置", "the crew of " + name)
            : new Text("掘进工作面" + name + "迎头", "the head of " + name);
  }

  /** Whose line was passed by how much, and how far the water is. */
  static Text past(Crossing c) {
    double off = c.line().toWaterMetres(c.at());
    Text water = c.hazard().label();
    Text line = c.line().label();
    boolean barrier = c.line().kind() == HazardLine.Kind.BARRIER;
    String zh =
        barrier
            ? "在防隔水煤柱内，距其最近边缘 %s 米".formatted(metres(c.depthMetres()))
            : "越过%s%s %s 米".formatted(water.zh(), line.zh(), metres(c.depthMetres()));
    String en =
        barrier
            ? "is inside a water-barrier pillar, %s m from its nearest edge"
                .formatted(metres(c.depthMetres()))
            : "is %s m past the %s of %s".formatted(metres(c.depthMetres()), line.en(), water.en());
    if (off > 0) {
      zh += "，距积水 %s 米".formatted(metres(off));
      en += ", %s m from the water".formatted(metres(off));
    }
    double mpa = c.hazard().pressureMpa(c.face().now().elevation());
    if (mpa > 0.005) {
      zh += "，水压约 %s MPa".formatted(Numbers.two(mpa));
      en += " at about %s MPa".formatted(Numbers.two(mpa));
    }
    return new Text(zh, en);
  }

  static void round(Observation.Builder o, Optional<ProbeRound> round) {
    round.ifPresent(
        r -> {
          ProbeRecord hole = r.holes().get(0);
          o.evidence(
              "probe-record",
              "face_id",
              hole.faceId(),
              "date",
              hole.date().toString(),
              "holes",
              r.holes().size(),
              "hole_length_m",
              hole.holeLength(),
              "allowed_advance_m",
              hole.allowedAdvance(),
              "result",
              hole.result(),
              "source",
              Evidences.source(hole.source()));
        });
  }
}
