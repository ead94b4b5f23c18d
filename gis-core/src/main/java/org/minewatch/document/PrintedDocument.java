package org.minewatch.document;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.report.Html;
import org.minewatch.report.Language;
import org.minewatch.report.pdf.PdfDocument;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A filled document as PDF/A, for reading and for the file: paragraphs, tables, the head and page
 * numbers, set in the font that ships. What it cannot lay out (pictures, merged rows) it refuses
 * rather than leaves out; Word has it all.
 */
public final class PrintedDocument {
  private static final String BODY = "word/document.xml";
  private static final List<String> REFUSED = List.of("drawing", "pict", "object", "vMerge");
  private static final double TWIPS_A_POINT = 20;
  private static final double DEFAULT_HALF_POINTS = 28;

  private static final String STYLE =
      """
      @page { size: A4; margin: 30mm 26mm 26mm 28mm;
        @top-left { content: element(head); }
        @bottom-center { content: counter(page) " / " counter(pages);
          font-family: "%s"; font-size: 9pt; } }
      body { font-family: "%s"; font-size: 14pt; line-height: 1.7; margin: 0; }
      .head { position: running(head); font-size: 8pt; line-height: 1.3; color: #444; }
      p { margin: 0; }
      table { border-collapse: collapse; table-layout: fixed; width: 100%%;
        -fs-table-paginate: paginate; }
      tr { page-break-inside: avoid; }
      td { word-wrap: break-word; border: 0.5pt solid #000; padding: 2pt 4pt; vertical-align: top; line-height: 1.35; }
      """;

  private PrintedDocument() {}

  /**
   * Prints a document.
   *
   * @param docx as {@link Template#fill} gives it
   * @param dated stands for the time of creation
   * @throws UnusableTemplateException when it holds what cannot be laid out here
   */
  public static void write(
      byte[] docx, String title, ZonedDateTime dated, String producer, OutputStream out)
      throws IOException {
    DocxPackage file = DocxPackage.read(docx);
    Html html = new Html(Language.ZH);
    html.raw("<html lang=\"zh-CN\"><head><title>").text(title).raw("</title><style>");
    html.raw(STYLE.formatted(PdfDocument.FONT, PdfDocument.FONT)).raw("</style></head><body>");
    Optional<String> head =
        file.textParts().stream().filter(p -> p.startsWith("word/header")).findFirst();
    if (head.isPresent()) {
      html.raw("<div class=\"head\">");
      blocks(BoundedXml.read(head.get(), file.part(head.get())).getDocumentElement(), html);
      html.raw("</div>");
    }
    blocks(BoundedXml.read(BODY, file.part(BODY)).getDocumentElement(), html);
    html.raw("</body></html>");
    new PdfDocument(title, Language.ZH.tag(), dated, producer).write(html.take(), out);
  }

