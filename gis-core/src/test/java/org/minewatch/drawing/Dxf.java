package org.minewatch.drawing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small ASCII DXF files for tests, as CAD writes them. */
public final class Dxf {
  private final StringBuilder layers = new StringBuilder();
  private final StringBuilder blocks = new StringBuilder();
  private final StringBuilder entities = new StringBuilder();
  private String end = tags(0, "EOF");
  private int handle = 0x100;

  /** Alternating group codes and values, a line each. */
  public static String tags(Object... codesAndValues) {
    StringBuilder s = new StringBuilder();
    for (int i = 0; i < codesAndValues.length; i += 2) {
      s.append(String.format("%3d\r\n", (Integer) codesAndValues[i]));
      s.append(codesAndValues[i + 1]).append("\r\n");
    }
    return s.toString();
  }

  public Dxf layer(String name, int flags, int colour) {
    layers.append(tags(0, "LAYER", 2, name, 70, flags, 62, colour));
    return this;
  }

  /** An entity of the model: its kind and layer, then its own tags. */
  public Dxf add(String kind, String layer, Object... own) {
    entities.append(entity(kind, layer, own));
    return this;
  }

  public String entity(String kind, String layer, Object... own) {
    return tags(0, kind, 5, Integer.toHexString(handle++).toUpperCase(), 8, layer) + tags(own);
  }

  public Dxf block(String name, double baseX, double baseY, String... content) {
    blocks.append(tags(0, "BLOCK", 8, "0", 2, name, 70, 0, 10, baseX, 20, baseY, 30, 0.0));
    for (String c : content) {
      blocks.append(c);
    }
    blocks.append(tags(0, "ENDBLK", 8, "0"));
    return this;
  }

  /** Leaves out everything behind the entities. */
  public Dxf cutOff() {
    end = null;
    return this;
  }

  public String text() {
    String s =
        tags(0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, "AC1015")
            + tags(9, "$DWGCODEPAGE", 3, "ANSI_936", 0, "ENDSEC")
            + tags(0, "SECTION", 2, "TABLES", 0, "TABLE", 2, "LAYER")
            + layers
            + tags(0, "ENDTAB", 0, "ENDSEC", 0, "SECTION", 2, "BLOCKS")
            + blocks
            + tags(0, "ENDSEC", 0, "SECTION", 2, "ENTITIES")
            + entities;
    return end == null ? s : s + tags(0, "ENDSEC") + end;
  }

  public byte[] bytes(Charset charset) {
    return text().getBytes(charset);
  }

  public Path write(Path folder) throws IOException {
    return Files.write(folder.resolve("d.dxf"), bytes(StandardCharsets.UTF_8));
  }
}
