package org.minewatch.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.minewatch.finding.Finding;
import org.minewatch.report.Html;
import org.minewatch.report.HtmlReport;
import org.minewatch.report.Measures;
import org.minewatch.report.Signs;
import org.minewatch.report.Words;
import org.minewatch.wording.Text;

/**
 * An inspection pack as one HTML page that needs nothing else: no script, no font, no picture from
 * anywhere. It is read underground on paper or on a tablet, in Chinese or English.
 */
public final class PackPage {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  private final PackSource source;
  private final PackCover cover;
  private final InspectionPack pack;
  private final Html html = new Html();

  private PackPage(PackSource source, PackCover cover, InspectionPack pack) {
    this.source = source;
    this.cover = cover;
    this.pack = pack;
  }

  public static String of(PackSource source, PackCover cover, InspectionPack pack) {
    PackPage page = new PackPage(source, cover, pack);
    page.write();
    return page.html.take();
  }

  private void write() {
    HtmlReport.begin(
        "检查包 " + cover.number() + " · " + source.mineName(), cover.english(), style(), html);
    cover();
    finding();
    WaySection.write(pack, html);
    if (pack.place().isPresent()) {
      heading("现场", "The place");
      new PackMaps(source, pack).place(html);
      PointsSection.write(pack, html);
      if (!SectionDrawing.write(pack, html)) {
        note("没有剖面图：路线上没有标高，或没有路线", "no section: the way has no elevations, or there is none");
      }
    }
    ChecksSection.write(source.finding(), html);
    SafetySection.write(pack, html);
    gaps();
    ResultForm.write(source.finding(), cover, pack, html);
    html.raw("</main></body></html>\n");
  }

  private void heading(String zh, String en) {
    html.raw("<h2>").both(zh, en).raw("</h2>");
  }

  private void note(String zh, String en) {
    html.raw("<p class=\"small\">").both(zh, en).raw("</p>");
  }

  private void cover() {
    html.raw("<h1>").both("井下检查包", "Inspection pack").raw(" ").text(cover.number()).raw("</h1>");
    if (cover.sealed()) {
      html.raw("<p class=\"sealed\" role=\"note\">")
          .both(
              "密封线索 · 突击检查用。不得让矿方或任何能通风报信的人看到；用后交回或销毁。本包已登记，每次查看都有记录。",
              "SEALED lead, for an unannounced visit. Nobody at the mine and nobody who could warn it may see it;"
                  + " hand it back or destroy it after use. This pack is on record and so is every look at it.")
          .raw("</p>");
    } else if (!cover.released()) {
      html.raw("<p class=\"lead\">")
          .both("矿方尚未被告知这项线索。", "The mine has not been told of this lead.")
          .raw("</p>");
    }
    html.raw("<table class=\"cover\"><tbody>");
    row("煤矿", "Mine", source.mineName() + " " + source.finding().mineCode());
    row("区域", "Region", source.regionName());
    row("数据所属夜", "Night of the data", source.night().toString());
    cover.caseNumber().ifPresent(n -> row("案件编号", "Case", n));
    row("线索编号", "Finding", source.finding().id());
    row("制作人", "Made by", cover.madeBy());
    row("制作时间", "Made at", TIME.format(cover.madeAt().atZoneSameInstant(source.zone())));
    html.raw("</tbody></table>");
  }

  private void row(String zh, String en, String value) {
    html.raw("<tr><th scope=\"row\">").both(zh, en).raw("</th><td>").name(value).raw("</td></tr>");
  }

  private void finding() {
    Finding f = source.finding();
    html.raw("<article class=\"finding ").raw(f.severity().wireName()).raw("\" id=\"f1\"><div>");
    Signs.severity(f.severity(), html);
    html.raw(" · ");
    Signs.certainty(f.certainty(), html);
    html.raw("</div><h3>").both(f.title()).raw("</h3><p>");
    html.text(TIME.format(f.firstSeen().atZoneSameInstant(source.zone()))).raw(" – ");
    html.text(TIME.format(f.lastSeen().atZoneSameInstant(source.zone()))).raw(" · ");
    html.both(Words.of("rule", f.rule().code())).raw("</p>");
    Measures.table(f.measures(), html);
    note(
        "线索不是结论：到现场看清、量准、问明之前，不作认定。",
        "A lead is no conclusion: nothing is settled before it was seen, measured and asked about on the spot.");
    if (!f.benign().isEmpty()) {
      html.raw("<h4>").both("已考虑过的其他解释", "What else it could be").raw("</h4><ul>");
      for (Text t : f.benign()) {
        html.raw("<li>").both(t).raw("</li>");
      }
      html.raw("</ul>");
    }
    html.raw("</article>");
    if (pack.way().isPresent()) {
      new PackMaps(source, pack).overview(html);
    }
  }

  private void gaps() {
    heading("本包没有的", "What this pack does not hold");
    if (pack.gaps().isEmpty()) {
      note(
          "路线、控制点、坐标系均来自当夜数据。",
          "Way, control points and coordinate system come from the night's data.");
      return;
    }
    html.raw("<ul class=\"gaps\">");
    for (Text gap : pack.gaps()) {
      html.raw("<li>").both(gap).raw("</li>");
    }
    html.raw("</ul>");
  }

  private static String style() {
    try (InputStream in = PackPage.class.getResourceAsStream("pack.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
