package org.minewatch.drawing.shapefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.drawing.archive.BoundedZip;
import org.minewatch.drawing.source.DrawingFormat;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.FeatureSink;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * Reads every shapefile of a zip archive. The layer of a record is its attribute {@code layer} (CAD
 * exports write one), else the name of the shapefile. All of them must be in one coordinate system.
 */
public final class ShapefileReader implements DrawingFormat {

  @Override
  public boolean takes(String lowerCaseName) {
    return lowerCaseName.endsWith(".zip");
  }

  @Override
  public SourceDrawing read(Path file, String name, DrawingLimits limits) throws IOException {
    FeatureSink sink = new FeatureSink(name, limits);
    sink.countPlacesIn("record");
    try (BoundedZip zip = BoundedZip.open(file, limits)) {
      Map<String, Map<String, String>> sets = sets(zip);
      if (sets.isEmpty()) {
        throw new UnreadableDrawingException(
            0,
            "the archive holds no shapefile (.shp): hand in the .shp, .dbf and .prj together",
            "");
      }
      Optional<PrjText> crs = Optional.empty();
      for (Map.Entry<String, Map<String, String>> set : sets.entrySet()) {
        Map<String, String> parts = set.getValue();
        PrjText own = parts.containsKey("prj") ? PrjText.of(zip.read(parts.get("prj"))) : null;
        if (own == null) {
          sink.note(baseName(parts) + " has no .prj: its coordinate system is not stated");
        } else if (crs.isPresent() && !crs.get().equals(own)) {
          throw new UnreadableDrawingException(
              0,
              "the shapefiles of the archive are in different coordinate systems ("
                  + crs.get().words()
                  + " and "
                  + own.words()
                  + "): hand them in separately",
              baseName(parts));
        } else {
          crs = Optional.of(own);
        }
        layer(zip, parts, sink);
      }
      return sink.finish(
          crs.map(PrjText::geographic).orElse(false), crs.map(PrjText::words).orElse(""));
    }
  }

  private static void layer(BoundedZip zip, Map<String, String> parts, FeatureSink sink)
      throws IOException {
    String name = baseName(parts);
    Optional<DbfFile> table =
        parts.containsKey("dbf")
            ? Optional.of(
                DbfFile.of(
                    name,
                    zip.read(parts.get("dbf")),
                    parts.containsKey("cpg")
                        ? Optional.of(zip.read(parts.get("cpg")))
                        : Optional.empty()))
            : Optional.empty();
    table.ifPresent(t -> t.notes().forEach(sink::note));
    ShpFile.read(name, zip.read(parts.get("shp")), table, sink);
  }

  private static String baseName(Map<String, String> parts) {
    String base = BoundedZip.baseName(parts.get("shp"));
    return base.substring(0, base.length() - 4);
  }

  /** The files of each shapefile by their endings, in the order of their names. */
  private static Map<String, Map<String, String>> sets(BoundedZip zip) {
    Map<String, Map<String, String>> sets = new TreeMap<>();
    List<String> shp = new ArrayList<>();
    for (String name : zip.names()) {
      int dot = name.lastIndexOf('.');
      if (dot > 0 && !BoundedZip.baseName(name).startsWith("._")) {
        String ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        String set = name.substring(0, dot).toLowerCase(Locale.ROOT);
        sets.computeIfAbsent(set, k -> new TreeMap<>()).put(ending, name);
        if (ending.equals("shp")) {
          shp.add(set);
        }
      }
    }
    sets.keySet().retainAll(shp);
    return sets;
  }
}
