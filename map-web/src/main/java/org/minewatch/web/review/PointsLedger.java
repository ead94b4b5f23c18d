package org.minewatch.web.review;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.Outcomes.Outcome;
import org.minewatch.web.review.PointsTable.Cost;
import org.minewatch.web.review.PointsTable.MineClass;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.CaseRow;
import org.minewatch.web.store.HazardRow;
import org.minewatch.web.store.Hazards;
import org.minewatch.wording.Text;

/** What confirmed findings cost each mine, and which class it has for that. Leads cost nothing. */
final class PointsLedger {

  private final Outcomes outcomes;
  private final CaseFindings findings;
  private final Hazards hazards;
  private final PointsTable table;
  private final HazardPoints hazardPoints;
  private final Rights rights;
  private final LeadSight sight;
  private final int windowDays;

  PointsLedger(
      Outcomes outcomes,
      CaseFindings findings,
      Hazards hazards,
      ReviewTables tables,
      Rights rights,
      LeadSight sight,
      int windowDays) {
    this.outcomes = outcomes;
    this.findings = findings;
    this.hazards = hazards;
    this.table = tables.points();
    this.hazardPoints = tables.hazardPoints();
    this.rights = rights;
    this.sight = sight;
    this.windowDays = windowDays;
  }

  /**
   * A deduction.
   *
   * @param number registration number of the confirmed finding
   * @param round more than 1 when it had come back after close-out
   */
  record Deduction(
      String findingId,
      String number,
      String rule,
      String severity,
      String titleZh,
      String titleEn,
      OffsetDateTime confirmedAt,
      String confirmedBy,
      int round,
      int points,
      Text source) {}

  /**
   * A deduction for a confirmed hazard that another inspection found.
   *
   * @param finder kind of who found it
   */
  record HazardDeduction(
      String hazardId,
      String finder,
      String number,
      String level,
      OffsetDateTime confirmedAt,
      int points,
      Text source) {}

  /** A mine with its deductions, the points it has left and the class that they make. */
  record MineAccount(
      String mineCode,
      String mineName,
      int pointsLeft,
      String mineClass,
      int inspectionDays,
      List<Deduction> deductions,
      List<HazardDeduction> hazards) {}

  /**
   * The mines that somebody may see, those with the fewest points left first. A confirmed lead that
   * is still sealed costs points for those only who may know of it.
   */
  List<MineAccount> list(Actor actor, LocalDate today) {
    Map<String, String> names = new TreeMap<>();
    findings
        .findLatestNight()
        .map(findings::listMines)
        .orElse(List.of())
        .forEach(mine -> names.put(mine.code(), mine.name()));
    Map<String, List<Deduction>> byMine = new TreeMap<>();
    OffsetDateTime oldest =
        today.minusDays(windowDays).atStartOfDay().atOffset(java.time.ZoneOffset.UTC);
    Predicate<String> known = sight.of(actor);
    for (Outcome outcome : outcomes.list()) {
      CaseRow of = outcome.of();
      if (outcome.isConfirmed()
          && known.test(of.finding().id())
          && !outcome.step().at().isBefore(oldest)) {
        names.putIfAbsent(of.finding().mineCode(), of.finding().mineName());
        byMine
            .computeIfAbsent(of.finding().mineCode(), code -> new ArrayList<>())
            .add(deduction(outcome));
      }
    }
    Map<String, List<HazardDeduction>> hazardsByMine = new TreeMap<>();
    for (HazardRow hazard : hazards.listConfirmed(oldest)) {
      names.putIfAbsent(hazard.mineCode(), hazard.mineName());
      hazardsByMine
          .computeIfAbsent(hazard.mineCode(), code -> new ArrayList<>())
          .add(deduction(hazard));
    }
    Predicate<String> visible = rights.of(actor);
    List<MineAccount> accounts = new ArrayList<>();
    names.forEach(
        (code, name) -> {
          if (visible.test(code)) {
            accounts.add(
                account(
                    code,
                    name,
                    byMine.getOrDefault(code, List.of()),
                    hazardsByMine.getOrDefault(code, List.of())));
          }
        });
    accounts.sort(
        Comparator.comparingInt(MineAccount::pointsLeft).thenComparing(MineAccount::mineCode));
    return accounts;
  }

  private Deduction deduction(Outcome outcome) {
    CaseRow of = outcome.of();
    Cost cost = table.cost(of.finding().rule(), of.finding().severity());
    return new Deduction(
        of.finding().id(),
        Optional.ofNullable(of.registration()).map(CaseBook::format).orElse(""),
        of.finding().rule(),
        of.finding().severity().wireName(),
        of.finding().titleZh(),
        of.finding().titleEn(),
        outcome.step().at(),
        outcome.step().byName(),
        outcome.round(),
        cost.points() * (outcome.round() > 1 ? cost.recurrenceFactor() : 1),
        cost.source());
  }

  private HazardDeduction deduction(HazardRow hazard) {
    HazardPoints.Cost cost = hazardPoints.cost(hazard.source(), hazard.level());
    return new HazardDeduction(
        hazard.id(),
        hazard.source(),
        hazard.number(),
        hazard.level(),
        hazard.confirmed(),
        cost.points(),
        cost.origin());
  }

  private MineAccount account(
      String code, String name, List<Deduction> deductions, List<HazardDeduction> found) {
    int lost =
        deductions.stream().mapToInt(Deduction::points).sum()
            + found.stream().mapToInt(HazardDeduction::points).sum();
    int left = Math.max(0, PointsTable.FULL - lost);
    MineClass mineClass = table.classOf(left);
    return new MineAccount(
        code, name, left, mineClass.code(), mineClass.inspectionDays(), deductions, found);
  }

  int windowDays() {
    return windowDays;
  }
}
