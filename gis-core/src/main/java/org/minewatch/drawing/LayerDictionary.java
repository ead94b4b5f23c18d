package org.minewatch.drawing;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.drawing.LayerMeaning.Medium;

/**
 * Knows what layer names of coal-mine drawings mean. The names are data ({@code layers.csv}); this
 * class knows how they are varied: a neighbour's name, a year or a seam in front, a colour behind.
 * A name matches as a whole or not at all: {@code 星村井田边界} is not this mine's boundary only because
 * it ends like one.
 */
public final class LayerDictionary {

  /**
   * What is known of a layer.
   *
   * @param outer on a layer that carries two kinds of line, the class of rings around other rings;
   *     the inner ones are of the class of {@code meaning}
   */
  public record Entry(LayerMeaning meaning, Optional<LayerClass> outer) {}

  private static final Pattern YEAR_BEFORE = Pattern.compile("((?:19|20)\\d\\d)年(?:度)?(.+)");
  private static final Pattern YEAR_AFTER = Pattern.compile("(.+?)[-_]?((?:19|20)\\d\\d)年?");

  /** {@code 2煤煤巷, 3下煤巷, 6号煤底板等高线, 15#煤巷道, k7煤巷}: a number, then perhaps 煤. */
  private static final Pattern SEAM_BEFORE =
      Pattern.compile("([a-z]?\\d{1,2}(?:-\\d)?[上中下]?)(?:[#号]?(煤层?)?)(.+)");

  private static final Pattern BOUND_FROM_OTHER_FILE = Pattern.compile(".*(?:\\$\\d+\\$|\\|)(.+)");
  private static final Pattern COLOUR_AFTER = Pattern.compile("(.{2,})[红蓝黑绿黄橙紫]");

  /** What a mine's name ends in when it is written in full. */
  private static final Pattern MINE_SUFFIX = Pattern.compile("(.{2,}?)(?:煤矿|煤业|矿业|矿井|矿)");

  private static final String RESOURCE = "layers.csv";

  /** The dictionary that ships. */
  public static final LayerDictionary STANDARD = load();

  private final Map<String, Entry> byName;
  private final Set<String> names;

  private LayerDictionary(Map<String, Entry> byName) {
    this.byName = Map.copyOf(byName);
    this.names = Collections.unmodifiableSet(new TreeSet<>(byName.keySet()));
  }

