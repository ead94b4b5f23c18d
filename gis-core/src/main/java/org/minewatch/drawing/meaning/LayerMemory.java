package org.minewatch.drawing.meaning;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.drawing.ConfirmedLayer;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.LayerDictionary;
import org.minewatch.region.Rejection;

/**
 * What people have confirmed about the layers of one mine. Kept as a CSV {@code
 * layer,class,neighbour,by,on,drawing_id}, which is also a valid {@code layers} file of the region
 * folder: its first two columns are what the nightly run reads. Immutable.
 */
public final class LayerMemory {
  private static final int MOST_ROWS = 20_000;
  private static final int MOST_CHARACTERS = 4 << 20;

  /**
   * One decision of a person.
   *
   * @param layer as in the drawing
   * @param neighbour the mine whose workings these are; empty for the mine's own
   * @param by who said so, a configured name
   * @param drawingId the drawing it was said about
   */
  public record Confirmed(
      String layer,
      LayerClass layerClass,
      String neighbour,
      String by,
      LocalDate on,
      String drawingId) {
    public Confirmed {
      if (layer.isBlank() || layerClass == LayerClass.UNKNOWN) {
        throw new IllegalArgumentException("a confirmed layer needs a name and a class");
      }
    }
  }

  /** Nothing confirmed yet. */
  public static final LayerMemory EMPTY = new LayerMemory(new TreeMap<>());

  private final TreeMap<String, Confirmed> byName;

  private LayerMemory(TreeMap<String, Confirmed> byName) {
    this.byName = byName;
  }

  /** With one more decision; it replaces an older one about the same layer. */
  public LayerMemory with(Confirmed decision) {
    TreeMap<String, Confirmed> copy = new TreeMap<>(byName);
    copy.put(LayerDictionary.normal(decision.layer()), decision);
    return new LayerMemory(copy);
  }

  public Optional<Confirmed> find(String layer) {
    return Optional.ofNullable(byName.get(LayerDictionary.normal(layer)));
  }

  /** All decisions by the layers' names. */
  public List<Confirmed> list() {
    return List.copyOf(byName.values());
  }

  /** The decisions as a drawing's reader takes them. */
  public List<ConfirmedLayer> layers() {
    return byName.values().stream()
        .map(c -> new ConfirmedLayer(c.layer(), c.layerClass(), c.neighbour()))
        .toList();
  }

  /** The file's text; the same decisions give the same bytes. */
  public String toCsv() {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().build(text)) {
      csv.writeRecord("layer", "class", "neighbour", "by", "on", "drawing_id");
      for (Confirmed c : byName.values()) {
        csv.writeRecord(
            c.layer(),
            c.layerClass().wireName(),
            c.neighbour(),
            c.by(),
            c.on().toString(),
            c.drawingId());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Reads such a file; rows that cannot be used are reported and the rest counts.
   *
   * @param name of the file, for messages
   */
  public static LayerMemory read(String text, String name, List<Rejection> rejections) {
    LayerMemory memory = EMPTY;
    if (text.length() > MOST_CHARACTERS) {
      rejections.add(new Rejection(name, 0, "", "a layer memory of more than 4 MB", ""));
      return memory;
    }
    List<Confirmed> rows = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(new StringReader(text))) {
      for (NamedCsvRecord row : csv) {
        if (rows.size() >= MOST_ROWS) {
          rejections.add(
              new Rejection(
                  name, row.getStartingLineNumber(), "", "more than " + MOST_ROWS + " rows", ""));
          break;
        }
        row(row, name, rejections).ifPresent(rows::add);
      }
    } catch (IOException | CsvParseException e) {
      rejections.add(
          new Rejection(name, 0, "", "expected a CSV layer,class,neighbour,by,on,drawing_id", ""));
    }
    for (Confirmed c : rows) {
      memory = memory.with(c);
    }
    return memory;
  }

  private static Optional<Confirmed> row(
      NamedCsvRecord row, String name, List<Rejection> rejections) {
    Map<String, String> f = row.getFieldsAsMap();
    String layer = f.getOrDefault("layer", "").strip();
    Optional<LayerClass> layerClass = LayerClass.find(f.getOrDefault("class", "").strip());
    String column = layer.isEmpty() ? "layer" : layerClass.isEmpty() ? "class" : "on";
    try {
      if (!layer.isEmpty() && layerClass.isPresent()) {
        return Optional.of(
            new Confirmed(
                layer,
                layerClass.get(),
                f.getOrDefault("neighbour", "").strip(),
                f.getOrDefault("by", "").strip(),
                LocalDate.parse(f.getOrDefault("on", "").strip()),
                f.getOrDefault("drawing_id", "").strip()));
      }
    } catch (DateTimeParseException e) {
      // reported below
    }
    rejections.add(
        new Rejection(
            name,
            row.getStartingLineNumber(),
            column,
            switch (column) {
              case "layer" -> "the name of the layer is empty";
              case "class" -> "expected a class of the exchange format";
              default -> "expected a date like 2026-03-01";
            },
            String.join(",", row.getFields())));
    return Optional.empty();
  }
}
