package org.minewatch.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.minewatch.wording.Text;

/**
 * The note that goes back to a mine with its drawing: what was handed in, what the check came to,
 * what a person decided and why. It prints on one sheet; nothing is loaded, no script runs, and
 * every word from outside is only ever text.
 *
 * @param judgedFor the day, as text; empty when it was not judged
 * @param received when it was handed in, as text
 * @param verdict sentences: the conclusion, why it was refused, what speaks against it
 * @param leftOut how many findings are not listed
 * @param decision absent while the note is a draft
 */
public record DrawingNote(
    String region,
    String mineName,
    String mineCode,
    String file,
    String sha256,
    String received,
    String judgedFor,
    List<Text> verdict,
    int leftOut,
    Optional<Decision> decision) {

  /**
   * What a person decided.
   *
   * @param kind what the note says in large letters
   * @param note in the person's own words, lines kept
   * @param at when, as text
   */
  public record Decision(Text kind, List<Text> reasons, String note, String by, String at) {}

  /** Writes the page, Chinese shown first unless English is wanted. */
  public void write(boolean english, OutputStream out) throws IOException {
    Html html = new Html();
    HtmlReport.begin("矿界哨兵 minewatch · " + file, english, html);
    html.raw("<h1>").both("图纸审查意见", "Note on a drawing").raw("</h1>");
    if (decision.isEmpty()) {
      html.raw("<p class=\"lead hatched\"><b>");
      html.both("草稿，未签署", "DRAFT, not signed").raw("</b></p>");
    }
    html.raw("<table><tbody>");
    row("矿井", "mine", mineName + "（" + mineCode + "）", html);
    row("矿区", "region", region, html);
    row("图纸文件", "drawing", file, html);
    row("SHA-256", "SHA-256", sha256, html);
    row("收到时间", "received", received, html);
    if (!judgedFor.isEmpty()) {
      row("判断日期", "judged for", judgedFor, html);
    }
    html.raw("</tbody></table><h2>").both("程序检查结果", "What the check came to").raw("</h2><ul>");
    verdict.forEach(t -> html.raw("<li>").both(t).raw("</li>"));
    html.raw("</ul>");
    if (leftOut > 0) {
      html.raw("<p class=\"small\">");
      html.both("另有 " + leftOut + " 条，见图纸检查", leftOut + " more, see the check").raw("</p>");
    }
    html.raw("<p class=\"small\">");
    html.both(
        "所列均为附证据的线索，不是法律结论。", "Every finding is a lead with evidence, not a legal conclusion.");
    html.raw("</p><h2>").both("审查意见", "Decision").raw("</h2>");
    decision.ifPresentOrElse(
        d -> decided(d, html),
        () -> html.raw("<p>").both("尚未作出。", "None has been made yet.").raw("</p>"));
    html.raw("</main></body></html>\n");
    out.write(html.take().getBytes(StandardCharsets.UTF_8));
  }

  private static void decided(Decision d, Html html) {
    html.raw("<p class=\"lead\"><b>").both(d.kind).raw("</b></p>");
    if (!d.reasons.isEmpty()) {
      html.raw("<ul>");
      d.reasons.forEach(r -> html.raw("<li>").both(r).raw("</li>"));
      html.raw("</ul>");
    }
    d.note.lines().filter(l -> !l.isBlank()).forEach(l -> html.raw("<p>").text(l).raw("</p>"));
    html.raw("<p>").both("签署：", "signed by ").name(d.by).raw(" · ").text(d.at).raw("</p>");
  }

  private static void row(String zh, String en, String value, Html html) {
    html.raw("<tr><th>").both(zh, en).raw("</th><td>").name(value).raw("</td></tr>");
  }
}
