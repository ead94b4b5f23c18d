package org.minewatch.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Basis;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.rules.RuleTable;

/**
 * Joins the judgement to what rules saw: severity and clauses from the dated rule table, and one
 * finding for what is one situation, with every rule that holds for it as a ground.
 */
public final class Assessment {

  /** Observations of different rules closer than this are one situation. */
  private static final double SAME_SITUATION_METRES = 60;

  /** Rules that say something about work at a place; the others concern papers. */
  private static final Set<RuleCode> ABOUT_A_PLACE =
      EnumSet.of(
          RuleCode.BOUNDARY_DRAWN,
          RuleCode.BOUNDARY_TRACKED,
          RuleCode.BOUNDARY_ELEVATION,
          RuleCode.BOUNDARY_PILLAR,
          RuleCode.BOUNDARY_APPROACH,
          RuleCode.LICENCE_LAPSED,
          RuleCode.FACE_CONCEALED,
          RuleCode.FACE_DARK,
          RuleCode.FACE_ADVANCE,
          RuleCode.DRAWING_MISSING_ROADWAY,
          RuleCode.SEAL_BREACHED,
          RuleCode.GOAF_ENTERED,
          RuleCode.WATER_ALERT_LINE,
          RuleCode.WATER_PROBE_LINE,
          RuleCode.WATER_STOP_LINE,
          RuleCode.WATER_APPROACH,
          RuleCode.WATER_ZONE,
          RuleCode.ORDER_DEFIED,
          RuleCode.PEOPLE_NOT_WITHDRAWN,
          RuleCode.DESIGN_EXCEEDED);

  /**
   * Rules that rest on where people were. Where positions are such as no real mine produces, they
   * say nothing by themselves.
   */
  private static final Set<RuleCode> RESTS_ON_POSITIONS =
      EnumSet.of(
          RuleCode.BOUNDARY_TRACKED,
          RuleCode.FACE_CONCEALED,
          RuleCode.FACE_DARK,
          RuleCode.FACE_PHANTOM,
          RuleCode.FACE_ADVANCE,
          RuleCode.DRAWING_MISSING_ROADWAY,
          RuleCode.DRAWING_DISPLACED,
          RuleCode.SEAL_BREACHED,
          RuleCode.GOAF_ENTERED,
          RuleCode.PEOPLE_OVER_LIMIT,
          RuleCode.PEOPLE_UNDERREPORTED,
          RuleCode.PEOPLE_OVERTIME,
          RuleCode.PEOPLE_NO_LEADER,
          RuleCode.POSITION_BURST_EXIT,
          RuleCode.POSITION_PROXY_CARDS,
          RuleCode.POSITION_REPLAYED,
          RuleCode.POSITION_IMPLAUSIBLE,
          RuleCode.POSITION_PARKED,
          RuleCode.POSITION_STATION_MISPLACED);

  private Assessment() {}

  /**
   * The findings of a night, not yet known to the ledger: their ids are empty.
   *
   * @param observations of all rules, in any order
   */
  public static List<Finding> assess(MineNight night, List<Observation> observations) {
    List<Weighed> weighed =
        observations.stream().map(o -> weigh(night, o)).sorted(Weighed.GRAVEST_FIRST).toList();
    List<Finding> findings = new ArrayList<>();
    Set<Weighed> taken = new java.util.HashSet<>();
    weighed.stream()
        .filter(w -> w.seen().rule() == RuleCode.POSITION_SYNTHETIC)
        .filter(w -> w.seen().certainty() != Certainty.WATCH)
        .findFirst()
        .ifPresent(
            fabricated -> {
              List<Weighed> situation = new ArrayList<>(List.of(fabricated));
              weighed.stream()
                  .filter(w -> RESTS_ON_POSITIONS.contains(w.seen().rule()))
                  .peek(taken::add)
                  .map(w -> new Weighed(w.seen(), Severity.NOTICE))
                  .forEach(situation::add);
              taken.add(fabricated);
              findings.add(finding(night, situation));
            });
    for (Weighed leading : weighed) {
      if (taken.add(leading)) {
        List<Weighed> situation = new ArrayList<>(List.of(leading));
        for (Weighed other : weighed) {
          if (!taken.contains(other) && belongs(situation, leading, other)) {
            situation.add(other);
            taken.add(other);
          }
        }
        findings.add(finding(night, situation));
      }
    }
    return findings;
  }

