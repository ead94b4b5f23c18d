package org.minewatch.pack;

import java.util.List;
import org.minewatch.finding.Finding;
import org.minewatch.pack.Checks.Aspect;
import org.minewatch.pack.Checks.Check;
import org.minewatch.report.Html;

/** What to look for, measure, ask and demand, each with a box to tick. */
final class ChecksSection {
  private ChecksSection() {}

  static void write(Finding finding, Html html) {
    html.raw("<h2>").both("核查什么", "What to verify").raw("</h2>");
    list(finding, Aspect.LOOK, "看", "Look for", html);
    list(finding, Aspect.MEASURE, "量", "Measure", html);
    list(finding, Aspect.ASK, "问（分开问，先问后给看数据）", "Ask (one by one, before showing any data)", html);
    list(
        finding,
        Aspect.PAPER,
        "调取（原件，当场复制并记摘要值）",
        "Demand (originals; copy them on the spot and note their digests)",
        html);
    html.raw("<p class=\"small\">")
        .both(
            "清单为检查实务建议，不替代规程和检查方案。",
            "The lists are working advice and replace neither the regulations nor the inspection plan.")
        .raw("</p>");
  }

  private static void list(Finding finding, Aspect aspect, String zh, String en, Html html) {
    List<Check> checks = Checks.of(finding, aspect);
    if (checks.isEmpty()) {
      return;
    }
    html.raw("<h4>").both(zh, en).raw("</h4><ul class=\"checks\">");
    for (Check check : checks) {
      html.raw("<li>").both(check.words());
      check
          .innocent()
          .ifPresent(
              t ->
                  html.raw("<div class=\"innocent\">")
                      .both("若属实即可解释：" + t.zh(), "if so, this explains it: " + t.en())
                      .raw("</div>"));
      html.raw("</li>");
    }
    html.raw("</ul>");
  }
}
