package org.minewatch.web.statistics;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.minewatch.finding.Severity;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.statistics.CaseStory.Event;
import org.minewatch.web.statistics.Tally.Count;
import org.minewatch.web.store.FirstSeen;
import org.minewatch.web.store.HazardRow;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.Visits;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/**
 * The statistics of a year or another period: by mine, supervising authority, month and rule. A
 * finding is counted in the night that the store has it first; decisions on the day they were taken
 * and only while they stand.
 */
@Component
final class StatisticsExport implements ExportList {
  private static final Text TITLE = new Text("年度统计", "Statistics of a year");
  private static final Text ALL = new Text("合计", "all");

  private static final Map<Event, Count> COUNTS =
      Map.of(
          Event.REGISTERED, Count.REGISTERED,
          Event.CONFIRMED, Count.CONFIRMED,
          Event.DISMISSED, Count.DISMISSED,
          Event.ORDERED, Count.ORDERED,
          Event.CLOSED, Count.CLOSED,
          Event.TRANSFERRED, Count.TRANSFERRED,
          Event.LISTED, Count.LISTED,
          Event.RECURRED, Count.RECURRED);

  private static final List<String> PARTS = List.of("mines", "authorities", "months", "rules");

  private final ProblemBook book;

  StatisticsExport(ProblemBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "statistics";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    Set<String> filters = new java.util.TreeSet<>(Span.FILTERS);
    filters.add("part");
    return filters;
  }

