package org.minewatch.detect;

import static org.minewatch.detect.Numbers.metres;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.Symbols;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Seal;
import org.minewatch.wording.Text;

/**
 * {@code seal.mismatch}: a seal (密闭) is registered and not drawn, drawn and not registered, or
 * drawn elsewhere than registered. A plan that is displaced as a whole has all its seals elsewhere:
 * that is another rule's matter, and the common shift is taken off first.
 */
final class SealMismatch implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.SEAL_MISMATCH;
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.isUnreadable("seals.csv")) {
      return Unjudged.unreadable(this, night, "seals.csv");
    }
    if (night.currentPlans().isEmpty()) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    List<Seal> register = register(night);
    List<Coordinate> drawn = drawn(night.currentPlans(), night);
    if (register.isEmpty() && drawn.isEmpty()) {
      return cannotJudge(
          night,
          "no-seals",
          new Text("台账和图纸上都没有密闭", "neither the register nor the plan shows a seal"),
          "seals",
          "drawings: seal");
    }
    if (register.isEmpty() || drawn.isEmpty()) {
      boolean none = register.isEmpty();
      return cannotJudge(
          night,
          none ? "no-seal-register" : "no-seal-drawn",
          none
              ? new Text("图上有密闭而没有密闭台账", "the plan shows seals and there is no register of seals")
              : new Text("有密闭台账而图上没有密闭图层", "there is a register of seals and the plan shows none"),
          none ? "seals" : "drawings: seal");
    }
    SealMatch match = SealMatch.of(register, drawn, reach(night));
    List<Observation> seen = new ArrayList<>();
    for (Seal seal : match.undrawn()) {
      if (isOwed(seal, latest(night))) {
        seen.add(undrawn(night, seal, match));
      }
    }
    double same = night.parameter(code().code(), "same_place_m");
    match.unregistered().stream()
        // A second stroke or symbol at a registered seal: its label, or a double wall.
        .filter(c -> match.nearestRegistered(register, c) > same)
        .forEach(c -> seen.add(unregistered(night, c, register)));
    for (SealMatch.Pair p : match.pairs()) {
      if (p.residual() > same) {
        seen.add(elsewhere(night, p));
      } else if (p.seal().opened().map(d -> !d.isAfter(latest(night))).orElse(false)) {
        seen.add(opened(night, p));
      }
    }
    return judged(night, seen);
  }

  private double reach(MineNight night) {
    return night.parameter(code().code(), "reach_m");
  }

  private static List<Seal> register(MineNight night) {
    return night.records().seals().stream()
        .filter(s -> s.built().map(d -> !d.isAfter(night.night())).orElse(true))
        .toList();
  }

  private static LocalDate latest(MineNight night) {
    return night.currentPlans().stream()
        .map(d -> d.submission().asOf())
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  /** Whether a plan of that day has to show the seal. */
  private static boolean isOwed(Seal seal, LocalDate asOf) {
    boolean stood =
        seal.built().map(d -> !d.isAfter(asOf)).orElse(true)
            && seal.opened().map(d -> d.isAfter(asOf)).orElse(true);
    return stood && !seal.kind().equals("fence") && !seal.kind().equals("air-door");
  }

  /** Seals of the plans that stand in workings; a symbol in a legend does not. */
  private List<Coordinate> drawn(List<MineDrawing> plans, MineNight night) {
    double near = night.parameter(code().code(), "same_place_m");
    List<DrawnFeature> seals = plans.stream().flatMap(d -> d.own(LayerClass.SEAL)).toList();
    List<Geometry> workings =
        plans.stream()
            .flatMap(
                d ->
                    java.util.stream.Stream.of(
                            LayerClass.ROADWAY, LayerClass.GOAF, LayerClass.SHAFT)
                        .flatMap(d::own))
            .map(DrawnFeature::geometry)
            .toList();
    return Symbols.places(seals).stream()
        .filter(
            c -> workings.stream().anyMatch(g -> g.isWithinDistance(FACTORY.createPoint(c), near)))
        .toList();
  }

  private Observation undrawn(MineNight night, Seal seal, SealMatch match) {
    LocalDate first = latest(night);
    for (MineDrawing earlier : Plans.before(night, night.currentPlans().get(0))) {
      LocalDate day = earlier.submission().asOf();
      boolean missing =
          isOwed(seal, day)
              && SealMatch.of(register(night), drawn(List.of(earlier), night), reach(night))
                  .undrawn()
                  .contains(seal);
      if (!missing) {
        break;
      }
      first = day;
    }
    Observation.Builder o =
        start(night, "undrawn", "seal:" + seal.sealId(), first)
            .title(
                "密闭 %s 在台账中有记录而图纸上没有".formatted(seal.sealId()),
                "Seal %s is registered but not drawn".formatted(seal.sealId()))
            .geometry(point(seal));
    match.nearest(point(seal).getCoordinate()).ifPresent(d -> o.measure("nearest_drawn_m", d));
    register(o, seal);
    return plans(o, night)
        .benign(
            "图纸截止日之后新建的密闭不计入：该密闭建于 %s"
                .formatted(seal.built().map(LocalDate::toString).orElse("不明日期")),
            "a seal built after the plan's date is no mismatch: this one was built %s"
                .formatted(seal.built().map(LocalDate::toString).orElse("on an unknown day")))
        .benign("图层冻结：冻结和关闭图层上的密闭同样计为已画", "a frozen layer: seals on frozen layers count as drawn")
        .build();
  }

  private Observation unregistered(MineNight night, Coordinate at, List<Seal> register) {
    double nearest =
        register.stream()
            .mapToDouble(s -> at.distance(point(s).getCoordinate()))
            .min()
            .orElse(Double.NaN);
    LocalDate first = latest(night);
    for (MineDrawing earlier : Plans.before(night, night.currentPlans().get(0))) {
      boolean there =
          drawn(List.of(earlier), night).stream()
              .anyMatch(c -> c.distance(at) <= Symbols.ONE_SYMBOL_METRES);
      if (!there) {
        break;
      }
      first = earlier.submission().asOf();
    }
    Observation.Builder o =
        start(night, "unregistered", "", first)
            .title("图纸上有一处密闭不在台账中", "A seal is drawn that is not registered")
            .measure("nearest_registered_m", nearest)
            .geometry(FACTORY.createPoint(at));
    return plans(o, night)
        .benign(
            "刚建成的密闭尚未登记：请核对台账日期",
            "a seal just built and not yet registered: compare the register's date")
        .benign(
            "图例中的密闭符号不计入：该处位于巷道或采空区内",
            "a symbol in the legend does not count: this one stands in workings")
        .build();
  }

  private Observation elsewhere(MineNight night, SealMatch.Pair p) {
    Observation.Builder o =
        start(night, "elsewhere", "seal-place:" + p.seal().sealId(), latest(night))
            .title(
                "密闭 %s 的图上位置与台账相差 %s 米".formatted(p.seal().sealId(), metres(p.residual())),
                "Seal %s is drawn %s m from its registered place"
                    .formatted(p.seal().sealId(), metres(p.residual())))
            .measure("offset_m", p.residual())
            .geometry(FACTORY.createPoint(p.drawn()));
    register(o, p.seal());
    return plans(o, night)
        .benign("台账坐标可能为估读：须现场测定", "the registered place may have been read off a plan: survey it")
        .build();
  }

  private Observation opened(MineNight night, SealMatch.Pair p) {
    Observation.Builder o =
        start(night, "opened", "seal-opened:" + p.seal().sealId(), latest(night))
            .title(
                "密闭 %s 台账已于 %s 启封，图纸仍画为封闭"
                    .formatted(p.seal().sealId(), p.seal().opened().orElseThrow()),
                "Seal %s was opened on %s and is still drawn"
                    .formatted(p.seal().sealId(), p.seal().opened().orElseThrow()))
            .geometry(FACTORY.createPoint(p.drawn()));
    register(o, p.seal());
    return plans(o, night)
        .benign("启封后又重新封闭而未登记", "it may have been closed again and not registered")
        .build();
  }

  private Observation.Builder start(
      MineNight night, String variant, String anchor, LocalDate first) {
    return Observation.of(code(), variant, Observation.Source.DRAWING)
        .anchor(anchor)
        .certainty(Certainty.CERTAIN_ON_DATA)
        .repeated(first.isBefore(latest(night)))
        .seen(night.startOf(first), night.startOf(night.night()));
  }

  private static void register(Observation.Builder o, Seal s) {
    o.evidence(
        "seal",
        "seal_id",
        s.sealId(),
        "seal_kind",
        s.kind(),
        "built",
        s.built().map(LocalDate::toString).orElse(""),
        "opened",
        s.opened().map(LocalDate::toString).orElse(""),
        "approval_no",
        s.approvalNo(),
        "source",
        Evidences.source(s.source()));
  }

  private static Observation.Builder plans(Observation.Builder o, MineNight night) {
    night.currentPlans().forEach(p -> Evidences.drawing(o, p, List.of()));
    return o;
  }

  static Geometry point(Seal s) {
    return FACTORY.createPoint(new Coordinate(s.easting(), s.northing()));
  }

  @Override
  public Set<String> tables() {
    return Set.of("seals.csv");
  }
}
