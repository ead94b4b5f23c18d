package org.minewatch.web.review;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minewatch.report.Words;
import org.minewatch.web.account.Actor;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ExportList;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.store.BlindSamples.SampledMine;
import org.minewatch.wording.Text;
import org.springframework.stereotype.Component;

/** How often rules were right, and the mines that were visited by lot, as a file. */
@Component
final class HitRateExport implements ExportList {
  private static final Text TITLE = new Text("命中率", "Hit rate");
  private static final Text OF_RULES = new Text("各规则命中率", "Hit rate of rules");
  private static final Text OF_SAMPLES = new Text("抽查样本", "Random samples");
  private static final Text ALL_RULES = new Text("全部规则", "all rules");

  private static final List<Column> RULE_COLUMNS =
      List.of(
          Column.codes(
              "rule", "规则", "Rule", code -> code.isEmpty() ? ALL_RULES : Words.of("rule", code)),
          Column.integer("confirmed", "确认", "Confirmed"),
          Column.integer("dismissed", "排除", "Dismissed"),
          Column.number("rate", "命中率", "Rate"),
          Column.number("rate_low", "95% 下限", "95 % from"),
          Column.number("rate_high", "95% 上限", "95 % to"),
          Column.text("reasons", "排除理由", "Reasons"),
          Column.integer("duplicates", "重复", "Duplicates"));

  private static final List<Column> SAMPLE_COLUMNS =
      List.of(
          Column.text("sample", "样本", "Sample"),
          Column.text("seed", "抽签种子", "Seed"),
          Column.of("night", "夜间", "Night", Column.Type.DATE),
          Column.of("drawn_at", "抽取时间", "Drawn", Column.Type.TIME),
          Column.text("drawn_by", "抽取人", "Drawn by"),
          Column.text("mine_code", "矿井代码", "Mine code"),
          Column.text("mine", "煤矿", "Mine"),
          Column.text("result", "结果", "Result"));

  private final ReviewDesks desks;

  HitRateExport(ReviewDesks desks) {
    this.desks = desks;
  }

  @Override
  public String name() {
    return "hit-rate";
  }

  @Override
  public Text title() {
    return TITLE;
  }

  @Override
  public Set<String> filters() {
    return Set.of("part");
  }

  /** Both tables, or one of them by {@code part=rules} or {@code part=samples}. */
  @Override
  public ListContent open(Actor actor, ExportFilters filters) {
    Table rules =
        Table.of(
            "rule-rate",
            OF_RULES,
            RULE_COLUMNS,
            each -> desks.hitRate().list(actor).forEach(rate -> each.accept(row(rate))));
    Table samples =
        Table.of(
            "sample",
            OF_SAMPLES,
            SAMPLE_COLUMNS,
            each ->
                desks
                    .samples()
                    .list(actor)
                    .forEach(
                        sample -> sample.mines().forEach(mine -> each.accept(row(sample, mine)))));
    return Parts.of(filters, "rules", rules, "samples", samples);
  }

  private static Row row(HitRate.RuleRate r) {
    return Row.of(
        r.rule(),
        (long) r.confirmed(),
        (long) r.dismissed(),
        r.rate() == null ? null : r.rate().share(),
        r.rate() == null ? null : r.rate().low(),
        r.rate() == null ? null : r.rate().high(),
        r.reasons().entrySet().stream()
            .map(e -> e.getKey() + " " + e.getValue())
            .collect(Collectors.joining("; ")),
        (long) r.duplicates());
  }

  private Row row(Samples.SampleView sample, SampledMine mine) {
    return Row.of(
        sample.id(),
        sample.seed(),
        sample.night(),
        desks.cases().local(sample.drawnAt()),
        sample.byName(),
        mine.mineCode(),
        mine.mineName(),
        mine.result());
  }
}
