package org.minewatch.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.NightResult;
import org.minewatch.finding.Severity;
import org.minewatch.sight.SightWords;
import org.minewatch.wording.Text;

/** The first page: what the night came to by mine and severity, and what could not be judged. */
final class OverviewSection {

  private OverviewSection() {}

  static void write(ReportNight night, Html html) {
    head(night, html);
    tiles(night, html);
    LookFirstSection.write(night, html);
    ChangeSection.write(night, html);
    RollUpSection.write(night, html);
    mines(night, html);
    DataSection.write(night, html);
    if (html.language() == Language.BOTH) {
      notJudged(night, html);
    }
  }

  private static void head(ReportNight of, Html html) {
    NightResult night = of.result();
    html.raw("<h1>").both("矿界哨兵 夜间报告", "minewatch night report").raw("</h1><p>");
    html.name(night.region().name()).raw(" · <b>").text(night.night().toString()).raw("</b> · ");
    String zone = night.region().timeZone().getId();
    html.both("当日 00:00 至 24:00（" + zone + "）", "00:00 to 24:00 of the day (" + zone + ")");
    html.raw("</p><p class=\"small\">");
    html.both("程序版本 ", "Product ").text(night.productVersion()).raw(" · ");
    html.both("规则表版本 ", "rule set ").text(night.ruleSetVersion());
    if (of.issue().isEmpty()) {
      html.raw(" · ").both("生成时间见 run.json", "time of generation in run.json");
    }
    html.raw("</p>");
    of.issue()
        .ifPresent(
            i -> i.notes().forEach(n -> html.raw("<p class=\"small\">").both(n).raw("</p>")));
    html.raw("<p class=\"lead\"><b>");
    html.both(
        "本报告所列均为附证据的线索，不是法律结论。是否违法违规，须经井下实测并由执法人员依法认定。",
        "Every finding here is a lead with evidence, not a legal conclusion. Only a survey underground"
            + " and an inspector establish a violation.");
    html.raw("</b></p>");
  }

  private static void tiles(ReportNight night, Html html) {
    List<Finding> open =
        night.result().findings().stream().filter(finding -> !finding.ended()).toList();
    html.raw("<ul class=\"tiles\"><li><b>").text(night.mines().size()).raw("</b>");
    html.both("座矿井", "mines").raw("</li>");
    for (Severity severity : Cells.GRAVEST_FIRST) {
      long count = open.stream().filter(finding -> finding.severity() == severity).count();
      html.raw("<li><b>").text(count).raw("</b>");
      Signs.severity(severity, html);
      html.raw("</li>");
    }
    long ended = night.result().findings().size() - open.size();
    html.raw("<li><b>").text(ended).raw("</b>").both("项当夜结束", "ended this night").raw("</li>");
    long not = night.mines().stream().mapToLong(ReportNight.MineNight::notJudged).sum();
    html.raw("<li class=\"hatched\"><b>").text(not).raw("</b><span class=\"tag\">");
    html.both("项未能（完全）判定", "not or only partly judged").raw("</span></li></ul>");
  }

  private static void mines(ReportNight night, Html html) {
    html.raw("<h2>").both("各矿情况", "By mine").raw("</h2><table class=\"mines\"><thead><tr><th>");
    html.both("矿井", "mine").raw("</th>");
    Cells.severityHeads(html);
    html.raw("<th class=\"n\">").both("当夜结束", "ended").raw("</th><th>");
    html.both("判定情况", "judged").raw("</th></tr></thead><tbody>");
    List<ReportNight.MineNight> gravestFirst = new ArrayList<>(night.mines());
    gravestFirst.sort(
        Comparator.<ReportNight.MineNight>comparingInt(mine -> -weight(mine))
            .thenComparing(mine -> -mine.notJudged())
            .thenComparing(mine -> mine.mine().code()));
    for (ReportNight.MineNight mine : gravestFirst) {
      mineRow(mine, html);
    }
    html.raw("</tbody></table>");
  }

  private static int weight(ReportNight.MineNight mine) {
    return mine.findings().stream()
        .filter(finding -> !finding.ended())
        .mapToInt(finding -> 1 + finding.severity().ordinal())
        .max()
        .orElse(0);
  }

  private static void mineRow(ReportNight.MineNight mine, Html html) {
    html.raw("<tr><td><a href=\"#m").text(mine.number()).raw("\">").name(mine.mine().name());
    html.raw("</a> <small>").name(mine.mine().code()).raw("</small></td>");
    for (Severity severity : Cells.GRAVEST_FIRST) {
      long count =
          mine.findings().stream().filter(f -> !f.ended() && f.severity() == severity).count();
      html.raw(count == 0 ? "<td class=\"n zero\">" : "<td class=\"n\">").text(count).raw("</td>");
    }
    long ended = mine.findings().stream().filter(Finding::ended).count();
    html.raw(ended == 0 ? "<td class=\"n zero\">" : "<td class=\"n\">").text(ended);
    html.raw("</td>");
    long not = mine.notJudged();
    int all = mine.judgements().size();
    html.raw(not > 0 || all == 0 ? "<td class=\"hatched\"><span class=\"tag\">" : "<td><span>");
    if (all == 0) {
      html.both("未作判定", "nothing judged");
    } else if (not > 0) {
      html.both(
          all + " 项规则中 " + not + " 项未能（完全）判定",
          not + " of " + all + " rules not or only partly judged");
    } else {
      html.both(all + " 项规则均已判定", "all " + all + " rules judged");
    }
    html.raw("</span>");
    mine.mine()
        .sight()
        .flatMap(s -> SightWords.brief(s.sight()))
        .ifPresent(brief -> html.raw(" <small>").both(brief).raw("</small>"));
    html.raw("</td></tr>");
  }

