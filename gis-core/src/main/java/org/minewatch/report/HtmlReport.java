package org.minewatch.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.minewatch.finding.NightDocument;
import org.minewatch.finding.NightResult;

/**
 * The night's report as one HTML page that needs nothing else: no script, no font, no picture from
 * anywhere. Chinese is shown first; a switch that works by style alone shows English. It prints on
 * A4 with the maps to their stated scale.
 */
public final class HtmlReport implements NightDocument {

  private static final String POLICY =
      "<meta http-equiv=\"Content-Security-Policy\""
          + " content=\"default-src 'none'; style-src 'unsafe-inline'\">";

  private final Optional<Issue> issue;

  /** The report as it is written with the night. */
  public HtmlReport() {
    this.issue = Optional.empty();
  }

  /** A report that is handed out. */
  public HtmlReport(Issue issue) {
    this.issue = Optional.of(issue);
  }

  @Override
  public String fileName() {
    return "report.html";
  }

  @Override
  public void write(NightResult result, OutputStream out) throws IOException {
    ReportNight night = ReportNight.of(result, issue);
    Html html = new Html();
    begin("矿界哨兵 minewatch · " + result.region().name() + " · " + result.night(), html);
    OverviewSection.write(night, html);
    flush(html, out);
    for (ReportNight.MineNight mine : night.mines()) {
      html.raw("\n");
      MineSection.write(mine, result.night(), result.region().timeZone(), html);
      flush(html, out);
    }
    html.raw("\n<section>");
    InputSection.write(night, html);
    html.raw("</section></main></body></html>\n");
    flush(html, out);
  }

  /** Everything up to the content of a page: policy, style, the switch of languages, patterns. */
  static void begin(String title, Html html) {
    begin(title, false, html);
  }

  /** As {@link #begin(String, Html)}, English shown first when wanted. */
  static void begin(String title, boolean english, Html html) {
    begin(title, english, "", html);
  }

  /**
   * As {@link #begin(String, boolean, Html)}, with a style of the page's own after the report's.
   */
  public static void begin(String title, boolean english, String ownStyle, Html html) {
    html.raw("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">").raw(POLICY);
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    html.text(title)
        .raw("</title><style>\n")
        .raw(style())
        .raw(ownStyle)
        .raw("</style></head>\n<body>");
    html.raw("<input class=\"lang\" type=\"radio\" name=\"lang\" id=\"lang-en\"");
    html.raw(english ? " checked>" : ">");
    html.raw("<label class=\"switch for-en\" for=\"lang-en\" lang=\"en\">English</label>");
    html.raw("<input class=\"lang\" type=\"radio\" name=\"lang\" id=\"lang-zh\"");
    html.raw(english ? ">" : " checked>");
    html.raw("<label class=\"switch for-zh\" for=\"lang-zh\">中文</label>");
    html.raw(MapStyle.patterns()).raw("\n<main>");
  }

  private static void flush(Html html, OutputStream out) throws IOException {
    out.write(html.take().getBytes(StandardCharsets.UTF_8));
  }

  private static String style() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
