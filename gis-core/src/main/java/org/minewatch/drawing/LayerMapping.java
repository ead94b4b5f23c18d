package org.minewatch.drawing;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.region.Rejection;

/**
 * What the layers of one drawing mean: what a person confirmed, else what the mine's mapping file
 * says, else what the dictionary knows. A mapping decides the class; a seam or a neighbour is still
 * read from the name.
 */
final class LayerMapping {
  private static final long FILE_BYTES_LIMIT = 4 << 20;
  private static final int ROWS_LIMIT = 20_000;

  private final Map<String, LayerClass> mapped = new HashMap<>();
  private final Map<String, String> whose = new HashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private final Set<String> neighbours;
  private final Set<String> own;
  private final List<Rejection> rejections = new ArrayList<>();

  /**
   * @param own names of the mine itself, which its layers may carry in front
   */
  LayerMapping(Set<String> neighbours, Set<String> own) {
    this.neighbours = neighbours;
    this.own = own;
  }

  /** Takes what a person said of a layer; rows of a file say nothing more of it. */
  void confirm(ConfirmedLayer said) {
    String layer = LayerDictionary.normal(said.layer());
    confirmed.add(layer);
    mapped.put(layer, said.layerClass());
    if (!said.neighbour().isEmpty()) {
      whose.put(layer, said.neighbour());
    }
  }

  /**
   * Reads a {@code layer,class} file, with {@code neighbour} naming another mine whose layer it is;
   * rows that cannot be used are reported and the rest counts.
   *
   * @param name its path inside the region folder
   */
  void load(Path file, String name) {
    try {
      if (Files.size(file) > FILE_BYTES_LIMIT) {
        reject(name, 0, "", "a layer mapping of more than " + FILE_BYTES_LIMIT + " bytes", "");
        return;
      }
      read(TextEncoding.decodeAll(Files.readAllBytes(file)), name);
    } catch (IOException | CsvParseException e) {
      reject(name, 0, "", "the layer mapping cannot be read: expected a CSV layer,class", "");
    }
  }

  private void read(String text, String name) throws IOException {
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().ofNamedCsvRecord(new StringReader(text))) {
      boolean any = false;
      for (NamedCsvRecord row : rows) {
        any = true;
        long line = row.getStartingLineNumber();
        Optional<String> layer = row.findField("layer").map(String::strip);
        Optional<String> wireName = row.findField("class").map(String::strip);
        if (layer.isEmpty() || wireName.isEmpty()) {
          reject(name, line, "", "expected the columns layer and class", text(row));
          if (line <= 2) {
            return;
          }
        } else if (layer.get().isEmpty()) {
          reject(name, line, "layer", "the name of the layer is empty", text(row));
        } else if (mapped.size() >= ROWS_LIMIT) {
          reject(name, line, "", "more than " + ROWS_LIMIT + " layers", "");
          return;
        } else if (!confirmed.contains(LayerDictionary.normal(layer.get()))) {
          map(name, line, layer.get(), wireName.get());
          row.findField("neighbour")
              .map(String::strip)
              .filter(n -> !n.isEmpty())
              .ifPresent(n -> whose.putIfAbsent(LayerDictionary.normal(layer.get()), n));
        }
      }
      if (!any) {
        reject(name, "the layer mapping has no rows: expected a CSV layer,class");
      }
    }
  }

  private void map(String name, long line, String layer, String wireName) {
    Optional<LayerClass> layerClass = LayerClass.find(wireName);
    if (layerClass.isEmpty()) {
      reject(name, line, "class", "expected one of " + wireNames(), wireName);
      return;
    }
    LayerClass before = mapped.putIfAbsent(LayerDictionary.normal(layer), layerClass.get());
    if (before != null && before != layerClass.get()) {
      reject(
          name,
          line,
          "layer",
          "layer "
              + layer
              + " was mapped to "
              + before.wireName()
              + " before; the first row counts",
          wireName);
    }
  }

  /** Reports a mapping file that cannot be used at all. */
  void reject(String file, String reason) {
    reject(file, 0, "", reason, "");
  }

  private void reject(String file, long line, String column, String reason, String raw) {
    rejections.add(new Rejection(file, line, column, reason, raw));
  }

  private static String text(NamedCsvRecord row) {
    return String.join(",", row.getFields());
  }

  private static String wireNames() {
    List<String> names = new ArrayList<>();
    for (LayerClass c : LayerClass.values()) {
      if (c != LayerClass.UNKNOWN) {
        names.add(c.wireName());
      }
    }
    return String.join(", ", names);
  }

  List<Rejection> rejections() {
    return rejections;
  }

  /** What a layer means; {@link LayerMeaning#UNKNOWN} when nobody says. */
  LayerDictionary.Entry of(String layer) {
    LayerDictionary.Entry known =
        LayerDictionary.STANDARD
            .find(layer, neighbours, own)
            .orElseGet(() -> new LayerDictionary.Entry(LayerMeaning.UNKNOWN, Optional.empty()));
    LayerClass said = mapped.get(LayerDictionary.normal(layer));
    if (said == null) {
      return known;
    }
    String named = whose.get(LayerDictionary.normal(layer));
    if (named != null) {
      LayerMeaning meaning =
          said == LayerClass.NEIGHBOUR ? known.meaning() : known.meaning().withClass(said);
      return new LayerDictionary.Entry(meaning.withNeighbour(named), Optional.empty());
    }
    if (said == LayerClass.NEIGHBOUR) {
      return known.meaning().neighbour().isEmpty()
          ? new LayerDictionary.Entry(known.meaning().withNeighbour(layer), known.outer())
          : known;
    }
    return new LayerDictionary.Entry(
        known.meaning().withClass(said).withNeighbour(""), Optional.empty());
  }
}
