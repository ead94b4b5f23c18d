package org.minewatch.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.minewatch.finding.NightDocument;
import org.minewatch.finding.NightResult;
import org.minewatch.report.pdf.PdfDocument;

/**
 * The night's report for paper and for the file: the same as the page, in one language, as PDF/A
 * with the maps to their stated scale. It is dated by the end of the night, not by the clock.
 */
public final class PdfReport implements NightDocument {
  private final Language language;
  private final Optional<Issue> issue;

  /** The report in one language. */
  public PdfReport(Language language) {
    this(language, Optional.empty());
  }

  /** A report in one language that is handed out. */
  public PdfReport(Language language, Issue issue) {
    this(language, Optional.of(issue));
  }

  private PdfReport(Language language, Optional<Issue> issue) {
    if (language == Language.BOTH) {
      throw new IllegalArgumentException("paper has no switch: one language");
    }
    this.language = language;
    this.issue = issue;
  }

  @Override
  public String fileName() {
    return language == Language.EN ? "report-en.pdf" : "report.pdf";
  }

  @Override
  public void write(NightResult result, OutputStream out) throws IOException {
    ReportNight night = ReportNight.of(result, issue);
    Html html = new Html(language);
    String title = "矿界哨兵 minewatch · " + result.region().name() + " · " + result.night();
    begin(title, html);
    bookmarks(night, html);
    html.raw("</head><body>");
    running(title, html);
    html.raw(MapStyle.patterns());
    OverviewSection.write(night, html);
    for (ReportNight.MineNight mine : night.mines()) {
      MineSection.write(mine, result.night(), result.region().timeZone(), html);
    }
    html.raw("<section class=\"inputs\">");
    InputSection.write(night, html);
    html.raw("</section></body></html>");
    ZonedDateTime end = result.night().plusDays(1).atStartOfDay(result.region().timeZone());
    new PdfDocument(title, language.tag(), end, "minewatch " + result.productVersion())
        .write(html.take(), out);
  }

  /** The head of a page for paper as far as its style, not closed. */
  static void begin(String title, Html html) {
    html.raw("<html lang=\"").raw(html.language().tag()).raw("\"><head><title>").text(title);
    html.raw("</title><style>").raw(style()).raw("</style>");
  }

  /** What stands at the head of every page. */
  static void running(String title, Html html) {
    html.raw("<div class=\"running\">").text(title).raw("</div>");
  }

  private static void bookmarks(ReportNight night, Html html) {
    html.raw("<bookmarks>");
    for (ReportNight.MineNight mine : night.mines()) {
      html.raw("<bookmark name=\"").text(mine.mine().name()).raw("\" href=\"#m");
      html.text(mine.number()).raw("\"/>");
    }
    html.raw("</bookmarks>");
  }

  private static String style() {
    try (InputStream in = PdfReport.class.getResourceAsStream("print.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
