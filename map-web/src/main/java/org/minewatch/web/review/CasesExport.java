package org.minewatch.web.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** Cases as a file; that sealed leads are among them is noted as the list notes it. */
@Component
final class CasesExport implements ExportList {
  private static final Text TITLE = new Text("案件", "Cases");

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("number", "登记编号", "Number"),
          Column.codes("state", "办理状态", "State", code -> StateNames.of(CaseState.of(code))),
          Column.of("deadline", "整改期限", "Deadline", Column.Type.DATE),
          Column.of("overdue", "逾期", "Overdue", Column.Type.BOOLEAN),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.codes("rule", "规则", "Rule", code -> Words.of("rule", code)),
          Column.codes("severity", "级别", "Severity", code -> Words.of("severity", code)),
          Column.text("title_zh", "内容", "内容").in(Language.ZH),
          Column.text("title_en", "What", "What").in(Language.EN),
          Column.text("route", "分流", "Route"),
          Column.of("sealed", "密封", "Sealed", Column.Type.BOOLEAN),
          Column.of("released", "已告知矿方", "Released", Column.Type.BOOLEAN),
          Column.of("changed_at", "最近办理", "Last step", Column.Type.TIME),
          Column.text("finding_id", "线索编号", "Finding"));

  private final ReviewDesks desks;

  CasesExport(ReviewDesks desks) {
    this.desks = desks;
  }

  @Override
  public String name() {
    return "cases";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("state", "mine", "q", "overdue", "all");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    CaseDesk.Filter filter =
        CaseController.filter(
            filters.find("state").orElse(""),
            filters.find("mine").orElse(""),
            filters.find("q").orElse(""),
            filters.is("overdue"),
            filters.is("all"));
    desks.recurrence().look();
    return ListContent.of(Table.of("case", TITLE, COLUMNS, each -> rows(filter, actor, each)));
  }

  private void rows(CaseDesk.Filter filter, Actor actor, Consumer<Row> each) {
    Page<CaseView.Line> page;
    int number = 0;
    do {
      page = desks.cases().list(filter, new PageRequest(number++, Page.LARGEST), actor);
      page.items().forEach(line -> each.accept(row(line)));
    } while (page.items().size() == Page.LARGEST);
  }

  private Row row(CaseView.Line c) {
    return Row.of(
        c.number(),
        c.state(),
        c.deadline(),
        c.overdue(),
        c.mineCode(),
        c.mineName(),
        c.rule(),
        c.severity(),
        c.titleZh(),
        c.titleEn(),
        c.route(),
        c.sealed(),
        c.released(),
        Optional.ofNullable(c.changedAt()).map(desks.cases()::local).orElse(null),
        c.findingId());
  }
}
