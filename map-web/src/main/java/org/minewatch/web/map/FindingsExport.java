package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Language;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.FindingFilter;
import org.minewatch.web.store.FindingView;
import org.minewatch.web.store.Findings;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** The findings of a night with their shapes, as a file. */
@Component
final class FindingsExport implements ExportList {

  /** Name of the table, and of the layer among those of a mine. */
  static final String TABLE = "finding";

  private static final Text TITLE = new Text("线索", "Findings");

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("id", "编号", "Id"),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.codes("rule", "规则", "Rule", code -> Words.of("rule", code)),
          Column.text("grounds", "触及的规则", "All rules"),
          Column.codes("severity", "级别", "Severity", code -> Words.of("severity", code)),
          Column.codes("certainty", "确定程度", "Certainty", code -> Words.of("certainty", code)),
          Column.number("confidence", "可信度", "Confidence"),
          Column.codes("state", "状态", "State", code -> Words.of("finding-state", code)),
          Column.of("first_seen", "最早依据", "First seen", Column.Type.TIME),
          Column.of("last_seen", "最近依据", "Last seen", Column.Type.TIME),
          Column.text("title_zh", "内容", "内容").in(Language.ZH),
          Column.text("title_en", "What", "What").in(Language.EN));

  private final Findings findings;
  private final NightAnswers answers;
  private final MineRights rights;

  FindingsExport(Findings findings, NightAnswers answers, MineRights rights) {
    this.findings = findings;
    this.answers = answers;
    this.rights = rights;
  }

  @Override
  public String name() {
    return "findings";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("night", "mine", "severity", "rule", "state", "q", "id");
  }

  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    LocalDate night = filters.night();
    answers.requireNight(night);
    List<String> ids = filters.list("id");
    ids.forEach(id -> RequestChecks.code("a finding's id", id));
    FindingFilter filter =
        FindingController.filter(
                rights.of(actor),
                filters.find("mine").orElse(null),
                filters.list("severity"),
                filters.find("rule").orElse(null),
                filters.find("state").orElse(null),
                filters.find("q").orElse(null))
            .withIds(ids);
    return ListContent.of(night, table(night, filter));
  }

  /** The findings of a mine as one of its layers. */
  Table ofMine(LocalDate night, String mineCode, Actor actor) {
    return table(
        night,
        new FindingFilter(
            rights.of(actor),
            Optional.of(mineCode),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private Table table(LocalDate night, FindingFilter filter) {
    return new Table(TABLE, TITLE, COLUMNS, true, each -> rows(night, filter, each));
  }

  private void rows(LocalDate night, FindingFilter filter, Consumer<Row> each) {
    Page<Findings.Shaped> page;
    int number = 0;
    do {
      page = findings.listShaped(night, filter, new PageRequest(number++, Page.LARGEST));
      page.items().forEach(f -> each.accept(row(f)));
    } while (page.items().size() == Page.LARGEST);
  }

  private static Row row(Findings.Shaped finding) {
    FindingView f = finding.view();
    return new Row(
        java.util.Arrays.asList(
            f.id(),
            f.mineCode(),
            f.mineName(),
            f.rule(),
            String.join(" ", f.grounds()),
            f.severity(),
            f.certainty(),
            f.confidence(),
            f.state(),
            f.firstSeen(),
            f.lastSeen(),
            f.titleZh(),
            f.titleEn()),
        f.mineCode(),
        f.id(),
        Words.of("severity", f.severity()).zh() + " " + Words.of("rule", f.rule()).zh(),
        finding.shape());
  }
}
