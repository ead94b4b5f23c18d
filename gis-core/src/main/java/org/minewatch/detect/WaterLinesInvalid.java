package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.WaterBody;
import org.minewatch.water.FloodedArea;
import org.minewatch.water.FloodedAreas;
import org.minewatch.water.LineFault;
import org.minewatch.water.LineSet;
import org.minewatch.water.LineSetCheck;
import org.minewatch.water.StandOff;
import org.minewatch.wording.Text;

/**
 * {@code water.lines-invalid}: the four lines around known water are missing, in the wrong order or
 * closer than the rules allow, or water that was drawn is drawn no more.
 */
final class WaterLinesInvalid implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.WATER_LINES_INVALID;
  }

  @Override
  public Set<String> tables() {
    return Set.of("water_bodies.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<Observation> seen = new ArrayList<>();
    boolean any = false;
    boolean levels = true;
    for (MineDrawing plan : night.currentPlans()) {
      List<MineDrawing> sheets = WaterSheets.of(night, plan);
      List<FloodedArea> areas = areas(night, plan, sheets);
      any |= !areas.isEmpty();
      for (FloodedArea area : areas) {
        levels &= area.levelMetres().isPresent();
        List<LineFault> faults = faults(night, area, sheets);
        if (!faults.isEmpty()) {
          seen.add(observation(night, plan, area, faults));
        }
      }
      vanished(night, plan, areas).forEach(seen::add);
    }
    if (!any && seen.isEmpty()) {
      return cannotJudge(
          night,
          "no-water-known",
          new Text("图纸和台账中都没有积水区", "neither the plan nor the register shows water"),
          "water_bodies",
          "drawings: water-extent");
    }
    if (!levels) {
      return partial(
          night,
          seen,
          "water-level-unknown",
          new Text("部分积水区没有积水标高，水压未能判断", "the level of some water is not known, nor its pressure"),
          "water_bodies: level_m");
    }
    return judged(night, seen);
  }

  private static List<FloodedArea> areas(
      MineNight night, MineDrawing plan, List<MineDrawing> sheets) {
    return FloodedAreas.of(
        sheets, WaterSheets.bodies(night, plan).filter(b -> !isGone(b)).toList());
  }

  /** Drained and, as the case may be, verified: the lines have done their work. */
  private static boolean isGone(WaterBody body) {
    return body.state().equals("drained") || body.state().equals("verified");
  }

  private static List<LineFault> faults(
      MineNight night, FloodedArea area, List<MineDrawing> sheets) {
    String rule = RuleCode.WATER_LINES_INVALID.code();
    StandOff standOff =
        new StandOff(
            night.parameter(rule, area.boundary().parameter()),
            night.parameter(rule, "alert_beyond_probe_m"),
            night.parameter(rule, "tolerance_m"),
            night.parameter(rule, "tolerance_share"));
    LineSet lines =
        LineSet.of(
            area.outline(),
            WaterSheets.lines(sheets, LayerClass.STOP_LINE),
            WaterSheets.lines(sheets, LayerClass.PROBE_LINE),
            WaterSheets.lines(sheets, LayerClass.ALERT_LINE));
    return LineSetCheck.faults(area, lines, standOff, night.licensedArea().map(LicensedArea::area));
  }

  private static String variant(LineFault fault) {
    return switch (fault.kind()) {
      case WATER_NOT_DRAWN, PROBE_MISSING, ALERT_MISSING -> "missing";
      case PROBE_TOO_CLOSE, ALERT_TOO_CLOSE -> "too-close";
      case ALERT_INSIDE_PROBE, STOP_IN_WATER -> "order";
      case STOP_MISSING, STOP_BEYOND_PROBE, LEVEL_UNKNOWN -> "incomplete";
    };
  }

  private Observation observation(
      MineNight night, MineDrawing plan, FloodedArea area, List<LineFault> faults) {
    LineFault worst = faults.get(0);
    String name = area.name().isEmpty() ? "" : "“" + area.name() + "”";
    LocalDate first = firstShown(night, plan, area, worst);
    double shortBy = worst.requiredMetres() - worst.metres();
    boolean plain = Double.isNaN(shortBy) || shortBy > 0.2 * worst.requiredMetres();
    Observation.Builder o =
        Observation.of(code(), variant(worst), Observation.Source.DRAWING)
            .certainty(plain ? Certainty.CERTAIN_ON_DATA : Certainty.PROBABLE)
            .repeated(first.isBefore(plan.submission().asOf()))
            .seen(night.startOf(first), night.startOf(night.night()))
            .title(
                "积水区%s：%s".formatted(name, join(faults, true)),
                "Water %s: %s".formatted(name, join(faults, false)).replace("  ", " "))
            .measure("area_m2", area.outline().getArea())
            .geometry(area.outline());
    area.levelMetres().ifPresent(z -> o.measure("level_elevation_m", z));
    for (LineFault f : faults) {
      String key =
          switch (f.kind()) {
            case PROBE_TOO_CLOSE -> "probe_offset_m";
            case ALERT_TOO_CLOSE, ALERT_INSIDE_PROBE -> "alert_beyond_probe_m";
            case STOP_BEYOND_PROBE, STOP_IN_WATER -> "stop_offset_m";
            default -> "";
          };
      if (!key.isEmpty()) {
        o.measure(key, f.metres());
      }
    }
    o.measure("required_offset_m", night.parameter(code().code(), area.boundary().parameter()));
    Evidences.drawing(o, plan, List.of(area.entity()));
    return o.benign(
            "积水边界类别按“%s”取用，类别不同则距离不同，应核对积水台账".formatted(area.boundary().label().zh()),
            "the edge of the water was taken as '%s'; another class has another distance: compare the register of water"
                .formatted(area.boundary().label().en()))
        .benign(
            "水体已放净、验准的不再需要四线：台账未注明",
            "water that is drained and verified needs no lines any more: the register does not say so")
        .benign(
            "制图误差：以弦代弧和坐标取整已留余量", "drafting: chords for curves and rounding have their allowance")
        .build();
  }

  private static String join(List<LineFault> faults, boolean zh) {
    List<String> said =
        faults.stream().map(WaterLinesInvalid::say).map(t -> zh ? t.zh() : t.en()).toList();
    return String.join(zh ? "；" : "; ", said);
  }

  private static Text say(LineFault f) {
    String off = metres(Math.max(0, f.metres()));
    String need = metres(f.requiredMetres());
    return switch (f.kind()) {
      case WATER_NOT_DRAWN -> new Text("台账有积水而图上未画", "on the register, not on the plan");
      case PROBE_MISSING -> new Text("缺探水线", "the probe line is missing");
      case PROBE_TOO_CLOSE ->
          new Text(
              "探水线距积水线仅 %s 米，应不小于 %s 米".formatted(off, need),
              "the probe line is only %s m from the water, %s m are required".formatted(off, need));
      case ALERT_MISSING -> new Text("缺警戒线", "the alert line is missing");
      case ALERT_INSIDE_PROBE ->
          new Text("警戒线不在探水线之外", "the alert line is not outside the probe line");
      case ALERT_TOO_CLOSE ->
          new Text(
              "警戒线距探水线仅 %s 米，应不小于 %s 米".formatted(off, need),
              "the alert line is only %s m beyond the probe line, %s m are required"
                  .formatted(off, need));
      case STOP_IN_WATER -> new Text("停采线进入积水区", "the stop line runs into the water");
      case STOP_MISSING -> new Text("缺停采线", "the stop line is missing");
      case STOP_BEYOND_PROBE ->
          new Text(
              "停采线在探水线之外（各省画法不同）", "the stop line lies beyond the probe line (provinces differ)");
      case LEVEL_UNKNOWN -> new Text("未注积水标高", "the level of the water is not stated");
    };
  }

  /** The first revision since which the same water has the same fault. */
  private static LocalDate firstShown(
      MineNight night, MineDrawing plan, FloodedArea area, LineFault worst) {
    LocalDate first = plan.submission().asOf();
    for (MineDrawing earlier : Plans.before(night, plan)) {
      List<MineDrawing> sheets = WaterSheets.of(night, earlier);
      boolean same =
          areas(night, earlier, sheets).stream()
              .filter(a -> a.outline().intersects(area.outline()))
              .flatMap(a -> faults(night, a, sheets).stream().limit(1))
              .anyMatch(f -> variant(f).equals(variant(worst)));
      if (!same) {
        break;
      }
      first = earlier.submission().asOf();
    }
    return first;
  }

  /**
   * Water that an earlier revision showed and this one does not, with no record of its draining.
   */
  private List<Observation> vanished(MineNight night, MineDrawing plan, List<FloodedArea> shown) {
    List<Observation> seen = new ArrayList<>();
    List<FloodedArea> told = new ArrayList<>();
    LocalDate missingSince = plan.submission().asOf();
    for (MineDrawing earlier : Plans.before(night, plan)) {
      for (FloodedArea area : FloodedAreas.of(List.of(earlier), List.of())) {
        boolean known =
            Stream.concat(shown.stream(), told.stream())
                .anyMatch(a -> a.outline().intersects(area.outline()));
        Optional<WaterBody> drained =
            WaterSheets.bodies(night, plan)
                .filter(WaterLinesInvalid::isGone)
                .filter(b -> b.area().intersects(area.outline()))
                .findFirst();
        if (!known && drained.isEmpty()) {
          told.add(area);
          seen.add(vanished(night, plan, earlier, area, missingSince));
        }
      }
      missingSince = earlier.submission().asOf();
    }
    return seen;
  }

  private Observation vanished(
      MineNight night, MineDrawing plan, MineDrawing earlier, FloodedArea area, LocalDate since) {
    Observation.Builder o =
        Observation.of(code(), "vanished", Observation.Source.DRAWING)
            .certainty(Certainty.PROBABLE)
            .repeated(since.isBefore(plan.submission().asOf()))
            .seen(night.startOf(since), night.startOf(night.night()))
            .title(
                "%s 图纸上的积水区%s在现行图纸上消失，台账没有放净、验准记录"
                    .formatted(earlier.submission().asOf(), area.name()),
                "Water %s on the plan of %s is not on the current one, and no record says that it was drained"
                    .formatted(area.name(), earlier.submission().asOf()))
            .measure("area_m2", area.outline().getArea())
            .geometry(area.outline());
    Evidences.drawing(o, earlier, List.of(area.entity()));
    Evidences.drawing(o, plan, List.of());
    return o.benign(
            "水体已放净、验准：台账未注明", "the water was drained and verified: the register does not say so")
        .build();
  }
}
