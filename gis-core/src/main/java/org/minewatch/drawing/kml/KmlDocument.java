package org.minewatch.drawing.kml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceFeature.Shape;
import org.minewatch.drawing.source.UnreadableDrawingException;
import org.minewatch.drawing.source.VertexList;

/** One reading of one KML document. */
final class KmlDocument {
  private static final int MOST_DEPTH = 64;
  private static final int MOST_TEXT = 64 << 20;
  private static final Set<String> LISTED =
      Set.of("NetworkLink", "GroundOverlay", "PhotoOverlay", "ScreenOverlay", "Model", "Track");

  /** Names of attributes that carry the CAD layer. */
  private static final Set<String> LAYER_NAMES =
      Set.of("layer", "autocad_layer", "图层", "dxf_layer");

  private static final Set<String> TEXT_NAMES = Set.of("text", "autocad_text", "textstring", "注记");

  private final XMLStreamReader xml;
  private final FeatureSink sink;
  private final DrawingLimits limits;
  private final Deque<String> folders = new ArrayDeque<>();
  private int depth;
  private int number;

  /** A placemark being read. */
  private static final class Placemark {
    private long line;
    private String name = "";
    private String layer = "";
    private String text = "";
    private final List<SourceFeature.Shape> shapes = new ArrayList<>();
    private final List<List<double[]>> paths = new ArrayList<>();
    private String bad = "";
  }

  KmlDocument(XMLStreamReader xml, FeatureSink sink, DrawingLimits limits) {
    this.xml = xml;
    this.sink = sink;
    this.limits = limits;
  }

