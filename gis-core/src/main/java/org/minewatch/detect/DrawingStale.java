package org.minewatch.detect;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.DrawingSubmission;

/**
 * {@code drawing.stale}: the mine has handed in no current mining plan; mines exchange them
 * monthly.
 */
final class DrawingStale implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.DRAWING_STALE;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("drawings.csv")) {
      return Unjudged.unreadable(this, night, "drawings.csv");
    }
    long late = (long) night.parameter("drawing.stale", "late_days");
    long overdue = (long) night.parameter("drawing.stale", "overdue_days");
    Optional<DrawingSubmission> latest =
        night.records().drawings().stream()
            .filter(d -> d.kind() == DrawingSubmission.Kind.MINING_PLAN)
            .filter(d -> !d.asOf().isAfter(night.night()))
            .max(Comparator.comparing(DrawingSubmission::asOf));
    if (latest.isEmpty()) {
      return judged(night, List.of(none(night)));
    }
    LocalDate asOf = latest.get().asOf();
    long age = ChronoUnit.DAYS.between(asOf, night.night());
    if (age <= late) {
      return judged(night, List.of());
    }
    Observation.Builder o =
        Observation.of(code(), age > overdue ? "overdue" : "late", Observation.Source.RECORD)
            .anchor("stale")
            .certainty(Certainty.CERTAIN_ON_DATA)
            .seen(night.startOf(asOf.plusDays(late + 1)), night.startOf(night.night()))
            .title(
                "最近一份采掘工程平面图截止 %s，已 %d 天未更新".formatted(asOf, age),
                "The latest mining plan is of %s, %d days old".formatted(asOf, age))
            .measure("age_days", age)
            .benign(
                "当月图纸在 %d 天以内属正常报送周期".formatted(late),
                "a plan is lawful up to %d days: the monthly round".formatted(late));
    evidence(o, night, latest.get());
    return judged(night, List.of(o.build()));
  }

  /** Since the mine's first licence, so that the id does not depend on the first night run. */
  private Observation none(MineNight night) {
    LocalDate since =
        night.records().licences().stream()
            .flatMap(l -> l.validFrom().stream())
            .filter(from -> !from.isAfter(night.night()))
            .min(Comparator.naturalOrder())
            .orElse(night.night());
    return Observation.of(code(), "overdue", Observation.Source.RECORD)
        .anchor("stale")
        .certainty(Certainty.CERTAIN_ON_DATA)
        .seen(night.startOf(since), night.startOf(night.night()))
        .evidence("register", "source", "drawings.csv", "mining_plans", 0)
        .title("没有报送过采掘工程平面图", "No mining plan has been handed in")
        .benign("新建矿井尚未开工时可以没有采掘工程平面图", "a mine under construction may not have begun any workings")
        .build();
  }

  private static void evidence(Observation.Builder o, MineNight night, DrawingSubmission latest) {
    Optional<MineDrawing> read =
        night.drawings().stream()
            .filter(d -> d.submission().drawingId().equals(latest.drawingId()))
            .findFirst();
    if (read.isPresent()) {
      Evidences.drawing(o, read.get(), List.of());
    } else {
      o.evidence(
          "drawing",
          "drawing_id",
          latest.drawingId(),
          "as_of",
          latest.asOf().toString(),
          "file",
          latest.file(),
          "readable",
          false);
    }
  }
}
