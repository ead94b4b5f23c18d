package org.minewatch.web.statistics;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
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

/**
 * The list of measures (制度措施清单) against the problems of a period. What was ordered is known here;
 * which rules a mine has made and who answers for them is not, and its columns say so.
 */
@Component
final class MeasuresExport implements ExportList {
  private static final Text TITLE = new Text("制度措施清单", "Rules and measures");

  private static final List<Column> COLUMNS =
      List.of(
          Column.integer("seq", "序号", "No."),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.text("number", "问题编号", "Number"),
          Column.text("problem_zh", "问题隐患", "问题隐患").in(Language.ZH),
          Column.text("problem_en", "Problem or hazard", "Problem or hazard").in(Language.EN),
          Column.text("demand", "责令的措施", "Measures ordered"),
          Column.text(
              "rules_made",
              "制度、措施（系统不掌握，由煤矿填写）",
              "Rules and measures (not known here: the mine fills in)"),
          Column.text("unit", "责任单位（系统不掌握）", "Unit that answers for it (not known here)"),
          Column.text("person", "责任人（系统不掌握）", "Person who answers for it (not known here)"),
          Column.of("deadline", "完成时限", "Deadline", Column.Type.DATE),
          Column.text("acceptor", "验收人", "Accepted by"),
          Column.text("state_zh", "完成情况", "完成情况").in(Language.ZH),
          Column.text("state_en", "State", "State").in(Language.EN),
          Column.text("finding_id", "线索编号", "Finding"));

  private final ProblemBook book;

  MeasuresExport(ProblemBook book) {
    this.book = book;
  }

  @Override
  public String name() {
    return "measures";
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
    return ListContent.of(Table.of("measure", TITLE, COLUMNS, each -> rows(actor, filters, each)));
  }

  private void rows(Actor actor, ExportFilters filters, Consumer<Row> each) {
    long seq = 0;
    for (Problem p : book.problems(actor, filters)) {
      each.accept(
          ProblemsExport.row(
              p,
              ++seq,
              p.mineCode(),
              p.mineName(),
              p.number(),
              p.words().zh(),
              p.words().en(),
              p.demand(),
              null,
              null,
              null,
              p.deadline(),
              p.acceptor(),
              p.state().zh(),
              p.state().en(),
              p.findingId()));
    }
  }
}
