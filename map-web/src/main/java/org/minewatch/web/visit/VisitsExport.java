package org.minewatch.web.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.minewatch.web.account.Actor;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** Visits of a year as a file; what is not announced is noted as the list notes it. */
@Component
final class VisitsExport implements ExportList {
  private static final Text TITLE = new Text("检查计划", "Visits");

  private static final Map<String, Text> STATES =
      Map.ofEntries(
          Map.entry("planned", new Text("计划中", "Planned")),
          Map.entry("done", new Text("已检查", "Made")),
          Map.entry("cancelled", new Text("已取消", "Cancelled")));

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("number", "编号", "Number"),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.text("authority", "检查主体", "Authority"),
          Column.codes("state", "状态", "State", STATES::get),
          Column.of("planned_on", "计划日期", "Planned on", Column.Type.DATE),
          Column.of("visited_on", "检查日期", "Visited on", Column.Type.DATE),
          Column.of("late", "逾期", "Late", Column.Type.BOOLEAN),
          Column.of("unannounced", "不打招呼", "Unannounced", Column.Type.BOOLEAN));

  private final VisitDesk desk;
  private final VisitTimes times;

  VisitsExport(VisitDesk desk, VisitTimes times) {
    this.desk = desk;
    this.times = times;
  }

  @Override
  public String name() {
    return "visits";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("state", "mine", "year");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    Optional<String> mine = VisitController.code(filters.find("mine").orElse(""));
    Optional<String> state = VisitController.state(filters.find("state").orElse(""));
    int year = VisitController.year(filters.find("year").orElse("0"), times.today());
    return ListContent.of(
        Table.of("visit", TITLE, COLUMNS, each -> rows(mine, state, year, actor, each)));
  }

  private void rows(
      Optional<String> mine, Optional<String> state, int year, Actor actor, Consumer<Row> each) {
    Page<VisitView> page;
    int number = 0;
    do {
      page =
          desk.list(
              mine,
              state,
              LocalDate.of(year, 1, 1),
              LocalDate.of(year, 12, 31),
              new PageRequest(number++, Page.LARGEST),
              actor);
      page.items().forEach(line -> each.accept(row(line)));
    } while (page.items().size() == Page.LARGEST);
  }

  private Row row(VisitView line) {
    return Row.of(
        line.number(),
        line.mineCode(),
        line.mineName(),
        line.authority(),
        line.state(),
        line.plannedOn(),
        line.visitedOn(),
        line.late(),
        line.secret());
  }
}