  /** An observation with its weight in law. */
  private record Weighed(Observation seen, Severity severity) {
    static final Comparator<Weighed> GRAVEST_FIRST =
        Comparator.comparing(Weighed::severity)
            .thenComparing(w -> w.seen().certainty())
            .reversed()
            .thenComparing(w -> w.seen().rule())
            .thenComparing(w -> w.seen().anchor())
            .thenComparing(w -> w.seen().firstSeen())
            .thenComparing(w -> w.seen().geometry().map(Geometry::toText).orElse(""));
  }

  private static Weighed weigh(MineNight night, Observation o) {
    Severity severity = night.rules().severity(o.rule(), o.variant(), night.night());
    if (o.mostSevere().isPresent() && o.mostSevere().get().compareTo(severity) < 0) {
      severity = o.mostSevere().get();
    }
    // Where a mine has no positioning, instruments are all there is: their watch may be a warning.
    boolean notice = o.certainty() == Certainty.WATCH && o.rule() != RuleCode.ACTIVITY_UNEXPLAINED;
    return new Weighed(o, notice ? Severity.NOTICE : severity);
  }

  /**
   * Whether an observation is of the same situation as the leading one. Another rule joins when it
   * names the same thing or lies at the same place; the same rule joins when another kind of data
   * shows it there. Two of one rule on one kind of data stay two findings, so that none hides the
   * other.
   */
  private static boolean belongs(List<Weighed> situation, Weighed leading, Weighed other) {
    Observation a = leading.seen();
    Observation b = other.seen();
    if (follows(a, b)) {
      return true;
    }
    if (!ABOUT_A_PLACE.contains(a.rule()) || !ABOUT_A_PLACE.contains(b.rule())) {
      return false;
    }
    boolean repeats =
        situation.stream()
            .map(Weighed::seen)
            .anyMatch(
                o -> o.rule() == b.rule() && (o.rule() != a.rule() || o.source() == b.source()));
    if (repeats) {
      return false;
    }
    if (!a.anchor().isEmpty() && a.anchor().equals(b.anchor())) {
      return true;
    }
    if (isOtherOfItsKind(a.anchor(), b.anchor())) {
      return false;
    }
    // Workings below the licensed bottom stretch over the mine: only the same rule is at "their"
    // place.
    boolean wide = a.anchor().startsWith("band:") || b.anchor().startsWith("band:");
    return (!wide || a.rule() == b.rule())
        && a.geometry().isPresent()
        && b.geometry().isPresent()
        && a.geometry().get().isWithinDistance(b.geometry().get(), SAME_SITUATION_METRES);
  }

  /**
   * Whether what one rule saw is no more than what follows from another's: seals that vanished from
   * a plan with the workings they close, and a plan that lies beside the neighbour's because it is
   * displaced.
   */
  private static boolean follows(Observation cause, Observation effect) {
    if (cause.certainty() == Certainty.WATCH) {
      return false;
    }
    return cause.rule() == RuleCode.DRAWING_DISPLACED
            && effect.rule() == RuleCode.DRAWING_NEIGHBOUR
            && effect.variant().equals("shifted")
        || cause.rule() == RuleCode.DRAWING_REGRESSED
            && effect.rule() == RuleCode.SEAL_MISMATCH
            && effect.variant().equals("undrawn")
            && cause.geometry().isPresent()
            && effect.geometry().isPresent()
            && cause
                .geometry()
                .get()
                .isWithinDistance(effect.geometry().get(), SAME_SITUATION_METRES);
  }