  /** What could not be judged in one mine, for its section of a report on paper. */
  static void notJudged(ReportNight.MineNight mine, Html html) {
    if (mine.notJudged() == 0) {
      return;
    }
    html.raw("<h3>").both("本矿未能判定的内容", "What could not be judged in this mine").raw("</h3>");
    html.raw("<table class=\"unjudged\"><thead><tr>");
    Cells.head("原因", "why", html);
    Cells.head("规则", "rules", html);
    Cells.head("需要补充", "what it needs", html);
    html.raw("</tr></thead><tbody>");
    byReason(List.of(mine))
        .forEach(
            (key, judgements) -> {
              Judgement first = judgements.get(0);
              html.raw("<tr><td><span class=\"tag\">");
              html.both(Words.of("state", first.state().wireName())).raw("</span> ");
              html.both(first.reason()).raw("</td><td>");
              boolean more = false;
              for (Judgement j : judgements) {
                html.raw(more ? "<br/>" : "").both(Words.of("rule", j.rule().code()));
                more = true;
              }
              html.raw("</td><td>").both(needs(first)).raw("</td></tr>");
            });
    html.raw("</tbody></table>");
  }

  /** What would have to be handed in, such as {@code tracks} or {@code drawings: pillar}. */
  static Text needs(Judgement judgement) {
    return new Text(
        judgement.needs().stream()
            .map(n -> in(n, "中的", "、", Text::zh))
            .collect(Collectors.joining("；")),
        judgement.needs().stream()
            .map(n -> in(n, ": ", ", ", Text::en))
            .collect(Collectors.joining("; ")));
  }

  private static String in(String need, String of, String and, Function<Text, String> said) {
    return Stream.of(need.split(": "))
        .map(
            part ->
                Stream.of(part.split(", "))
                    .map(
                        word ->
                            Stream.of("input", "layer", "word", "fact")
                                .flatMap(group -> Words.find(group, word).stream())
                                .findFirst()
                                .map(said)
                                .orElse(word))
                    .collect(Collectors.joining(and)))
        .collect(Collectors.joining(of));
  }

  /** Judgements that were not made, those of a mine with the same reason and needs together. */
  private static Map<String, List<Judgement>> byReason(List<ReportNight.MineNight> mines) {
    Map<String, List<Judgement>> byReason = new LinkedHashMap<>();
    for (ReportNight.MineNight mine : mines) {
      for (Judgement judgement : mine.judgements()) {
        if (judgement.state() != Judgement.State.JUDGED) {
          String key =
              String.join(
                  "\u0000",
                  mine.mine().code(),
                  judgement.state().wireName(),
                  judgement.reasonCode(),
                  judgement.reason().zh(),
                  String.join("\u0001", judgement.needs()));
          byReason.computeIfAbsent(key, k -> new ArrayList<>()).add(judgement);
        }
      }
    }
    return byReason;
  }

  private static void notJudged(ReportNight night, Html html) {
    html.raw("<h2>").both("未能判定的内容", "What could not be judged").raw("</h2>");
    Map<String, List<Judgement>> byReason = byReason(night.mines());
    Map<String, ReportNight.MineNight> mines = new TreeMap<>();
    night.mines().forEach(mine -> mines.put(mine.mine().code(), mine));
    if (byReason.isEmpty()) {
      html.raw("<p>").both("所有规则在所有矿井均已判定。", "Every rule was judged in every mine.");
      html.raw("</p>");
      return;
    }
    html.raw("<p>");
    html.both(
        "未能判定不等于没有问题：下列各项当夜没有结论。",
        "Not judged does not mean nothing is wrong: the night has no answer for these.");
    html.raw("</p><table class=\"hatched\"><thead><tr><th>").both("矿井", "mine").raw("</th><th>");
    html.both("规则", "rule").raw("</th><th>").both("原因", "why").raw("</th><th>");
    html.both("需要补充", "what it needs").raw("</th></tr></thead><tbody>");
    byReason.forEach(
        (key, judgements) -> reasonRow(mines.get(judgements.get(0).mineCode()), judgements, html));
    html.raw("</tbody></table>");
  }

  private static void reasonRow(ReportNight.MineNight mine, List<Judgement> judgements, Html html) {
    Judgement first = judgements.get(0);
    html.raw("<tr><td><a href=\"#m").text(mine.number()).raw("\">");
    html.name(mine.mine().name()).raw("</a></td><td>");
    for (Judgement judgement : judgements) {
      html.raw("<div>").both(Words.of("rule", judgement.rule().code())).raw("</div>");
    }
    html.raw("</td><td><span class=\"tag\">");
    html.both(Words.of("state", first.state().wireName())).raw("</span> ");
    html.both(first.reason()).raw(" <small>").text(first.reasonCode());
    html.raw("</small></td><td>");
    html.both(needs(first)).raw("</td></tr>");
  }
}
