package org.minewatch.detect.water;

import static org.minewatch.detect.Numbers.metres;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.region.ProbeRecord;
import org.minewatch.wording.Text;

/** What in one round of probe records cannot be, the gravest first. */
final class ProbeDoubts {

  /**
   * @param variant of the rule table
   */
  record Doubt(String variant, Text said) {}

  private static final double HOURS_A_DAY = 24;

  private final MineNight night;
  private final FaceAdvance face;
  private final ProbeRound round;
  private final ProbePresence presence;
  private final List<Doubt> doubts = new ArrayList<>();

  private ProbeDoubts(MineNight night, FaceAdvance face, ProbeRound round, ProbePresence presence) {
    this.night = night;
    this.face = face;
    this.round = round;
    this.presence = presence;
  }

  static List<Doubt> of(
      MineNight night, FaceAdvance face, ProbeRound round, ProbePresence presence) {
    ProbeDoubts d = new ProbeDoubts(night, face, round, presence);
    d.nobody();
    d.moved();
    d.tooFast();
    d.collar();
    d.allowance();
    return d.doubts;
  }

  private void add(String variant, String zh, String en) {
    doubts.add(new Doubt(variant, new Text(zh, en)));
  }

  /** First start and last end of the holes; empty when none states both. */
  private Optional<OffsetDateTime[]> hours() {
    OffsetDateTime from = null;
    OffsetDateTime to = null;
    for (ProbeRecord h : round.holes()) {
      if (h.started().isPresent() && h.ended().isPresent()) {
        OffsetDateTime s = h.started().get();
        OffsetDateTime e = h.ended().get();
        from = from == null || s.isBefore(from) ? s : from;
        to = to == null || e.isAfter(to) ? e : to;
      }
    }
    return from == null || !to.isAfter(from)
        ? Optional.empty()
        : Optional.of(new OffsetDateTime[] {from, to});
  }

  private void nobody() {
    OffsetDateTime[] span =
        hours()
            .orElseGet(
                () ->
                    new OffsetDateTime[] {
                      night.startOf(round.date()), night.startOf(round.date().plusDays(1))
                    });
    if (presence.at(round.collar(), span[0], span[1]) == ProbePresence.Answer.NOBODY) {
      add(
          "nobody",
          "记录的钻探时段（%s 至 %s）迎头无人".formatted(clock(span[0]), clock(span[1])),
          "nobody was at the head in the recorded drilling hours (%s to %s)"
              .formatted(clock(span[0]), clock(span[1])));
    }
  }

  private static String clock(OffsetDateTime t) {
    return t.toLocalDate() + " " + t.toLocalTime().withNano(0);
  }

  /** The head advanced more than the hours that drilling left of a day allow. */
  private void moved() {
    if (hours().isEmpty()) {
      return;
    }
    OffsetDateTime[] span = hours().get();
    for (LocalDate day = span[0].atZoneSameInstant(night.zone()).toLocalDate();
        !day.isAfter(span[1].atZoneSameInstant(night.zone()).toLocalDate());
        day = day.plusDays(1)) {
      OffsetDateTime from = later(span[0], night.startOf(day));
      OffsetDateTime to = earlier(span[1], night.startOf(day.plusDays(1)));
      double drilled = Duration.between(from, to).toMinutes() / 60.0;
      double left = Math.max(0, 1 - drilled / HOURS_A_DAY);
      double usual =
          Math.max(face.rate(30).orElse(0), face.work().face().plannedAdvancePerDay().orElse(0));
      double possible = 1.5 * usual * left + night.parameter("water.probe-implausible", "slack_m");
      double advance = face.work().advanceOn(day);
      if (usual > 0 && advance > possible) {
        add(
            "moved",
            "%s 钻探 %s 小时，迎头同日仍推进 %s 米".formatted(day, Numbers.one(drilled), metres(advance)),
            "on %s the head advanced %s m although drilling took %s hours"
                .formatted(day, metres(advance), Numbers.one(drilled)));
        return;
      }
    }
  }

  private static OffsetDateTime later(OffsetDateTime a, OffsetDateTime b) {
    return a.isAfter(b) ? a : b;
  }

  private static OffsetDateTime earlier(OffsetDateTime a, OffsetDateTime b) {
    return a.isBefore(b) ? a : b;
  }

  private void tooFast() {
    double fastest = night.parameter("water.probe-implausible", "drill_m_per_hour");
    for (ProbeRecord h : round.holes()) {
      if (h.started().isPresent() && h.ended().isPresent()) {
        double hours = Duration.between(h.started().get(), h.ended().get()).toMinutes() / 60.0;
        if (hours <= 0 || h.holeLength() / hours > fastest) {
          String hole = h.holeNo().isEmpty() ? "" : " " + h.holeNo();
          add(
              "too-fast",
              "钻孔%s 长 %s 米，记录用时 %s 小时".formatted(hole, metres(h.holeLength()), Numbers.one(hours)),
              "hole%s of %s m is said to have taken %s hours"
                  .formatted(hole, metres(h.holeLength()), Numbers.one(hours)));
          return;
        }
      }
    }
  }

  /** The collar lies in coal ahead of the head of that day, or in no road of the heading. */
  private void collar() {
    Optional<double[]> direction = face.direction();
    Optional<FaceAdvance.Stand> then =
        face.stands().stream()
            .filter(s -> !s.date().isAfter(round.date()))
            .reduce((a, b) -> b)
            .filter(s -> !s.date().isBefore(round.date().minusDays(3)));
    if (face.isLongwall() || direction.isEmpty() || then.isEmpty()) {
      return;
    }
    Coordinate head = then.get().at();
    Coordinate collar = round.collar();
    double[] u = direction.get();
    double ahead = (collar.x - head.x) * u[0] + (collar.y - head.y) * u[1];
    double off =
        face.work()
            .face()
            .geometry()
            .distance(face.work().face().geometry().getFactory().createPoint(collar));
    double farthest = night.parameter("water.probe-implausible", "collar_aside_m");
    if (ahead > night.parameter("water.probe-implausible", "collar_ahead_m")) {
      add(
          "collar",
          "孔口在当日迎头前方 %s 米的实体煤（岩）中".formatted(metres(ahead)),
          "the collar lies %s m ahead of the head of that day, in the solid"
              .formatted(metres(ahead)));
    } else if (off > farthest && collar.distance(head) > farthest) {
      add(
          "collar",
          "孔口距该掘进巷道 %s 米".formatted(metres(off)),
          "the collar lies %s m from the heading".formatted(metres(off)));
    }
  }

  /** A permission that reaches past the end of the holes. */
  private void allowance() {
    for (ProbeRecord h : round.holes()) {
      double reach = h.holeLength() * Math.cos(Math.toRadians(Math.abs(h.dipDegrees().orElse(0))));
      if (h.allowedAdvance() > reach) {
        add(
            "allowance",
            "允许掘进 %s 米，孔深水平投影仅 %s 米".formatted(metres(h.allowedAdvance()), metres(reach)),
            "%s m are permitted where the hole reaches only %s m"
                .formatted(metres(h.allowedAdvance()), metres(reach)));
        return;
      }
    }
  }
}
