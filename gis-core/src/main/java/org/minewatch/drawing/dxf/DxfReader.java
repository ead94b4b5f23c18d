package org.minewatch.drawing.dxf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.minewatch.drawing.dxf.tag.TagReader;
import org.minewatch.drawing.dxf.tag.TagStream;
import org.minewatch.drawing.source.DrawingFormat;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Reads a DXF of any version from R10 on, ASCII or binary. A file that was cut off is refused as a
 * whole: its missing half would look like workings that vanished.
 */
public final class DxfReader implements DrawingFormat {

  @Override
  public boolean takes(String lowerCaseName) {
    return lowerCaseName.endsWith(".dxf") || lowerCaseName.endsWith(".dwg");
  }

  @Override
  public SourceDrawing read(Path file, String name, DrawingLimits limits) throws IOException {
    return read(() -> Files.newInputStream(file), name, limits);
  }

  /** A file that can be opened again: it is read twice, for its encoding and for its drawing. */
  interface Bytes {
    InputStream open() throws IOException;
  }

  SourceDrawing read(Bytes file, String name, DrawingLimits limits) throws IOException {
    refuseDwg(file);
    String unit = "line";
    try {
      HeaderScan scan;
      try (InputStream in = file.open()) {
        TagStream tags = TagStream.open(in, limits);
        unit = tags.unit();
        scan = HeaderScan.of(tags);
      }
      FeatureSink sink = new FeatureSink(name, limits);
      sink.countPlacesIn(unit);
      try (InputStream in = file.open()) {
        TagReader tags = new TagReader(TagStream.open(in, limits), scan.charset());
        new Document(tags, limits, sink).read(scan);
      }
      return sink.finish(false);
    } catch (UnreadableDrawingException e) {
      if (unit.equals("line") || e.line() == 0) {
        throw e;
      }
      throw new UnreadableDrawingException(
          0, "at " + unit + " " + e.line() + ": " + e.getMessage(), e.raw());
    }
  }

  private static void refuseDwg(Bytes file) throws IOException {
    byte[] head;
    try (InputStream in = file.open()) {
      head = in.readNBytes(6);
    }
    String magic = new String(head, StandardCharsets.ISO_8859_1);
    if (magic.startsWith("AC1") || magic.startsWith("AC2") || magic.startsWith("MC0.0")) {
      String release = Releases.name(magic);
      throw new UnreadableDrawingException(
          0,
          "this is a DWG file ("
              + magic
              + (release.isEmpty() ? "" : ", AutoCAD " + release)
              + "), not a DXF: in CAD choose Save As and the type DXF",
          magic);
    }
  }
}