  private static LayerDictionary load() {
    Map<String, Entry> byName = new HashMap<>();
    for (LayerClass c : LayerClass.values()) {
      if (c != LayerClass.UNKNOWN) {
        byName.put(c.wireName(), new Entry(LayerMeaning.of(c), Optional.empty()));
      }
    }
    try (InputStream in = LayerDictionary.class.getResourceAsStream(RESOURCE);
        CsvReader<NamedCsvRecord> rows =
            CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : rows) {
        if (byName.put(normal(row.getField("name")), entry(row)) != null) {
          throw new IllegalStateException(
              RESOURCE + " names " + row.getField("name") + " more than once");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LayerDictionary(byName);
  }

  private static Entry entry(NamedCsvRecord row) {
    String[] classes = row.getField("class").split("\\+");
    String medium = row.getField("medium");
    LayerMeaning meaning =
        new LayerMeaning(
            LayerClass.find(classes[0]).orElseThrow(),
            "",
            medium.isEmpty() ? Medium.UNKNOWN : Medium.valueOf(medium.toUpperCase(Locale.ROOT)),
            row.getField("abandoned").equals("yes"),
            "",
            OptionalInt.empty());
    return new Entry(meaning, classes.length == 2 ? LayerClass.find(classes[1]) : Optional.empty());
  }

  /** One spelling of a name: half-width, lower case, hyphens for blanks and underscores. */
  public static String normal(String name) {
    String s = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    Matcher bound = BOUND_FROM_OTHER_FILE.matcher(s);
    return (bound.matches() ? bound.group(1) : s).replaceAll("[\\s_-]+", "-");
  }

  /** All names it knows, in their one spelling. */
  public Set<String> names() {
    return names;
  }

  /** As {@link #find(String, Set, Set)} for a mine whose own name is not known. */
  public Optional<Entry> find(String layer, Set<String> neighbours) {
    return find(layer, neighbours, Set.of());
  }

  /**
   * What a layer means, empty when the name is not known.
   *
   * @param neighbours names of other mines, in full ({@code 来宾煤矿})
   * @param own names of the mine itself; the longest name in front decides whose layer it is
   */
  public Optional<Entry> find(String layer, Set<String> neighbours, Set<String> own) {
    String name = normal(layer);
    Optional<Entry> plain = varied(name);
    if (plain.isPresent()) {
      return plain;
    }
    Optional<Neighbour> neighbour = neighbourOf(name, neighbours);
    Optional<Neighbour> self = neighbourOf(name, own);
    int length = neighbour.map(n -> n.prefix().length()).orElse(0);
    if (self.isPresent() && self.get().prefix().length() > length) {
      return varied(rest(name, self.get()));
    }
    return neighbour.map(
        n -> {
          Entry e =
              varied(rest(name, n))
                  .orElseGet(() -> new Entry(LayerMeaning.UNKNOWN, Optional.empty()));
          return new Entry(e.meaning().withNeighbour(n.name()), e.outer());
        });
  }

  private static String rest(String name, Neighbour inFront) {
    return name.substring(inFront.prefix().length()).replaceFirst("^[-:]", "");
  }

  private record Neighbour(String name, String prefix) {}

  /** The longest name of another mine that the layer starts with, in full or without 煤矿. */
  private static Optional<Neighbour> neighbourOf(String layer, Set<String> neighbours) {
    List<Neighbour> starts = new ArrayList<>();
    for (String neighbour : neighbours) {
      String full = normal(neighbour);
      Matcher suffix = MINE_SUFFIX.matcher(full);
      String shortName = suffix.matches() ? suffix.group(1) : full;
      for (String prefix : List.of(full, shortName + "煤矿", shortName + "矿", shortName)) {
        if (prefix.length() >= 2 && layer.startsWith(prefix)) {
          starts.add(new Neighbour(neighbour, prefix));
        }
      }
    }
    return starts.stream()
        .min(
            Comparator.comparingInt((Neighbour n) -> -n.prefix().length())
                .thenComparing(Neighbour::name));
  }

  private Optional<Entry> varied(String name) {
    Optional<Entry> plain = uncoloured(name);
    if (plain.isPresent()) {
      return plain;
    }
    Matcher year = YEAR_BEFORE.matcher(name);
    if (year.matches()) {
      int value = Integer.parseInt(year.group(1));
      return seamed(year.group(2)).map(e -> with(e, e.meaning().withYear(value)));
    }
    Matcher after = YEAR_AFTER.matcher(name);
    if (after.matches()) {
      int value = Integer.parseInt(after.group(2));
      return seamed(after.group(1)).map(e -> with(e, e.meaning().withYear(value)));
    }
    return seamed(name);
  }

  private Optional<Entry> seamed(String name) {
    Optional<Entry> plain = uncoloured(name);
    Matcher seam = SEAM_BEFORE.matcher(name);
    if (plain.isPresent() || !seam.matches()) {
      return plain;
    }
    // 3下煤巷 is seam 3下 and 煤巷, 2煤煤巷 is seam 2 and 煤巷: the 煤 may belong to either.
    String coal = seam.group(2) == null ? "" : seam.group(2);
    return uncoloured(coal + seam.group(3))
        .or(() -> uncoloured(seam.group(3)))
        .map(e -> with(e, e.meaning().withSeam(seam.group(1))));
  }

  private Optional<Entry> uncoloured(String name) {
    Entry exact = byName.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    Matcher colour = COLOUR_AFTER.matcher(name);
    return colour.matches() ? Optional.ofNullable(byName.get(colour.group(1))) : Optional.empty();
  }

  private static Entry with(Entry e, LayerMeaning meaning) {
    return new Entry(meaning, e.outer());
  }
}
