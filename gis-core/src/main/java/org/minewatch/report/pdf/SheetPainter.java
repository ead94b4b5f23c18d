package org.minewatch.report.pdf;

import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.pdfboxout.PdfBoxFSFont;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfContentStreamAdapter;
import com.openhtmltopdf.render.JustificationInfo;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Paints one drawing of the report's own, element by element, at its place on a page. */
final class SheetPainter {
  private static final FSRGBColor WHITE = new FSRGBColor(255, 255, 255);

  private final PdfBoxOutputDevice out;
  private final RenderingContext context;
  private final Map<String, Element> patterns;
  private AffineTransform place;
  private double scale;
  private Rectangle2D sheet;

  SheetPainter(PdfBoxOutputDevice out, RenderingContext context, Map<String, Element> patterns) {
    this.out = out;
    this.context = context;
    this.patterns = patterns;
  }

  /** Paints a drawing into a box of the page, in dots. */
  void paint(Element svg, double x, double y, double width, double height) {
    String[] box = svg.getAttribute("viewBox").split(" ");
    if (width <= 0 || height <= 0 || box.length != 4) {
      return;
    }
    scale = width / Double.parseDouble(box[2]);
    place = AffineTransform.getTranslateInstance(x, y);
    place.scale(scale, height / Double.parseDouble(box[3]));
    sheet = new Rectangle2D.Double(x, y, width, height);
    out.pushClip(sheet);
    children(svg);
    out.popClip();
  }

  private void children(Element parent) {
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element e) {
        element(e);
      }
    }
  }

  private void element(Element e) {
    switch (e.getTagName()) {
      case "g", "a" -> children(e);
      case "path" -> shape(PathData.read(e.getAttribute("d")), e);
      case "circle" -> {
        double r = number(e, "r", 0);
        double left = number(e, "cx", 0) - r;
        double top = number(e, "cy", 0) - r;
        shape(new Path2D.Double(new Ellipse2D.Double(left, top, 2 * r, 2 * r)), e);
      }
      case "text" -> text(e);
      case "title", "defs" -> {}
      default -> throw new IllegalArgumentException("a drawing with <" + e.getTagName() + ">");
    }
  }

  private void shape(Path2D path, Element e) {
    Shape shape = path.createTransformedShape(place);
    boolean strokeFirst = e.getAttribute("paint-order").equals("stroke");
    if (strokeFirst) {
      stroke(shape, e);
    }
    fill(shape, e);
    if (!strokeFirst) {
      stroke(shape, e);
    }
  }

  private void fill(Shape shape, Element e) {
    String fill = e.getAttribute("fill");
    if (fill.equals("none")) {
      return;
    }
    if (fill.startsWith("url(#")) {
      hatch(shape, fill.substring(5, fill.length() - 1));
      return;
    }
    out.setColor(colour(fill).withAlpha((float) number(e, "fill-opacity", 1)));
    out.fill(shape);
  }

  /** Lines across an area, as its pattern in the page says. */
  private void hatch(Shape shape, String id) {
    Element pattern = patterns.get(id);
    if (pattern == null) {
      throw new IllegalArgumentException("a drawing names no pattern of the page: " + id);
    }
    Element line = (Element) pattern.getElementsByTagName("path").item(0);
    double spacing = number(pattern, "width", 1) * scale;
    String turn = pattern.getAttribute("patternTransform");
    double angle = Math.toRadians(Double.parseDouble(turn.substring(7, turn.length() - 1)));
    Rectangle2D box = shape.getBounds2D();
    double reach = Math.hypot(box.getWidth(), box.getHeight()) / 2;
    AffineTransform about =
        AffineTransform.getRotateInstance(angle, box.getCenterX(), box.getCenterY());
    out.pushClip(shape);
    out.setColor(colour(line.getAttribute("stroke")));
    // half of the line's width falls outside the tile of the pattern
    out.setStroke(new BasicStroke((float) (number(line, "stroke-width", 1) / 2 * scale)));
    for (double off = -reach; off <= reach; off += spacing) {
      double at = box.getCenterX() + off;
      out.draw(
          about.createTransformedShape(
              new Line2D.Double(at, box.getCenterY() - reach, at, box.getCenterY() + reach)));
    }
    out.popClip();
  }

  private void stroke(Shape shape, Element e) {
    String stroke = e.getAttribute("stroke");
    if (stroke.isEmpty() || stroke.equals("none")) {
      return;
    }
    out.setColor(colour(stroke));
    out.setStroke(pen(e));
    out.draw(shape);
  }

  private BasicStroke pen(Element e) {
    boolean round = e.getAttribute("stroke-linecap").equals("round");
    List<Float> dashes = new ArrayList<>();
    for (String dash : e.getAttribute("stroke-dasharray").trim().split("[ ,]+")) {
      if (!dash.isEmpty() && !dash.equals("none")) {
        dashes.add((float) (Double.parseDouble(dash) * scale));
      }
    }
    float[] pattern = new float[dashes.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = dashes.get(i);
    }
    return new BasicStroke(
        (float) (number(e, "stroke-width", 1) * scale),
        round ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT,
        round ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER,
        4,
        pattern.length == 0 ? null : pattern,
        0);
  }

  private void text(Element e) {
    String text = e.getTextContent();
    FontSpecification wanted = new FontSpecification();
    wanted.families = new String[] {PdfDocument.FONT};
    wanted.size = (float) (number(e, "font-size", 20) * scale);
    wanted.fontWeight = IdentValue.NORMAL;
    wanted.fontStyle = IdentValue.NORMAL;
    wanted.variant = IdentValue.NORMAL;
    PdfBoxFSFont font = (PdfBoxFSFont) out.getSharedContext().getFont(wanted);
    double[] at = {number(e, "x", 0), number(e, "y", 0)};
    place.transform(at, 0, at, 0, 1);
    double width = context.getTextRenderer().getWidth(context.getFontContext(), font, text);
    switch (e.getAttribute("text-anchor")) {
      case "end" -> at[0] -= width;
      case "middle" -> at[0] -= width / 2;
      default -> {}
    }
    out.setFont(font);
    if (e.getAttribute("paint-order").equals("stroke")) {
      halo(text, at, number(e, "stroke-width", 1));
    }
    out.setColor(colour(e.getAttribute("fill")));
    out.drawString(text, (float) at[0], (float) at[1], (JustificationInfo) null);
  }

  /** A white edge about the letters, so that they can be read on top of lines. */
  private void halo(String text, double[] at, double width) {
    // the clip brings pen and mode back to what the device believes them to be
    out.pushClip(sheet);
    out.setColor(WHITE);
    PdfContentStreamAdapter page = out.getCurrentPage();
    page.setStrokingColor(255, 255, 255);
    page.setLineWidth(out.getDeviceLength((float) (width * scale)));
    page.setLineDash(new float[0], 0);
    page.setLineJoin(BasicStroke.JOIN_ROUND);
    page.setRenderingMode(RenderingMode.FILL_STROKE);
    out.drawString(text, (float) at[0], (float) at[1], (JustificationInfo) null);
    out.popClip();
  }

  private static double number(Element e, String name, double otherwise) {
    String text = e.getAttribute(name);
    return text.isEmpty() ? otherwise : Double.parseDouble(text);
  }

  private static FSRGBColor colour(String text) {
    String digits = text.isEmpty() ? "000000" : text.substring(1);
    if (digits.length() == 3) {
      digits = digits.replaceAll("(.)", "$1$1");
    }
    return new FSRGBColor(Integer.parseInt(digits, 16));
  }
}
