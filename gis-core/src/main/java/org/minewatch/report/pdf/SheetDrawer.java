package org.minewatch.report.pdf;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.io.File;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Draws the report's own maps and signs into a PDF as lines, areas and text of the page's font. It
 * knows the few elements that they are made of and refuses any other, so that nothing of a drawing
 * is left out unseen.
 */
final class SheetDrawer implements SVGDrawer {
  private Map<String, Element> patterns;

  private static final double PIXELS_A_MILLIMETRE = 96 / 25.4;

  @Override
  public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {}

  @Override
  public void addFontFile(File file, String family, Integer weight, FontStyle style) {}

  @Override
  public void addFontStream(
      FSSupplier<InputStream> supplier, String family, Integer weight, FontStyle style) {}

  @Override
  public void close() {}

  @Override
  public SVGImage buildSVGImage(
      Element svg,
      Box box,
      CssContext css,
      double cssWidth,
      double cssHeight,
      double dotsPerPixel) {
    double width = cssWidth > 0 ? cssWidth : length(svg.getAttribute("width")) * dotsPerPixel;
    double height = cssHeight > 0 ? cssHeight : length(svg.getAttribute("height")) * dotsPerPixel;
    return new Sheet(svg, width, height, patterns(svg));
  }

  /** Patterns of the page by their names, looked for once. */
  private Map<String, Element> patterns(Element svg) {
    if (patterns == null) {
      patterns = new HashMap<>();
      NodeList all = svg.getOwnerDocument().getElementsByTagName("pattern");
      for (int i = 0; i < all.getLength(); i++) {
        Element pattern = (Element) all.item(i);
        patterns.putIfAbsent(pattern.getAttribute("id"), pattern);
      }
    }
    return patterns;
  }

  private static double length(String text) {
    return text.endsWith("mm")
        ? Double.parseDouble(text.substring(0, text.length() - 2)) * PIXELS_A_MILLIMETRE
        : Double.parseDouble(text);
  }

  private record Sheet(Element svg, double width, double height, Map<String, Element> patterns)
      implements SVGImage {
    @Override
    public int getIntrinsicWidth() {
      return (int) Math.round(width);
    }

    @Override
    public int getIntrinsicHeight() {
      return (int) Math.round(height);
    }

    @Override
    public void drawSVG(OutputDevice out, RenderingContext context, double x, double y) {
      new SheetPainter((PdfBoxOutputDevice) out, context, patterns).paint(svg, x, y, width, height);
    }
  }
}
