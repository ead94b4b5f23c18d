package org.minewatch.web.review;

import java.util.List;
import java.util.Set;
import org.minewatch.report.Words;
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

/** Points and classes of mines, and the deductions that made them, as a file. */
@Component
final class LedgerExport implements ExportList {
  private static final Text TITLE = new Text("记分", "Points");
  private static final Text OF_MINES = new Text("煤矿记分与分类", "Points and classes");
  private static final Text DEDUCTIONS = new Text("扣分明细", "Deductions");

  private static final List<Column> MINE_COLUMNS =
      List.of(
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.integer("points_left", "剩余分", "Points left"),
          Column.text("mine_class", "类别", "Class"),
          Column.integer("inspection_days", "检查间隔（天）", "Days between inspections"),
          Column.integer("deductions", "扣分次数", "Deductions"));

  private static final List<Column> DEDUCTION_COLUMNS =
      List.of(
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.text("number", "登记编号", "Number"),
          Column.codes("rule", "规则", "Rule", code -> Words.of("rule", code)),
          Column.codes("severity", "级别", "Severity", code -> Words.of("severity", code)),
          Column.text("title_zh", "内容", "内容").in(Language.ZH),
          Column.text("title_en", "What", "What").in(Language.EN),
          Column.of("confirmed_at", "确认时间", "Confirmed", Column.Type.TIME),
          Column.text("confirmed_by", "确认人", "Confirmed by"),
          Column.integer("round", "轮次", "Round"),
          Column.integer("points", "扣分", "Points"),
          Column.text("source_zh", "依据", "依据").in(Language.ZH),
          Column.text("source_en", "Source", "Source").in(Language.EN),
          Column.text("finding_id", "线索编号", "Finding"));

  private final ReviewDesks desks;

  LedgerExport(ReviewDesks desks) {
    this.desks = desks;
  }

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("part");
  }

  /** Both tables, or one of them by {@code part=mines} or {@code part=deductions}. */
  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    List<PointsLedger.MineAccount> accounts = desks.ledger().list(actor, desks.cases().today());
    Table mines =
        Table.of(
            "mine-points",
            OF_MINES,
            MINE_COLUMNS,
            each -> accounts.forEach(account -> each.accept(row(account))));
    Table deductions =
        Table.of(
            "deduction",
            DEDUCTIONS,
            DEDUCTION_COLUMNS,
            each ->
                accounts.forEach(
                    account -> account.deductions().forEach(d -> each.accept(row(account, d)))));
    return Parts.of(filters, "mines", mines, "deductions", deductions);
  }

  private static Row row(PointsLedger.MineAccount account) {
    return Row.of(
        account.mineCode(),
        account.mineName(),
        (long) account.pointsLeft(),
        account.mineClass(),
        (long) account.inspectionDays(),
        (long) account.deductions().size());
  }

  private Row row(PointsLedger.MineAccount account, PointsLedger.Deduction d) {
    return Row.of(
        account.mineCode(),
        account.mineName(),
        d.number(),
        d.rule(),
        d.severity(),
        d.titleZh(),
        d.titleEn(),
        desks.cases().local(d.confirmedAt()),
        d.confirmedBy(),
        (long) d.round(),
        (long) d.points(),
        d.source().zh(),
        d.source().en(),
        d.findingId());
  }
}
