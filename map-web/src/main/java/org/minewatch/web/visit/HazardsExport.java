package org.minewatch.web.visit;

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

/** Hazards of other inspections as a file. */
@Component
final class HazardsExport implements ExportList {
  private static final Text TITLE = new Text("其他检查的隐患", "Hazards of other inspections");

  private static final Map<String, Text> SOURCES =
      Map.ofEntries(
          Map.entry("mine", new Text("企业自查", "The mine itself")),
          Map.entry("resident", new Text("驻矿监管", "Residents")),
          Map.entry("third-party", new Text("第三方", "Third party")),
          Map.entry("expert", new Text("专家会诊", "Experts")),
          Map.entry("county", new Text("县级", "County")),
          Map.entry("city", new Text("市级", "City")),
          Map.entry("province", new Text("省级", "Province")),
          Map.entry("nmsa", new Text("国家矿山安监局", "NMSA")));

  private static final Map<String, Text> LEVELS =
      Map.ofEntries(
          Map.entry("general", new Text("一般隐患", "general")),
          Map.entry("major", new Text("重大隐患", "major")));

  private static final Map<String, Text> STATES =
      Map.ofEntries(
          Map.entry("open", new Text("未整改", "Open")),
          Map.entry("done", new Text("已报整改", "Reported done")),
          Map.entry("closed", new Text("已验收", "Accepted")),
          Map.entry("withdrawn", new Text("已撤销", "Withdrawn")));

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("number", "编号", "Number"),
          Column.codes("source", "来源", "Found by", SOURCES::get),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.of("found_on", "发现日期", "Found on", Column.Type.DATE),
          Column.text("found_by", "检查单位或人员", "Body or people"),
          Column.text("place", "地点", "Place"),
          Column.number("x_north", "X（北）", "X (north)"),
          Column.number("y_east", "Y（东）", "Y (east)"),
          Column.text("words", "内容", "What"),
          Column.codes("level", "级别", "Level", LEVELS::get),
          Column.of("deadline", "整改期限", "Deadline", Column.Type.DATE),
          Column.of("overdue", "逾期", "Overdue", Column.Type.BOOLEAN),
          Column.text("acceptor", "验收人", "Accepted by"),
          Column.codes("state", "状态", "State", STATES::get));

  private final HazardDesk desk;

  HazardsExport(HazardDesk desk) {
    this.desk = desk;
  }

  @Override
  public String name() {
    return "hazards";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("state", "mine");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    Optional<String> mine = VisitController.code(filters.find("mine").orElse(""));
    Optional<String> state = HazardController.state(filters.find("state").orElse(""));
    return ListContent.of(
        Table.of("hazard", TITLE, COLUMNS, each -> rows(mine, state, actor, each)));
  }

  private void rows(
      Optional<String> mine, Optional<String> state, Actor actor, Consumer<Row> each) {
    Page<HazardView> page;
    int number = 0;
    do {
      page = desk.list(mine, state, new PageRequest(number++, Page.LARGEST), actor);
      page.items().forEach(line -> each.accept(row(line)));
    } while (page.items().size() == Page.LARGEST);
  }

  private Row row(HazardView line) {
    return Row.of(
        line.number(),
        line.source(),
        line.mineCode(),
        line.mineName(),
        line.foundOn(),
        line.foundBy(),
        line.place(),
        line.point() == null ? null : line.point().northing(),
        line.point() == null ? null : line.point().easting(),
        line.words(),
        line.level(),
        line.deadline(),
        line.overdue(),
        line.acceptor(),
        line.state());
  }
}