  private static void blocks(Element of, Html html) throws UnusableTemplateException {
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (!(n instanceof Element e)) {
        continue;
      }
      refuse(e);
      switch (e.getLocalName()) {
        case "p" -> paragraph(e, html);
        case "tbl" -> table(e, html);
        case "sectPr", "sdtPr", "tcPr" -> {
          // Says how, not what.
        }
        default -> blocks(e, html);
      }
    }
  }

  private static void refuse(Element e) throws UnusableTemplateException {
    if (WordText.W.equals(e.getNamespaceURI())
        && REFUSED.stream().anyMatch(r -> e.getElementsByTagNameNS(WordText.W, r).getLength() > 0)
        && !e.getLocalName().equals("body")) {
      throw new UnusableTemplateException(
          "模板含图片或合并行，无法转为 PDF：请取 Word 文件",
          "the template has pictures or merged rows and cannot be printed here: take the Word file");
    }
  }

  private static void paragraph(Element p, Html html) {
    Element form = child(p, "pPr");
    StringBuilder style = new StringBuilder();
    String align = value(form, "jc", "val");
    if (List.of("center", "right").contains(align)) {
      style.append("text-align:").append(align).append(";");
    }
    points(value(form, "spacing", "after"))
        .ifPresent(v -> style.append("margin-bottom:").append(v).append("pt;"));
    points(value(form, "ind", "firstLine"))
        .ifPresent(v -> style.append("text-indent:").append(v).append("pt;"));
    if (!value(form, "keepNext", "val").equals("0") && child(form, "keepNext") != null) {
      style.append("page-break-after:avoid;");
    }
    html.raw("<p style=\"" + style + "\">");
    int before = length(p);
    runs(p, html);
    html.raw(before == 0 ? "&#160;</p>" : "</p>");
  }

  private static int length(Element p) {
    return WordText.of(p).length();
  }

  private static void runs(Element of, Html html) {
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (!(n instanceof Element e)) {
        continue;
      }
      switch (e.getLocalName()) {
        case "r" -> run(e, html);
        case "pPr", "sdtPr", "del" -> {
          // Says how, or is no more.
        }
        default -> runs(e, html);
      }
    }
  }

  private static void run(Element run, Html html) {
    Element form = child(run, "rPr");
    StringBuilder style = new StringBuilder();
    halfPoints(value(form, "sz", "val"))
        .ifPresent(v -> style.append("font-size:").append(v).append("pt;"));
    if (child(form, "b") != null && !value(form, "b", "val").matches("0|false")) {
      style.append("font-weight:bold;");
    }
    html.raw("<span style=\"" + style + "\">");
    for (Node n = run.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (WordText.is(n, "t")) {
        html.text(n.getTextContent());
      } else if (WordText.is(n, "br") || WordText.is(n, "cr")) {
        html.raw("<br/>");
      } else if (WordText.is(n, "tab")) {
        html.raw("&#8195;");
      }
    }
    html.raw("</span>");
  }

  private static void table(Element table, Html html) throws UnusableTemplateException {
    html.raw("<table>");
    rows(table, html);
    html.raw("</table>");
  }

  private static void rows(Element of, Html html) throws UnusableTemplateException {
    for (Node n = of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (WordText.is(n, "tr")) {
        html.raw("<tr>");
        cells((Element) n, html);
        html.raw("</tr>");
      } else if (WordText.is(n, "sdt") || WordText.is(n, "sdtContent")) {
        rows((Element) n, html);
      }
    }
  }

  private static void cells(Element row, Html html) throws UnusableTemplateException {
    for (Node n = row.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (WordText.is(n, "tc")) {
        Element form = child((Element) n, "tcPr");
        String span = value(form, "gridSpan", "val");
        html.raw("<td" + (span.matches("\\d{1,2}") ? " colspan=\"" + span + "\"" : ""));
        String width = value(form, "tcW", "w");
        html.raw(
            width.matches("\\d{1,5}")
                ? String.format(
                    Locale.ROOT,
                    " style=\"width:%.2f%%\">",
                    100.0 * Integer.parseInt(width) / Math.max(1, width(row)))
                : ">");
        blocks((Element) n, html);
        html.raw("</td>");
      } else if (WordText.is(n, "sdt") || WordText.is(n, "sdtContent")) {
        cells((Element) n, html);
      }
    }
  }

  /** The widths of the cells of a row together. */
  private static int width(Element row) {
    int sum = 0;
    NodeList cells = row.getElementsByTagNameNS(WordText.W, "tcW");
    for (int i = 0; i < cells.getLength(); i++) {
      String width = ((Element) cells.item(i)).getAttributeNS(WordText.W, "w");
      sum += width.matches("\\d{1,5}") ? Integer.parseInt(width) : 0;
    }
    return sum;
  }

  private static Element child(Element of, String name) {
    for (Node n = of == null ? null : of.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (WordText.is(n, name)) {
        return (Element) n;
      }
    }
    return null;
  }

  private static String value(Element form, String name, String attribute) {
    Element e = child(form, name);
    return e == null ? "" : e.getAttributeNS(WordText.W, attribute);
  }

  private static Optional<String> points(String twips) {
    return number(twips, TWIPS_A_POINT);
  }

  private static Optional<String> halfPoints(String text) {
    return text.isEmpty() || text.equals(String.valueOf((int) DEFAULT_HALF_POINTS))
        ? Optional.empty()
        : number(text, 2);
  }

  private static Optional<String> number(String text, double by) {
    return text.matches("\\d{1,5}")
        ? Optional.of(String.format(Locale.ROOT, "%.1f", Integer.parseInt(text) / by))
        : Optional.empty();
  }
}
