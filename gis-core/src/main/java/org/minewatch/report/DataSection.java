package org.minewatch.report;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.minewatch.finding.Judgement;
import org.minewatch.sight.MineSight;
import org.minewatch.sight.PeopleSeen;
import org.minewatch.wording.Text;

/** Which data of each mine were there in the night, and how good they were. */
final class DataSection {

  private DataSection() {}

  static boolean hasPositions(ReportNight.MineNight mine) {
    return people(mine).isPresent();
  }

  private static Optional<PeopleSeen> people(ReportNight.MineNight mine) {
    return mine.mine().sight().flatMap(s -> s.sight().people());
  }

  static void write(ReportNight night, Html html) {
    html.raw("<h2>").both("数据到位情况", "Which data were there").raw("</h2><p>");
    long online = night.mines().stream().filter(DataSection::hasPositions).count();
    html.both(
        "%d 座矿井中 %d 座当夜有可用的人员定位数据。".formatted(night.mines().size(), online),
        "%d of %d mines had usable positions in this night."
            .formatted(online, night.mines().size()));
    html.raw("</p><table class=\"data\"><thead><tr>");
    Cells.head("矿井", "mine", html);
    Cells.head("人员定位", "positions", html);
    Cells.numberHead("定位到巷道", "on a road", html);
    Cells.numberHead("静默分站", "silent stations", html);
    Cells.head("最近图纸", "latest drawing", html);
    Cells.numberHead("规则：判定/部分/无法", "rules: judged / part / not", html);
    html.raw("</tr></thead><tbody>");
    for (ReportNight.MineNight mine : night.mines()) {
      row(mine, night.result().night(), html);
    }
    html.raw("</tbody></table>");
  }

  private static void row(ReportNight.MineNight mine, LocalDate night, Html html) {
    html.raw("<tr><td><a href=\"#m").text(mine.number()).raw("\">").name(mine.mine().name());
    html.raw("</a></td>");
    positions(mine, html);
    Cells.number(
        people(mine).map(p -> "%.0f%%".formatted(100 * p.onRoadShare())).orElse(Cells.MISSING),
        html);
    Cells.number(
        mine.mine()
            .sight()
            .map(MineSight::sight)
            .flatMap(s -> s.workings())
            .filter(w -> w.stations() > 0)
            .map(w -> w.silentStations() + " / " + w.stations())
            .orElse(Cells.MISSING),
        html);
    drawing(mine, night, html);
    Cells.number(
        states(mine, Judgement.State.JUDGED)
            + " / "
            + states(mine, Judgement.State.PARTIAL)
            + " / "
            + states(mine, Judgement.State.CANNOT_JUDGE),
        html);
    html.raw("</tr>");
  }

  private static void positions(ReportNight.MineNight mine, Html html) {
    Optional<Judgement> incomplete =
        mine.judgements().stream()
            .filter(j -> j.reasonCode().equals("positions-incomplete"))
            .findFirst();
    if (people(mine).isEmpty()) {
      Cells.hatched(new Text("没有可用数据", "none usable"), html);
    } else if (incomplete.isPresent()) {
      Cells.hatched(incomplete.get().reason(), html);
    } else {
      PeopleSeen p = people(mine).get();
      String hours = Measures.figure("hours", p.totalHours());
      html.raw("<td>");
      html.both(
          "%d 张卡，%s 人·时".formatted(p.cards(), hours), "%d cards, %s h".formatted(p.cards(), hours));
      html.raw("</td>");
    }
  }

  private static long states(ReportNight.MineNight mine, Judgement.State state) {
    return mine.judgements().stream().filter(j -> j.state() == state).count();
  }

  private static void drawing(ReportNight.MineNight mine, LocalDate night, Html html) {
    Optional<String> latest =
        mine.mapFeatures().stream()
            .filter(f -> f.facts().containsKey("drawing_id"))
            .map(f -> String.valueOf(f.facts().getOrDefault("as_of", "")))
            .filter(day -> !day.isEmpty())
            .max(String::compareTo);
    if (latest.isEmpty()) {
      Cells.hatched(new Text("没有可用图纸", "none usable"), html);
      return;
    }
    html.raw("<td>").text(latest.get()).raw(" <small>");
    try {
      long days = ChronoUnit.DAYS.between(LocalDate.parse(latest.get()), night);
      html.both(days + " 天前", days + " days old");
    } catch (DateTimeParseException e) {
      html.both("日期无法读取", "unreadable date");
    }
    html.raw("</small></td>");
  }
}
