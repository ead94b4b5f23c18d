package org.minewatch.web.report;

import java.io.IOException;
import java.io.OutputStream;
import org.minewatch.finding.NightDocument;
import org.minewatch.finding.NightResult;
import org.minewatch.report.HtmlReport;
import org.minewatch.report.Issue;
import org.minewatch.report.Language;
import org.minewatch.report.PdfReport;
import org.minewatch.report.SheetReport;
import org.springframework.http.MediaType;

/** The forms in which a report is handed out. */
enum ReportFormat {
  HTML("text/html;charset=UTF-8"),
  PDF("application/pdf"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final MediaType mediaType;

  ReportFormat(String mediaType) {
    this.mediaType = MediaType.parseMediaType(mediaType);
  }

  MediaType mediaType() {
    return mediaType;
  }

  void write(NightResult night, Issue issue, boolean english, OutputStream out) throws IOException {
    NightDocument document =
        switch (this) {
          case HTML -> new HtmlReport(issue);
          case PDF -> new PdfReport(english ? Language.EN : Language.ZH, issue);
          case XLSX -> new SheetReport();
        };
    document.write(night, out);
  }
}
