package org.minewatch.drawing.dxf;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.drawing.source.DrawingFormat;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Reads an ASCII DXF of any version from R10 on. A file that was cut off is refused as a whole: its
 * missing half would look like workings that vanished.
 */
public final class DxfReader implements DrawingFormat {
  private static final byte[] BINARY_SENTINEL =
      "AutoCAD Binary DXF\r\n".getBytes(StandardCharsets.US_ASCII);

  private static final Set<String> ENDS_OF_BLOCK = Set.of("ENDBLK", "ENDSEC", "SECTION", "EOF");

  private static final Map<String, String> DWG_RELEASES =
      Map.of(
          "AC1009", "R12",
          "AC1012", "R13",
          "AC1014", "R14",
          "AC1015", "2000",
          "AC1018", "2004",
          "AC1021", "2007",
          "AC1024", "2010",
          "AC1027", "2013",
          "AC1032", "2018");

  @Override
  public boolean takes(String lowerCaseName) {
    return lowerCaseName.endsWith(".dxf") || lowerCaseName.endsWith(".dwg");
  }

  @Override
  public SourceDrawing read(Path file, String name, DrawingLimits limits) throws IOException {
    refuseOtherFormats(file);
    Charset charset = encodingOf(file, limits);
    FeatureSink sink = new FeatureSink(name, limits);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      new Document(new AsciiTags(in, limits, charset), limits, sink).read();
    }
    return sink.finish(false);
  }

  private static void refuseOtherFormats(Path file) throws IOException {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(32);
    }
    if (startsWith(head, BINARY_SENTINEL)) {
      throw new UnreadableDrawingException(
          0, "this is a binary DXF, which is not read yet: save it as ASCII DXF", "");
    }
    String magic = new String(head, 0, Math.min(6, head.length), StandardCharsets.ISO_8859_1);
    if (magic.matches("AC10\\d\\d|AC1\\.\\d+|AC2\\.\\d+|MC0\\.0")) {
      String release = DWG_RELEASES.get(magic);
      throw new UnreadableDrawingException(
          0,
          "this is a DWG file ("
              + magic
              + (release == null ? "" : ", AutoCAD " + release)
              + "), not a DXF: in CAD choose Save As and the type DXF",
          magic);
    }
  }

  private static boolean startsWith(byte[] head, byte[] sentinel) {
    return head.length >= sentinel.length
        && Arrays.equals(head, 0, sentinel.length, sentinel, 0, sentinel.length);
  }

  /** Reads the whole file once for the bytes of its texts and the code page that it declares. */
  private static Charset encodingOf(Path file, DrawingLimits limits) throws IOException {
    TextEncoding encoding = new TextEncoding();
    Optional<Charset> declared = Optional.empty();
    try (InputStream in = Files.newInputStream(file)) {
      LineSource lines = new LineSource(in, limits);
      int sinceCodePage = -1;
      while (lines.next()) {
        encoding.look(lines.bytes(), 0, lines.length());
        if (sinceCodePage >= 0 && ++sinceCodePage == 2) {
          declared = CodePages.find(ascii(lines));
        }
        if (lines.length() == 12 && ascii(lines).equals("$DWGCODEPAGE")) {
          sinceCodePage = 0;
        }
      }
    }
    return encoding.decide(declared);
  }

  private static String ascii(LineSource lines) {
    return new String(lines.bytes(), 0, lines.length(), StandardCharsets.ISO_8859_1).trim();
  }

  /** One reading of one file. */
  private static final class Document {
    private final TagSource tags;
    private final FeatureSink sink;
    private final EntityReader entities;
    private final Blocks blocks;
    private final Layers layers = new Layers();
    private final Pen pen;

    Document(TagSource tags, DrawingLimits limits, FeatureSink sink) {
      this.tags = tags;
      this.sink = sink;
      this.entities = new EntityReader(tags, limits, sink);
      this.blocks = new Blocks(limits.insertDepth());
      this.pen = new Pen(blocks, layers, limits, sink);
    }

    void read() throws IOException {
      String section = "";
      boolean ended = false;
      while (!ended && tags.next()) {
        TagGroup g = tags.group();
        switch (g.kind()) {
          case "SECTION" -> {
            if (!section.isEmpty()) {
              throw new UnreadableDrawingException(
                  g.line(), "section " + section + " is not closed before the next one", "");
            }
            section = g.text(2, "").trim();
            if (section.equals("HEADER")) {
              header(g);
            }
          }
          case "ENDSEC" -> section = "";
          case "EOF" -> ended = true;
          default -> entry(section, g);
        }
      }
      if (!section.isEmpty()) {
        throw new UnreadableDrawingException(
            tags.lineReached(),
            "the file is cut off inside section " + section + ": export the drawing again",
            "");
      }
      if (!ended) {
        sink.note("the file has no end mark (0 / EOF); all its sections are complete");
      }
      pen.noteSymbols();
    }

    private void entry(String section, TagGroup g) throws IOException {
      switch (section) {
        case "TABLES" -> layer(g);
        case "BLOCKS" -> {
          if (g.kind().equals("BLOCK")) {
            block(g);
          }
        }
        case "ENTITIES" -> {
          DxfEntity entity = entities.read();
          if (entity != null) {
            pen.draw(entity, Affine.IDENTITY);
          }
        }
        default -> {}
      }
    }

    private void layer(TagGroup g) {
      if (g.kind().equals("LAYER")) {
        try {
          layers.define(g);
        } catch (BadEntityException e) {
          sink.reject(e.line(), e.column(), e.getMessage(), e.raw());
        }
      }
    }

    private void block(TagGroup g) throws IOException {
      String name = DxfText.plain(g.text(2, "")).strip();
      double[] base = new double[3];
      try {
        base = new double[] {g.number(10, 0), g.number(20, 0), g.number(30, 0)};
      } catch (BadEntityException e) {
        sink.reject(e.line(), e.column(), e.getMessage(), e.raw());
      }
      List<DxfEntity> content = new ArrayList<>();
      while (!tags.nextKind().isEmpty() && !ENDS_OF_BLOCK.contains(tags.nextKind())) {
        tags.next();
        DxfEntity entity = entities.read();
        if (entity != null) {
          content.add(entity);
        }
      }
      blocks.define(new Blocks.Block(name, base[0], base[1], base[2], content));
    }

    private void header(TagGroup g) {
      for (int i = 0; i + 1 < g.size(); i++) {
        if (g.code(i) == 9 && g.text(i).trim().equals("$INSUNITS")) {
          String units = g.text(i + 1).trim();
          if (!units.equals("6") && !units.equals("0")) {
            sink.note(
                "the header names drawing unit "
                    + units
                    + " ($INSUNITS; 6 is metres); the coordinates were taken as metres");
          }
        }
      }
    }
  }
}