  /** Whether two names are of two faces, or of two seals: however near, not one situation. */
  private static boolean isOtherOfItsKind(String a, String b) {
    return !a.equals(b)
        && Stream.of("face:", "seal:").anyMatch(kind -> a.startsWith(kind) && b.startsWith(kind));
  }

  private static Finding finding(MineNight night, List<Weighed> situation) {
    Observation leading = situation.get(0).seen();
    RuleTable rules = night.rules();
    List<Ground> grounds = new ArrayList<>();
    LinkedHashMap<String, Basis> basis = new LinkedHashMap<>();
    SortedMap<String, Double> measures = new TreeMap<>();
    List<Evidence> evidence = new ArrayList<>();
    List<org.minewatch.wording.Text> benign = new ArrayList<>();
    double doubt = 1;
    Set<Observation.Source> sources = EnumSet.noneOf(Observation.Source.class);
    for (Weighed w : situation) {
      Observation o = w.seen();
      if (grounds.stream().noneMatch(g -> g.rule() == o.rule())) {
        grounds.add(new Ground(o.rule(), w.severity(), o.certainty(), o.measures()));
      }
      rules
          .basis(o.rule(), o.variant(), night.night())
          .forEach(b -> basis.putIfAbsent(b.textId() + b.clause(), b));
      o.measures().forEach(measures::putIfAbsent);
      TreeMap<String, Object> key = new TreeMap<>();
      key.put("rule", o.rule().code());
      key.put("anchor", o.anchor());
      key.put("source", o.source().name().toLowerCase(Locale.ROOT));
      key.put("repeated", o.repeated());
      o.origin().or(o::geometry).ifPresent(g -> key.put("origin", origin(night, g)));
      evidence.add(new Evidence(Evidence.SITUATION, key));
      o.evidence().stream().filter(e -> !evidence.contains(e)).forEach(evidence::add);
      o.benign().stream().filter(b -> !benign.contains(b)).forEach(benign::add);
      // Two rules on one kind of data are not independent of each other.
      if (sources.add(o.source())) {
        doubt *= 1 - confidence(night, o.certainty());
      }
    }
    return new Finding(
        "",
        night.mineCode(),
        grounds,
        false,
        Math.rint((1 - doubt) * 1000) / 1000,
        situation.stream()
            .map(w -> w.seen().firstSeen())
            .min(Comparator.naturalOrder())
            .orElseThrow(),
        situation.stream()
            .map(w -> w.seen().lastSeen())
            .max(Comparator.naturalOrder())
            .orElseThrow(),
        leading.title(),
        List.copyOf(basis.values()),
        measures,
        evidence,
        benign,
        place(night, situation));
  }

  /** A place to some ten metres, for telling situations apart by where they began. */
  private static String origin(MineNight night, Geometry metres) {
    if (!night.frame().coversAll(metres)) {
      return "nowhere";
    }
    Coordinate c = night.frame().toLonLat(metres.getCentroid()).getCoordinate();
    return String.format(Locale.ROOT, "%.4f %.4f", c.x, c.y);
  }

  private static double confidence(MineNight night, Certainty certainty) {
    return night.parameter("certainty", "confidence_" + certainty.wireName().replace('-', '_'));
  }

  /**
   * Where an inspector has to look: the place of the leading observation, rounded as it is written;
   * of an undrawn road with a face at its end, the face.
   */
  private static Optional<Geometry> place(MineNight night, List<Weighed> situation) {
    boolean undrawn = situation.get(0).seen().rule() == RuleCode.DRAWING_MISSING_ROADWAY;
    return Stream.concat(
            situation.stream().filter(w -> undrawn && w.seen().rule() == RuleCode.FACE_CONCEALED),
            situation.stream())
        .flatMap(w -> w.seen().geometry().stream())
        .findFirst()
        .filter(night.frame()::coversAll)
        .map(night.frame()::toLonLat);
  }
}
