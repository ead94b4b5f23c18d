package org.minewatch.web.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.minewatch.web.account.Actor;
import org.minewatch.web.review.MineClasses;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.VisitRow;
import org.minewatch.web.store.Visits;
import org.minewatch.web.store.Visits.Day;
import org.minewatch.web.system.Problems;

/** Which visits are owed to which mines, and a year's plan made of what is owed. */
final class CoverageDesk {

  private static final int MOST_PLANNED_AT_ONCE = 20_000;

  private final Store store;
  private final Visits visits;
  private final FrequencyTable table;
  private final MineClasses classes;
  private final VisitAccess access;
  private final VisitTimes times;
  private final RandomGenerator random;
  private final Supplier<String> ids;

  /**
   * @param random draws the days; those of a real plan must not be guessed
   * @param ids makes ids that nobody can guess
   */
  CoverageDesk(
      Store store,
      FrequencyTable table,
      MineClasses classes,
      VisitAccess access,
      VisitTimes times,
      RandomGenerator random,
      Supplier<String> ids) {
    this.store = store;
    this.visits = store.visits();
    this.table = table;
    this.classes = classes;
    this.access = access;
    this.times = times;
    this.random = random;
    this.ids = ids;
  }

  FrequencyTable table() {
    return table;
  }

  /** What is owed to the mines that somebody may see. */
  Coverage.Account coverage(Actor actor, Optional<String> mineCode) {
    mineCode.ifPresent(code -> access.require(actor, code));
    LocalDate today = times.today();
    return Coverage.of(
        table,
        access.supervised(actor, store).stream()
            .filter(m -> mineCode.map(m.code()::equals).orElse(true))
            .toList(),
        classes.list(actor, today),
        visits.listMade(mineCode),
        times.begun(),
        today);
  }

  /** What a year's plan has added. */
  record Planned(int year, String authority, int mines, int visits) {}

  /** Adds to a year what is owed by one authority and neither made nor planned yet. */
  Planned planYear(Said said, Actor actor) {
    LocalDate today = times.today();
    int year = said.whole("year", today.getYear(), today.getYear() + 1, "年度", "the year");
    String authority = VisitDesk.authority(said);
    boolean announced = said.yes("announced");
    LocalDate from = year == today.getYear() ? today.plusDays(1) : LocalDate.of(year, 1, 1);
    LocalDate to = LocalDate.of(year, 12, 31);
    List<Frequency> lines =
        table.lines().stream().filter(line -> line.owedBy().equals(authority)).toList();
    if (lines.isEmpty() || from.isAfter(to)) {
      throw Refused.field(
          "authority", "频次表没有该主体的检查要求", "the table of frequencies asks nothing of this authority");
    }
    return store
        .transactions()
        .in(
            () -> {
              store.cases().takeTurn();
              return addYear(lines, authority, announced, from, to, actor);
            });
  }

  private Planned addYear(
      List<Frequency> lines,
      String authority,
      boolean announced,
      LocalDate from,
      LocalDate to,
      Actor actor) {
    Map<String, MineClasses.Standing> standing = classes.list(actor, times.today());
    List<Day> there = new ArrayList<>(visits.listMade(Optional.empty()));
    there.addAll(visits.listPlanned());
    var byMine = Coverage.byMine(there);
    YearPlan plan = new YearPlan(random);
    int mines = 0;
    int made = 0;
    for (SupervisedMine mine : access.supervised(actor, store)) {
      List<YearPlan.Demand> demands = new ArrayList<>();
      for (Frequency line : lines) {
        if (line.isFor(mine.ownership())) {
          demands.add(
              new YearPlan.Demand(
                  line,
                  standing.get(mine.code()).days(),
                  Coverage.counting(line, byMine.getOrDefault(mine.code(), Map.of()))));
        }
      }
      TreeSet<LocalDate> days = plan.draw(demands, from, to);
      made += days.size();
      mines += days.isEmpty() ? 0 : 1;
      if (made > MOST_PLANNED_AT_ONCE) {
        throw Problems.unusable(
            "一次最多生成 " + MOST_PLANNED_AT_ONCE + " 次检查；请缩小监管范围",
            "a plan may add at most " + MOST_PLANNED_AT_ONCE + " visits; plan fewer mines at once");
      }
      for (LocalDate day : days) {
        VisitRow row = VisitRow.planned(ids.get(), mine, authority, day, announced, times.now());
        visits.open(
            row, VisitStep.row(1, VisitStep.PLAN, times.now(), actor, VisitDesk.planWords(row)));
      }
    }
    access.audit(
        actor,
        "visit.plan-year",
        from.getYear() + " " + authority,
        Map.of("visits", made, "mines", mines, "announced", announced));
    return new Planned(from.getYear(), authority, mines, made);
  }
}
