package org.minewatch.report.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Turns a well-formed page into a PDF/A-2u file. Dates and identifiers come from the document, so
 * equal pages give equal bytes.
 *
 * @param title of the document, also in its metadata
 * @param language tag such as {@code zh-CN}
 * @param dated stands for the time of creation, which a deterministic file cannot know
 * @param producer program and version
 */
public record PdfDocument(String title, String language, ZonedDateTime dated, String producer) {

  /** The name of the one font in style sheets. */
  public static final String FONT = "Minewatch Sans SC";

  private static final String FOLDER = "/org/minewatch/report/pdf/";

  /** Stands where the font has no sign for a character. */
  private static final String NO_GLYPH = "□";

  /** What no XML may hold, so that the metadata cannot either. */
  private static final Pattern NOT_XML =
      Pattern.compile("[^\\t\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  public PdfDocument {
    title = NOT_XML.matcher(title).replaceAll("\uFFFD");
    producer = NOT_XML.matcher(producer).replaceAll("\uFFFD");
  }

  static {
    XRLog.setLoggingEnabled(false);
  }

  /**
   * Writes the file.
   *
   * @param page well-formed XHTML without a document type; nothing that it names is loaded
   * @throws IOException also when the page is not well-formed
   */
  public void write(String page, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDType0Font font = font(document);
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .usePDDocument(document)
              .usePdfAConformance(PdfAConformance.PDFA_2_U)
              .useColorProfile(resource("srgb.icc"))
              .withProducer(producer);
      // Registered in one weight: bold is then the same outline with an edge.
      builder.useFont(new PDFontSupplier(font), FONT, 400, FontStyle.NORMAL, true);
      builder
          .useReplacementText(NO_GLYPH)
          .useSVGDrawer(new SheetDrawer())
          .useUriResolver((base, uri) -> null)
          .useExternalResourceAccessControl(
              (uri, type) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
          .useExternalResourceAccessControl(
              (uri, type) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
          .withW3cDocument(parse(page), null);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        describe(document);
        document.save(out);
      }
    }
  }

  private static PDType0Font font(PDDocument document) throws IOException {
    try (InputStream in = PdfDocument.class.getResourceAsStream(FOLDER + "minewatch-sans-sc.ttf")) {
      return PDType0Font.load(document, in, true);
    }
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = PdfDocument.class.getResourceAsStream(FOLDER + name)) {
      return in.readAllBytes();
    }
  }

  private static Document parse(String page) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setExpandEntityReferences(false);
      return factory.newDocumentBuilder().parse(new InputSource(new StringReader(page)));
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("the page is not well-formed: " + e.getMessage(), e);
    }
  }

  /** Replaces what tells of the clock by what tells of the document. */
  private void describe(PDDocument document) throws IOException {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(title);
    info.setProducer(producer);
    info.setCreator(producer);
    info.setCreationDate(GregorianCalendar.from(dated));
    info.setModificationDate(GregorianCalendar.from(dated));
    document.setDocumentInformation(info);
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(
        Xmp.packet(title, producer, dated.toOffsetDateTime()).getBytes(StandardCharsets.UTF_8));
    document.getDocumentCatalog().setMetadata(metadata);
    document.getDocumentCatalog().setLanguage(language);
    document.setDocumentId(dated.toEpochSecond());
  }
}
