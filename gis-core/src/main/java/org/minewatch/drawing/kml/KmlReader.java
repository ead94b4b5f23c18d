package org.minewatch.drawing.kml;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.minewatch.drawing.archive.BoundedZip;
import org.minewatch.drawing.source.DrawingFormat;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Reads the placemarks of a KML document; of a KMZ the {@code doc.kml}, else its only KML. A
 * document type definition is refused, since nothing in KML needs one and entities are how a small
 * file fills the memory. Network links, overlays and models are listed, never followed.
 */
public final class KmlReader implements DrawingFormat {

  @Override
  public boolean takes(String lowerCaseName) {
    return lowerCaseName.endsWith(".kml") || lowerCaseName.endsWith(".kmz");
  }

  @Override
  public SourceDrawing read(Path file, String name, DrawingLimits limits) throws IOException {
    if (name.toLowerCase(Locale.ROOT).endsWith(".kmz")) {
      try (BoundedZip zip = BoundedZip.open(file, limits)) {
        return read(new ByteArrayInputStream(zip.read(document(zip))), name, limits);
      }
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, name, limits);
    }
  }

  private static String document(BoundedZip zip) {
    return zip.names().stream()
        .filter(n -> n.toLowerCase(Locale.ROOT).endsWith(".kml"))
        .min(
            Comparator.comparing((String n) -> !BoundedZip.baseName(n).equals("doc.kml"))
                .thenComparingInt(String::length)
                .thenComparing(n -> n))
        .orElseThrow(() -> new UnreadableDrawingException(0, "the KMZ holds no .kml document", ""));
  }

  private static SourceDrawing read(InputStream in, String name, DrawingLimits limits) {
    // The JDK's own parser: what else lies on the class path may know other defaults.
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    FeatureSink sink = new FeatureSink(name, limits);
    XMLStreamReader xml = null;
    try {
      xml = factory.createXMLStreamReader(in);
      new KmlDocument(xml, sink, limits).read();
    } catch (XMLStreamException e) {
      Location at = e.getLocation();
      String message = String.valueOf(e.getMessage());
      throw new UnreadableDrawingException(
          at == null ? 1 : Math.max(1, at.getLineNumber()),
          "the file is not well-formed XML here ("
              + message.substring(message.lastIndexOf('\n') + 1)
              + ")",
          "");
    }
    return sink.finish(true);
  }
}