  /** All tables, or the one that {@code part} names. */
  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    Span span = Span.of(filters, book.store());
    String part = filters.find("part").orElse("");
    if (!part.isEmpty() && !PARTS.contains(part)) {
      throw Problems.badRequest(
          "part 须为 " + String.join("、", PARTS), "part must be one of " + String.join(", ", PARTS));
    }
    Map<String, MineView> mines = book.mines(actor, filters);
    Map<String, Table> tables = new LinkedHashMap<>();
    tables.put("mines", byMine(span, actor, mines));
    tables.put("authorities", byAuthority(span, actor, mines));
    tables.put("months", byMonth(span, actor, mines));
    tables.put("rules", byRule(span, actor, mines));
    return ListContent.of(
        part.isEmpty() ? tables.values().toArray(Table[]::new) : new Table[] {tables.get(part)});
  }

  /** Something that happened to a mine on a day. */
  private record Happened(String mineCode, LocalDate on, Count what) {}

  private void each(
      Span span, Actor actor, Map<String, MineView> mines, BiConsumer<Happened, Long> to) {
    for (FirstSeen seen : firstSeen(span, actor, mines)) {
      to.accept(new Happened(seen.mineCode(), seen.night(), Count.NEW_FINDINGS), 1L);
      if (seen.severity().compareTo(Severity.MAJOR) >= 0) {
        to.accept(new Happened(seen.mineCode(), seen.night(), Count.NEW_GRAVE), 1L);
      }
    }
    for (CaseStory story : book.cases(actor, mines)) {
      COUNTS.forEach(
          (event, count) ->
              story
                  .days(event)
                  .filter(span::holds)
                  .forEach(
                      day ->
                          to.accept(
                              new Happened(story.row().finding().mineCode(), day, count), 1L)));
    }
    for (HazardRow hazard : book.hazards(actor, mines)) {
      if (span.holds(hazard.foundOn())) {
        to.accept(new Happened(hazard.mineCode(), hazard.foundOn(), Count.HAZARDS), 1L);
        if (hazard.level().equals("major")) {
          to.accept(new Happened(hazard.mineCode(), hazard.foundOn(), Count.MAJOR_HAZARDS), 1L);
        }
      }
    }
    for (Visits.Day visit : book.store().visits().listMade(java.util.Optional.empty())) {
      if (mines.containsKey(visit.mineCode()) && span.holds(visit.on())) {
        to.accept(new Happened(visit.mineCode(), visit.on(), Count.VISITS), 1L);
      }
    }
  }

  private List<FirstSeen> firstSeen(Span span, Actor actor, Map<String, MineView> mines) {
    return book.store()
        .nightTrends()
        .listFirstSeen(span.from(), span.to(), book.visible(actor, mines));
  }

  private Table byMine(Span span, Actor actor, Map<String, MineView> mines) {
    return Table.of(
        "by-mine",
        new Text("按煤矿", "By mine"),
        Tally.columns(
            Column.text("mine_code", "矿井代码", "Mine code"),
            Column.text("mine", "煤矿", "Mine"),
            Column.text("county", "区县", "County"),
            Column.text("supervised_by", "监管部门", "Supervised by")),
        rows -> {
          Map<String, Tally> tallies = new TreeMap<>();
          mines.keySet().forEach(code -> tallies.put(code, new Tally()));
          each(span, actor, mines, (h, n) -> tallies.get(h.mineCode()).add(h.what(), n));
          tallies.forEach(
              (code, tally) -> {
                MineView mine = mines.get(code);
                rows.accept(
                    Row.of(tally.row(code, mine.name(), mine.county(), mine.supervisedBy())));
              });
        });
  }

  private Table byAuthority(Span span, Actor actor, Map<String, MineView> mines) {
    return Table.of(
        "by-authority",
        new Text("按监管部门", "By supervising authority"),
        Tally.columns(
            Column.codes(
                "supervised_by",
                "监管部门",
                "Supervised by",
                code -> code.isEmpty() ? ALL : new Text(code, code)),
            Column.integer("mines", "煤矿数", "Mines")),
        rows -> {
          Map<String, Tally> tallies = new TreeMap<>();
          Map<String, Long> sizes = new TreeMap<>();
          mines
              .values()
              .forEach(
                  m -> {
                    String name = m.supervisedBy().isEmpty() ? "—" : m.supervisedBy();
                    tallies.putIfAbsent(name, new Tally());
                    sizes.merge(name, 1L, Long::sum);
                  });
          Tally all = new Tally();
          each(
              span,
              actor,
              mines,
              (h, n) -> {
                String name = mines.get(h.mineCode()).supervisedBy();
                tallies.get(name.isEmpty() ? "—" : name).add(h.what(), n);
                all.add(h.what(), n);
              });
          tallies.forEach((name, tally) -> rows.accept(Row.of(tally.row(name, sizes.get(name)))));
          rows.accept(Row.of(all.row("", (long) mines.size())));
        });
  }

  private Table byMonth(Span span, Actor actor, Map<String, MineView> mines) {
    return Table.of(
        "by-month",
        new Text("按月", "By month"),
        Tally.columns(Column.text("month", "月份", "Month")),
        rows -> {
          Map<String, Tally> tallies = new TreeMap<>();
          each(
              span,
              actor,
              mines,
              (h, n) ->
                  tallies
                      .computeIfAbsent(YearMonth.from(h.on()).toString(), m -> new Tally())
                      .add(h.what(), n));
          tallies.forEach((month, tally) -> rows.accept(Row.of(tally.row(month))));
        });
  }

  private Table byRule(Span span, Actor actor, Map<String, MineView> mines) {
    return Table.of(
        "by-rule",
        new Text("按规则", "By rule"),
        List.of(
            Column.codes("rule", "规则", "Rule", code -> Words.of("rule", code)),
            Column.integer("new_findings", "新发现线索", "New findings"),
            Column.integer("confirmed", "确认", "Confirmed"),
            Column.integer("dismissed", "排除", "Dismissed")),
        rows -> {
          Map<String, long[]> counts = new TreeMap<>();
          firstSeen(span, actor, mines)
              .forEach(f -> counts.computeIfAbsent(f.rule(), r -> new long[3])[0]++);
          for (CaseStory story : book.cases(actor, mines)) {
            long[] of = counts.computeIfAbsent(story.row().finding().rule(), r -> new long[3]);
            of[1] += story.days(Event.CONFIRMED).filter(span::holds).count();
            of[2] += story.days(Event.DISMISSED).filter(span::holds).count();
          }
          counts.forEach(
              (rule, n) -> {
                if (n[0] + n[1] + n[2] > 0) {
                  rows.accept(Row.of(rule, n[0], n[1], n[2]));
                }
              });
        });
  }
}
