package org.minewatch.drawing.dxf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.drawing.dxf.tag.TagReader;
import org.minewatch.drawing.dxf.tag.TagStream;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.SourceDrawing;
import org.minewatch.drawing.source.SourceFeature;
import org.minewatch.drawing.source.SourceLayer;

/**
 * Every DXF of the shared folder, drawings of real mines and other people's test files: read whole,
 * counted as others count, every entity drawn or listed.
 */
class DxfSharedFilesTest {

  /** Kinds that never draw anything themselves. */
  private static final Set<String> SILENT = Set.of("VIEWPORT", "SEQEND", "ATTDEF");

  /** Kinds that ogrinfo 3.6 does not read. */
  private static final Set<String> UNKNOWN_TO_OGR = Set.of("VIEWPORT", "ACAD_TABLE");

  /** Why a file has more features in ogrinfo than entities: docs/drawings.md has the sentences. */
  private static final Map<String, Integer> PIECES_IN_OGR =
      Map.of("issue42.dxf", 37, "duplicate_handles.dxf", 15, "multi_insert_with_attribs.dxf", 24);

  private static final Pattern OUTERMOST = Pattern.compile("^\\S+(?: handle \\S+)?, \\w+ (\\d+)");

  static Stream<Path> files() throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    if (shared.isEmpty()) {
      return Stream.of(Path.of(""));
    }
    Path real = Path.of(shared, "data", "real");
    try (Stream<Path> all =
        Stream.concat(
            Files.walk(real.resolve("drawings")), Files.walk(real.resolve("corpora/dxf")))) {
      List<Path> files =
          all.filter(p -> p.toString().matches(".*\\.dxf(\\.gz)?")).sorted().toList();
      assertThat(files).hasSizeGreaterThan(40);
      return files.stream();
    }
  }

  private static DxfReader.Bytes bytes(Path file) {
    Assumptions.assumeTrue(!file.toString().isEmpty(), "no -Dminewatch.shared");
    return () -> {
      InputStream in = Files.newInputStream(file);
      return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    };
  }

  private static SourceDrawing read(Path file) throws Exception {
    return new DxfReader().read(bytes(file), file.getFileName().toString(), DrawingLimits.DEFAULT);
  }

  private static Map<String, Integer> counts(SourceDrawing drawing) {
    Map<String, Integer> counts = new TreeMap<>();
    for (SourceLayer l : drawing.facts().layers()) {
      if (l.entityCount() > 0) {
        counts.put(l.name(), l.entityCount());
      }
    }
    return counts;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void everyEntityIsDrawnOrListed(Path file) throws Exception {
    SourceDrawing drawing = read(file);
    Set<String> drawn = new HashSet<>();
    for (SourceFeature f : drawing.features()) {
      Matcher m = OUTERMOST.matcher(f.entity());
      assertThat(m.find()).as(f.entity()).isTrue();
      drawn.add(m.group(1));
    }
    int silent = 0;
    for (SourceLayer l : drawing.facts().layers()) {
      silent += SILENT.stream().mapToInt(k -> l.entities().getOrDefault(k, 0)).sum();
    }
    int listed = drawing.rejections().size();
    for (String note : drawing.notes()) {
      Matcher m = Pattern.compile("^not read: (\\d+) ").matcher(note);
      listed += m.find() ? Integer.parseInt(m.group(1)) : 0;
    }
    int entities = counts(drawing).values().stream().mapToInt(Integer::intValue).sum();
    assertThat(drawn.size() + silent + listed).as("%s", drawing.notes()).isEqualTo(entities);
  }

  /** The tags of the entity section, counted without any of the reader's knowledge of entities. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void entitiesOfALayerAreAsManyAsTheFileHas(Path file) throws Exception {
    SourceDrawing drawing = read(file);
    Map<String, Integer> expected = new TreeMap<>();
    try (InputStream in = bytes(file).open()) {
      TagReader tags =
          new TagReader(
              TagStream.open(in, DrawingLimits.DEFAULT),
              Charset.forName(drawing.facts().encoding()));
      String section = "";
      while (tags.next() && !tags.kind().equals("EOF")) {
        String kind = tags.kind();
        if (kind.equals("SECTION")) {
          section = tags.text(2, "");
        } else if (section.equals("ENTITIES") && !kind.equals("ENDSEC")) {
          boolean part = kind.equals("VERTEX") || kind.equals("SEQEND") || kind.equals("ATTRIB");
          if (!part) {
            expected.merge(DxfText.plain(tags.text(8, "0")).strip(), 1, Integer::sum);
          }
        }
      }
    }
    assertThat(counts(drawing)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void entitiesOfALayerAreAsManyAsOgrinfoCounts(Path file) throws Exception {
    SourceDrawing drawing = read(file);
    Map<String, Integer> ogr = Ogr.countByLayer(file, drawing.facts().encoding());
    Assumptions.assumeTrue(ogr != null, "ogrinfo is not here or does not open this file");
    int more = 0;
    Map<String, Integer> ours = new HashMap<>();
    Set<String> approximate = new HashSet<>();
    for (SourceLayer l : drawing.facts().layers()) {
      int count = l.entityCount();
      for (String kind : UNKNOWN_TO_OGR) {
        count -= l.entities().getOrDefault(kind, 0);
      }
      // ogrinfo makes two features of a leader, its line and its arrow
      count += l.entities().getOrDefault("LEADER", 0);
      if (count > 0) {
        ours.put(l.name(), count);
      }
    }
    for (String layer : ogr.keySet()) {
      int extra = ogr.get(layer) - ours.getOrDefault(layer, 0);
      if (extra != 0) {
        approximate.add(layer);
        more += extra;
      }
    }
    assertThat(ogr.keySet()).isEqualTo(ours.keySet());
    assertThat(more)
        .as("%s: ogrinfo %s, ours %s", approximate, ogr, ours)
        .isEqualTo(PIECES_IN_OGR.getOrDefault(file.getFileName().toString(), 0));
  }
}
