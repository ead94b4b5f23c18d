package org.minewatch.synth.draw;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;

/**
 * Writes drawing entities as ASCII DXF. Like Chinese CAD it declares ANSI_936 whatever the encoding
 * really is: GBK for AC1015, UTF-8 from AC1021 on.
 */
public final class DxfFile {

  /** The releases that mines hand in. */
  public enum Release {
    AC1015(Charset.forName("GB18030")),
    AC1021(StandardCharsets.UTF_8),
    AC1027(StandardCharsets.UTF_8);

    private final Charset charset;

    Release(Charset charset) {
      this.charset = charset;
    }
  }

  /** Names of the blocks that symbols may use: a seal, a shaft, a traverse point. */
  public static final List<String> BLOCKS = List.of("MIBI", "JING", "DAOXIAN");

  private final StringBuilder out = new StringBuilder();
  private int handle = 0x100;

  private DxfFile() {}

  /** The bytes of a whole file. */
  public static byte[] bytes(List<DrawingEntity> entities, Release release) {
    DxfFile file = new DxfFile();
    file.header(release);
    file.layers(entities);
    file.blocks();
    file.pair(0, "SECTION").pair(2, "ENTITIES");
    entities.forEach(file::entity);
    file.pair(0, "ENDSEC").pair(0, "EOF");
    return file.out.toString().getBytes(release.charset);
  }

  private void header(Release release) {
    pair(0, "SECTION").pair(2, "HEADER").pair(9, "$ACADVER").pair(1, release.name());
    pair(9, "$DWGCODEPAGE").pair(3, "ANSI_936").pair(9, "$INSUNITS").pair(70, "6");
    pair(0, "ENDSEC");
  }

  private void layers(List<DrawingEntity> entities) {
    Set<String> names = new TreeSet<>(Set.of("0"));
    entities.forEach(e -> names.add(e.layer()));
    pair(0, "SECTION").pair(2, "TABLES").pair(0, "TABLE").pair(2, "LAYER");
    pair(70, Integer.toString(names.size()));
    int colour = 1;
    for (String name : names) {
      pair(0, "LAYER").nextHandle().pair(100, "AcDbSymbolTableRecord");
      pair(100, "AcDbLayerTableRecord").pair(2, name).pair(70, "0");
      pair(62, Integer.toString(colour++ % 7 + 1)).pair(6, "CONTINUOUS");
    }
    pair(0, "ENDTAB").pair(0, "ENDSEC");
  }

  private void blocks() {
    pair(0, "SECTION").pair(2, "BLOCKS");
    for (String name : BLOCKS) {
      pair(0, "BLOCK").common("0", "AcDbBlockBegin").pair(2, name).pair(70, "0");
      point(0, new Coordinate(0, 0, 0)).pair(3, name).pair(1, "");
      line(new DrawingEntity.Path("0", cross(1), false, false));
      line(new DrawingEntity.Path("0", cross(-1), false, false));
      pair(0, "ENDBLK").common("0", "AcDbBlockEnd");
    }
    pair(0, "ENDSEC");
  }

  private static List<Coordinate> cross(int side) {
    return List.of(new Coordinate(-1, -side, 0), new Coordinate(1, side, 0));
  }

  private void entity(DrawingEntity entity) {
    if (entity instanceof DrawingEntity.Path path) {
      if (path.points().size() == 2 && !path.closed()) {
        line(path);
      } else if (path.threeD()) {
        polyline(path);
      } else {
        lightPolyline(path);
      }
    } else if (entity instanceof DrawingEntity.Label label) {
      pair(0, "TEXT").common(label.layer(), "AcDbText");
      point(0, label.at()).pair(40, "5.0").pair(1, label.text()).pair(100, "AcDbText");
    } else if (entity instanceof DrawingEntity.Symbol symbol) {
      pair(0, "INSERT").common(symbol.layer(), "AcDbBlockReference");
      pair(2, symbol.block()).point(0, symbol.at());
    } else if (entity instanceof DrawingEntity.Arc arc) {
      pair(0, "ARC").common(arc.layer(), "AcDbCircle").point(0, arc.centre());
      pair(40, Decimals.format(arc.radius(), 2)).pair(100, "AcDbArc");
      pair(50, Decimals.format(arc.from(), 2)).pair(51, Decimals.format(arc.to(), 2));
    }
  }

  private void line(DrawingEntity.Path path) {
    pair(0, "LINE").common(path.layer(), "AcDbLine");
    point(0, flat(path, 0)).point(1, flat(path, 1));
  }

  private static Coordinate flat(DrawingEntity.Path path, int index) {
    Coordinate c = path.points().get(index);
    return path.threeD() ? c : new Coordinate(c.x, c.y, 0);
  }

  private void lightPolyline(DrawingEntity.Path path) {
    pair(0, "LWPOLYLINE").common(path.layer(), "AcDbPolyline");
    pair(90, Integer.toString(path.points().size())).pair(70, path.closed() ? "1" : "0");
    for (Coordinate c : path.points()) {
      pair(10, Decimals.format(c.x, 2)).pair(20, Decimals.format(c.y, 2));
    }
  }

  private void polyline(DrawingEntity.Path path) {
    pair(0, "POLYLINE").common(path.layer(), "AcDb3dPolyline").pair(66, "1");
    point(0, new Coordinate(0, 0, 0)).pair(70, path.closed() ? "9" : "8");
    for (Coordinate c : path.points()) {
      pair(0, "VERTEX").common(path.layer(), "AcDbVertex").pair(100, "AcDb3dPolylineVertex");
      point(0, c).pair(70, "32");
    }
    pair(0, "SEQEND").nextHandle().pair(100, "AcDbEntity").pair(8, path.layer());
  }

  private DxfFile common(String layer, String subclass) {
    return nextHandle().pair(100, "AcDbEntity").pair(8, layer).pair(100, subclass);
  }

  private DxfFile nextHandle() {
    return pair(5, Integer.toHexString(handle++).toUpperCase(java.util.Locale.ROOT));
  }

  private DxfFile point(int which, Coordinate c) {
    pair(10 + which, Decimals.format(c.x, 2)).pair(20 + which, Decimals.format(c.y, 2));
    return pair(30 + which, Decimals.format(Double.isNaN(c.getZ()) ? 0 : c.getZ(), 2));
  }

  private DxfFile pair(int code, String value) {
    String group = Integer.toString(code);
    out.append("  ".substring(0, Math.max(0, 3 - group.length()))).append(group).append("\r\n");
    out.append(value).append("\r\n");
    return this;
  }
}