  void read() throws XMLStreamException {
    boolean kml = false;
    while (xml.hasNext()) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          String element = xml.getLocalName();
          kml |= element.equals("kml");
          if (!kml) {
            throw refused("expected a KML document, found <" + element + ">");
          }
          if (element.equals("Folder") || element.equals("Document")) {
            folders.push("");
          } else if (element.equals("name") && !folders.isEmpty()) {
            folders.pop();
            folders.push(text());
          } else if (element.equals("Placemark")) {
            placemark();
          } else if (LISTED.contains(element)) {
            sink.skip("KML " + element, line(), "");
            skipElement();
          } else if (element.equals("Schema") || element.startsWith("Style")) {
            skipElement();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          String element = xml.getLocalName();
          if (element.equals("Folder") || element.equals("Document")) {
            folders.poll();
          }
        }
        default -> {
          // blanks and comments
        }
      }
    }
  }

  private int next() throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD) {
      throw refused("a document type definition is not accepted in KML");
    }
    if (event == XMLStreamConstants.START_ELEMENT && ++depth > MOST_DEPTH) {
      throw refused("elements nest deeper than " + MOST_DEPTH);
    }
    if (event == XMLStreamConstants.END_ELEMENT) {
      depth--;
    }
    return event;
  }

  private UnreadableDrawingException refused(String reason) {
    return new UnreadableDrawingException(line(), reason, "");
  }

  private long line() {
    return Math.max(1, xml.getLocation().getLineNumber());
  }

  /** The characters up to the end of this element; elements inside it are skipped. */
  private String text() throws XMLStreamException {
    StringBuilder s = new StringBuilder();
    int level = depth;
    while (depth >= level) {
      int event = next();
      if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
        if (s.length() + xml.getTextLength() > MOST_TEXT) {
          throw refused("a text of more than " + MOST_TEXT + " characters");
        }
        s.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
      }
    }
    return s.toString().strip();
  }

  private void skipElement() throws XMLStreamException {
    int level = depth;
    while (depth >= level) {
      next();
    }
  }

  private void placemark() throws XMLStreamException {
    number++;
    Placemark p = new Placemark();
    p.line = line();
    int level = depth;
    while (depth >= level) {
      if (next() == XMLStreamConstants.START_ELEMENT) {
        switch (xml.getLocalName()) {
          case "name" -> p.name = text();
          case "SimpleData", "Data" -> attribute(p, xml.getAttributeValue(null, "name"));
          case "Point" -> geometry(p, Shape.POINT);
          case "LineString" -> geometry(p, Shape.LINE);
          case "LinearRing" -> geometry(p, Shape.RING);
          case "Polygon" -> geometry(p, Shape.AREA);
          case "Model", "Track", "MultiTrack" -> {
            sink.skip("KML " + xml.getLocalName(), line(), p.layer);
            skipElement();
          }
          case "description", "Style", "Schema", "snippet" -> skipElement();
          default -> {
            // MultiGeometry, ExtendedData and the like are looked into
          }
        }
      }
    }
    finish(p);
  }

  private void attribute(Placemark p, String name) throws XMLStreamException {
    String value = text();
    String key = name == null ? "" : name.toLowerCase(Locale.ROOT);
    if (LAYER_NAMES.contains(key)) {
      p.layer = value;
    } else if (TEXT_NAMES.contains(key)) {
      p.text = value;
    }
  }

  private void geometry(Placemark p, Shape shape) throws XMLStreamException {
    List<double[]> rings = new ArrayList<>();
    int level = depth;
    while (depth >= level) {
      if (next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("coordinates")) {
        rings.add(coordinates(p, text()));
      }
    }
    if (!rings.isEmpty()) {
      p.shapes.add(shape);
      p.paths.add(rings);
    }
  }

  private double[] coordinates(Placemark p, String text) {
    VertexList out = new VertexList();
    for (String tuple : text.isEmpty() ? new String[0] : text.split("\\s+")) {
      String[] parts = tuple.split(",", -1);
      try {
        double x = Double.parseDouble(parts[0]);
        double y = Double.parseDouble(parts[1]);
        double z = parts.length > 2 && !parts[2].isEmpty() ? Double.parseDouble(parts[2]) : 0;
        if (!Double.isFinite(x + y)) {
          throw new NumberFormatException();
        }
        out.add(x, y, Double.isFinite(z) ? z : 0);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        p.bad =
            "'"
                + tuple.substring(0, Math.min(40, tuple.length()))
                + "' is no longitude,latitude[,height]";
        return new double[0];
      }
      if (out.count() > limits.vertices()) {
        throw refused("more than " + limits.vertices() + " vertices");
      }
    }
    return out.toArray();
  }

  private void finish(Placemark p) {
    String layer = p.layer.isEmpty() ? folder() : p.layer;
    String entity = "placemark " + number + ", line " + p.line;
    if (!p.bad.isEmpty()) {
      sink.reject(p.line, "placemark " + number, p.bad, p.name);
      return;
    }
    if (p.shapes.isEmpty()) {
      sink.skip("placemark without geometry", p.line, layer);
      return;
    }
    String label = p.name.matches("kml_\\d+") ? "" : p.name;
    String text = p.text.isEmpty() ? label : p.text;
    for (int i = 0; i < p.shapes.size(); i++) {
      String part = p.shapes.size() == 1 ? entity : entity + ", part " + (i + 1);
      add(p, part, layer, text, p.shapes.get(i), p.paths.get(i));
    }
  }

  private void add(
      Placemark p, String entity, String layer, String text, Shape shape, List<double[]> paths) {
    double[] first = paths.get(0);
    int least = shape == Shape.POINT ? 1 : shape == Shape.LINE ? 2 : 3;
    if (first.length < 3 * least) {
      sink.reject(p.line, "placemark " + number, "fewer than " + least + " positions", p.name);
      return;
    }
    if (shape == Shape.POINT) {
      sink.add(
          SourceFeature.point(entity, p.line, layer, false, Arrays.copyOf(first, 3), text, ""));
      return;
    }
    double[][] open =
        paths.stream()
            .map(r -> shape == Shape.LINE ? r : withoutRepeat(r))
            .filter(r -> r.length >= 6)
            .toArray(double[][]::new);
    Shape so = shape == Shape.LINE && isClosed(first) ? Shape.RING : shape;
    if (so == Shape.RING) {
      open = new double[][] {withoutRepeat(first)};
    }
    if (open.length > 0) {
      sink.add(SourceFeature.of(entity, p.line, layer, false, so, open).withText(text));
    }
  }

  private static boolean isClosed(double[] r) {
    return r.length >= 12 && r[0] == r[r.length - 3] && r[1] == r[r.length - 2];
  }

  private static double[] withoutRepeat(double[] r) {
    return isClosed(r) ? Arrays.copyOf(r, r.length - 3) : r;
  }

  private String folder() {
    return folders.stream().filter(f -> !f.isEmpty()).findFirst().orElse("kml");
  }
}
