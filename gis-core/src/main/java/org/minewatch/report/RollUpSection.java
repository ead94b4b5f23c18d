package org.minewatch.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.minewatch.finding.Severity;

/** The night summed up by county, by the mines' state, by owner and by who supervises. */
final class RollUpSection {

  private RollUpSection() {}

  static void write(ReportNight night, Html html) {
    html.raw("<h2>").both("分类汇总", "Summed up").raw("</h2>");
    table("区县", "county", night, m -> new Label(m.mine().county()), html);
    table(
        "矿井状态",
        "state of the mine",
        night,
        m -> new Label("mine-status", m.mine().register().status()),
        html);
    table(
        "所有制",
        "ownership",
        night,
        m -> new Label("ownership", m.mine().supervision().ownership()),
        html);
    table(
        "监管单位",
        "supervised by",
        night,
        m -> new Label(m.mine().supervision().supervisedBy()),
        html);
  }

  /** A group by its name, or by a code that has words. */
  private record Label(String words, String code) {
    Label(String name) {
      this("", name);
    }
  }

  private static void table(
      String zh,
      String en,
      ReportNight night,
      Function<ReportNight.MineNight, Label> labelOf,
      Html html) {
    Map<String, List<ReportNight.MineNight>> groups = new TreeMap<>();
    for (ReportNight.MineNight mine : night.mines()) {
      groups.computeIfAbsent(labelOf.apply(mine).code(), k -> new ArrayList<>()).add(mine);
    }
    if (groups.keySet().stream().allMatch(String::isEmpty)) {
      return;
    }
    html.raw("<table class=\"rollup\"><thead><tr>");
    Cells.head(zh, en, html);
    Cells.numberHead("矿井", "mines", html);
    Cells.severityHeads(html);
    Cells.numberHead("新增", "new", html);
    Cells.numberHead("持续", "ongoing", html);
    Cells.numberHead("当夜结束", "ended", html);
    Cells.numberHead("有定位数据", "with positions", html);
    html.raw("</tr></thead><tbody>");
    groups.forEach((code, mines) -> row(labelOf.apply(mines.get(0)), mines, html));
    html.raw("</tbody></table>");
  }

  private static void row(Label label, List<ReportNight.MineNight> mines, Html html) {
    html.raw("<tr><td>");
    if (label.code().isEmpty()) {
      html.both("未登记", "not on record");
    } else if (label.words().isEmpty()) {
      html.name(label.code());
    } else {
      html.both(Words.of(label.words(), label.code()));
    }
    html.raw("</td>");
    FindingCounts counts = FindingCounts.of(mines);
    Cells.count(mines.size(), html);
    for (Severity severity : Cells.GRAVEST_FIRST) {
      Cells.count(counts.open(severity), html);
    }
    Cells.count(counts.opened(), html);
    Cells.count(counts.ongoing(), html);
    Cells.count(counts.ended(), html);
    long online = mines.stream().filter(DataSection::hasPositions).count();
    Cells.number(online + " / " + mines.size(), html);
    html.raw("</tr>");
  }
}
