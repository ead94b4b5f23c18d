package org.minewatch.detect;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.minewatch.detect.integrity.IntegrityRules;
import org.minewatch.detect.people.PeopleRules;
import org.minewatch.detect.water.WaterRules;
import org.minewatch.detect.work.WorkRules;
import org.minewatch.finding.Judgement;

/** The rules that this version judges, in the order of their codes. */
public final class RuleCatalogue {
  private RuleCatalogue() {}

  private static final List<Rule> ALL =
      Stream.of(
              papers(), WorkRules.all(), WaterRules.all(), PeopleRules.all(), IntegrityRules.all())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(Rule::code))
          .toList();

  /** One of each; rules have no state, so the list can be shared between threads. */
  public static List<Rule> all() {
    return ALL;
  }

  /** Rules on licences, orders and drawings. */
  private static List<Rule> papers() {
    return List.of(
        new BoundaryDrawn(),
        new BoundaryTracked(),
        new BoundaryElevation(),
        new BoundaryMismatch(),
        new BoundaryPillar(),
        new LicenceLapsed(),
        new DesignExceeded(),
        new OrderDefied(),
        new DrawingMissingRoadway(),
        new DrawingDisplaced(),
        new DrawingRegressed(),
        new DrawingStale(),
        new DrawingElevation(),
        new DrawingNeighbour(),
        new SealMismatch(),
        new WaterLinesInvalid());
  }

  /**
   * Judges by a rule. A table or a current plan that exists and cannot be read leaves it with part
   * of what it needs, even where the rest shows nothing.
   */
  public static Rule.Outcome judge(Rule rule, MineNight night) {
    Rule.Outcome outcome = rule.judge(night);
    if (outcome.judgement().state() != Judgement.State.JUDGED) {
      return outcome;
    }
    Optional<String> unreadable =
        rule.tables().stream().filter(night::isUnreadable).sorted().findFirst();
    if (unreadable.isPresent()) {
      return Unjudged.partlyUnreadable(rule, night, outcome.observations(), unreadable.get());
    }
    if (rule.readsPlans() && night.hasUnreadablePlan()) {
      return rule.partial(
          night,
          outcome.observations(),
          Unjudged.noDrawingCode(night),
          Unjudged.noDrawing(night),
          "drawings");
    }
    return outcome;
  }
}
