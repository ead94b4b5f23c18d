package org.minewatch.web.map;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import org.minewatch.web.store.Nights;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** What could be judged in a night and what could not, as a file. */
@Component
final class JudgementsExport implements ExportList {
  private static final Text TITLE = new Text("判定情况", "What was judged");

  private static final List<Column> COLUMNS =
      List.of(
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.codes("rule", "规则", "Rule", code -> Words.of("rule", code)),
          Column.codes("state", "状态", "State", code -> Words.of("state", code)),
          Column.text("reason_code", "原因代码", "Reason code"),
          Column.text("reason_zh", "原因", "原因").in(Language.ZH),
          Column.text("reason_en", "Reason", "Reason").in(Language.EN),
          Column.text("needs", "需要", "Needs"));

  private final Nights nights;
  private final NightAnswers answers;
  private final MineRights rights;

  JudgementsExport(Nights nights, NightAnswers answers, MineRights rights) {
    this.nights = nights;
    this.answers = answers;
    this.rights = rights;
  }

  @Override
  public String name() {
    return "judgements";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("night", "mine", "state", "row");
  }

  /** {@code row} names a mine and a rule with a space between, for a choice of single lines. */
  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    LocalDate night = filters.night();
    answers.requireNight(night);
    var mine = RequestChecks.optionalMine(filters.find("mine").orElse(null));
    var state = RequestChecks.judgement(filters.find("state").orElse(null));
    Set<String> rows = Set.copyOf(filters.list("row"));
    return ListContent.of(
        night,
        Table.of(
            "judgement",
            TITLE,
            COLUMNS,
            each ->
                nights.listJudgements(night, rights.of(actor), mine, state).stream()
                    .filter(j -> rows.isEmpty() || rows.contains(j.mineCode() + " " + j.rule()))
                    .forEach(
                        j ->
                            each.accept(
                                Row.of(
                                    j.mineCode(),
                                    j.rule(),
                                    j.state(),
                                    j.reasonCode(),
                                    j.reasonZh(),
                                    j.reasonEn(),
                                    String.join(" ", j.needs()))))));
  }
}
