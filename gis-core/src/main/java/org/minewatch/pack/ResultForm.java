package org.minewatch.pack;

import java.util.Optional;
import org.minewatch.finding.Finding;
import org.minewatch.report.Html;
import org.minewatch.report.Words;
import org.minewatch.wording.Text;

/** The form that is filled in by hand and comes back into the case as its step of measuring. */
final class ResultForm {
  private static final int LINES = 2;

  private ResultForm() {}

  static void write(Finding finding, PackCover cover, InspectionPack pack, Html html) {
    html.raw("<section class=\"form\"><h2>").both("结果登记", "Results").raw("</h2><p>");
    html.both(
        "检查包号 %s；带回后在案件“登记实测”一步填入包号、点号、实测值和误差。".formatted(cover.number()),
        "Pack %s. Back above ground these go into the case, step “note what was measured”: pack, point, value and error."
            .formatted(cover.number()));
    html.raw("</p>");
    Optional<Checks.Figure> figure = Checks.figure(finding);
    figure.ifPresent(f -> compared(f, html));
    if (pack.place().isPresent()) {
      points(pack, html);
    }
    html.raw("<table class=\"blank\"><tbody>");
    line(
        html,
        "仪器与方法（全站仪导线、钢尺、手持测距仪、水准）",
        "Instrument and method (total station traverse, tape, laser, level)");
    line(html, "起算点与闭合差", "Known points used and misclosure");
    line(html, "看到的", "What was seen");
    line(html, "被询问人（岗位）与回答", "Who was asked (post) and what was answered");
    line(html, "复制的资料与摘要值", "Papers copied and their digests");
    line(html, "照片、样品编号", "Numbers of photographs and samples");
    line(html, "结论：属实 □  不属实 □  不能判断 □，理由", "Outcome: true □  not true □  cannot say □, and why");
    line(html, "检查人（不少于两人）签字、日期时间", "Inspectors (at least two), signatures, date and time");
    html.raw("</tbody></table></section>");
  }

  private static void compared(Checks.Figure f, Html html) {
    Text name = Words.of("measure", f.name());
    String said =
        Figures.metres(f.metres())
            + (f.sigmaMetres().isPresent()
                ? " ± " + Figures.metres(2 * f.sigmaMetres().getAsDouble()) + " (2σ)"
                : "");
    html.raw("<p class=\"compare\">")
        .both("我们的数：" + name.zh() + " " + said, "We say: " + name.en() + " " + said)
        .raw("<br>")
        .both("实测：____________ m ± ________ m（1σ）", "Measured: ____________ m ± ________ m (1σ)")
        .raw("</p>");
  }

  private static void points(InspectionPack pack, Html html) {
    html.raw("<table class=\"blank\">");
    Figures.head(
        html,
        "点",
        "Point",
        "实测 X",
        "Measured X",
        "实测 Y",
        "Measured Y",
        "实测标高",
        "Elevation",
        "到许可边界",
        "To the limit",
        "备注",
        "Remarks");
    html.raw("<tbody>");
    for (SurveyPoint p : pack.points()) {
      html.raw("<tr><th scope=\"row\">").text(p.name()).raw("</th>");
      html.raw("<td></td>".repeat(5)).raw("</tr>");
    }
    for (int i = 0; i < LINES; i++) {
      html.raw("<tr><th scope=\"row\"></th>").raw("<td></td>".repeat(5)).raw("</tr>");
    }
    html.raw("</tbody></table>");
  }

  private static void line(Html html, String zh, String en) {
    html.raw("<tr><th scope=\"row\">").both(zh, en).raw("</th><td></td></tr>");
  }
}
