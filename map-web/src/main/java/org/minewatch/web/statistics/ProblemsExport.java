package org.minewatch.web.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** The list of problems and hazards (问题隐患清单) of a period. */
@Component
final class ProblemsExport implements ExportList {
  private static final Text TITLE = new Text("问题隐患清单", "Problems and hazards");

  private static final Map<String, Text> SOURCES =
      Map.of(
          "minewatch", new Text("监测线索", "Minewatch"),
          "mine", new Text("企业自查", "The mine itself"),
          "resident", new Text("驻矿监管", "Residents"),
          "third-party", new Text("第三方", "Third party"),
          "expert", new Text("专家会诊", "Experts"),
          "county", new Text("县级", "County"),
          "city", new Text("市级", "City"),
          "province", new Text("省级", "Province"),
          "nmsa", new Text("国家矿山安监局", "NMSA"));

  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("seq", "序号", "No."),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.text("number", "编号", "Number"),
          Column.codes("source", "来源", "Found by", SOURCES::get),
          Column.of("found_on", "确认或发现日期", "Confirmed or found", Column.Type.DATE),
          Column.text("problem_zh", "问题隐患", "问题隐患").in(Language.ZH),
          Column.text("problem_en", "Problem or hazard", "Problem or hazard").in(Language.EN),
          Column.text("level_zh", "级别", "级别").in(Language.ZH),
          Column.text("level_en", "Level", "Level").in(Language.EN),
          Column.text("clauses_zh", "涉及条款（规则表）", "涉及条款").in(Language.ZH),
          Column.text("clauses_en", "Clauses", "Clauses (rule table)").in(Language.EN),
          Column.text("order_no", "责令文号", "Order"),
          Column.text("demand", "整改要求", "Demand"),
          Column.of("deadline", "整改期限", "Deadline", Column.Type.DATE),
          Column.of("overdue", "逾期", "Overdue", Column.Type.BOOLEAN),
          Column.text("state_zh", "状态", "状态").in(Language.ZH),
          Column.text("state_en", "State", "State").in(Language.EN),
          Column.codes(
              "recheck",
              "复查结果",
              "Re-check",
              code ->
                  code.equals("passed")
                      ? new Text("合格", "passed")
                      : code.equals("failed") ? new Text("不合格", "failed") : new Text("", "")),
          Column.of("rechecked_on", "复查日期", "Re-checked", Column.Type.DATE),
          Column.of("closed_on", "销号或验收日期", "Closed out", Column.Type.DATE),
          Column.text("finding_id", "线索编号", "Finding"));

  private final ProblemBook book;

  ProblemsExport(ProblemBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "problems";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Span.FILTERS;
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    Span.of(filters, book.store());
    return ListContent.of(Table.of("problem", TITLE, COLUMNS, each -> rows(actor, filters, each)));
  }

  private void rows(Actor actor, ExportFilters filters, Consumer<Row> each) {
    long seq = 0;
    for (Problem p : book.problems(actor, filters)) {
      each.accept(
          row(
              p,
              ++seq,
              p.mineCode(),
              p.mineName(),
              p.number(),
              p.source(),
              p.foundOn(),
              p.words().zh(),
              p.words().en(),
              p.level().zh(),
              p.level().en(),
              p.clauses().zh(),
              p.clauses().en(),
              p.orderNo(),
              p.demand(),
              p.deadline(),
              p.overdue(),
              p.state().zh(),
              p.state().en(),
              p.recheck(),
              p.recheckedOn(),
              p.closedOn(),
              p.findingId()));
    }
  }

  /** A row that says which finding it tells of, so that a sealed one is noted. */
  static Row row(Problem of, @Nullable Object... values) {
    return new Row(Arrays.asList(values), null, of.findingId(), "", null);
  }
}
