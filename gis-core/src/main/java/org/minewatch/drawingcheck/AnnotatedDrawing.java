package org.minewatch.drawingcheck;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.drawing.DrawnFeature;
import org.minewatch.drawing.MineDrawing;
import org.minewatch.drawing.revision.Change;
import org.minewatch.drawing.revision.ChangeKind;
import org.minewatch.drawing.revision.RevisionText;
import org.minewatch.finding.Evidence;
import org.minewatch.finding.Finding;
import org.minewatch.finding.FindingJson;
import org.minewatch.finding.GeometryJson;
import org.minewatch.finding.JsonText;
import org.minewatch.finding.MapFeature;
import org.minewatch.wording.Text;

/**
 * Writes a checked drawing as GeoJSON (RFC 7946) for any GIS: what is drawn with layer, class,
 * state and findings ({@code role} is {@code drawn}), every difference to the earlier plan ({@code
 * change}), and the findings as in {@code findings.geojson} ({@code finding}).
 */
public final class AnnotatedDrawing {
  private final DrawingVerdict verdict;
  private final Map<String, Set<String>> states = new HashMap<>();
  private final Map<String, Set<String>> findings = new HashMap<>();

  private AnnotatedDrawing(DrawingVerdict verdict) {
    this.verdict = verdict;
    verdict.difference().ifPresent(d -> d.changes().forEach(this::mark));
    verdict.findings().forEach(this::mark);
  }

  /** Writes; a refused drawing has no features. */
  public static void write(DrawingVerdict verdict, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    new AnnotatedDrawing(verdict).write(new JsonText(text));
    text.write('\n');
    text.flush();
  }

  /** Writes the earlier plan alone, its features as drawn. */
  public static void writeEarlier(DrawingDossier dossier, OutputStream out) throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    JsonText json = new JsonText(text);
    AnnotatedDrawing annotated = new AnnotatedDrawing(dossier.verdict());
    MineDrawing earlier = dossier.earlier().orElseThrow();
    json.object().member("type", "FeatureCollection").member("file", earlier.submission().file());
    json.member("as_of", earlier.submission().asOf().toString()).name("features").array();
    for (DrawnFeature f : earlier.features()) {
      annotated.asDrawn(f, json);
      json.end().end();
    }
    json.endLine().end();
    text.write('\n');
    text.flush();
  }

  static String wireName(ChangeKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is gone is in the earlier file; nothing of this one carries it. */
  private void mark(Change c) {
    if (c.kind() != ChangeKind.GONE) {
      c.entities()
          .forEach(e -> states.computeIfAbsent(e, k -> new TreeSet<>()).add(wireName(c.kind())));
    }
  }

  private void mark(Finding f) {
    String id = verdict.drawing().map(d -> d.submission().drawingId()).orElse("");
    for (Evidence e : f.evidence()) {
      if (e.kind().equals("drawing")
          && id.equals(e.facts().get("drawing_id"))
          && e.facts().get("entities") instanceof Collection<?> entities) {
        entities.forEach(
            n -> findings.computeIfAbsent(String.valueOf(n), k -> new TreeSet<>()).add(f.id()));
      }
    }
  }

  private void write(JsonText json) throws IOException {
    json.object().member("type", "FeatureCollection").name("features").array();
    if (verdict.drawing().isPresent()) {
      MineDrawing drawing = verdict.drawing().get();
      for (DrawnFeature f : drawing.features()) {
        drawn(f, json);
      }
    }
    if (verdict.difference().isPresent()) {
      for (Change c : verdict.difference().get().changes()) {
        change(c, json);
      }
    }
    for (Finding f : verdict.findings()) {
      json.line();
      FindingJson.write(f, json);
    }
    json.endLine().end();
  }

  /** A geometry in degrees; empty when it lies where no map reaches. */
  private Optional<Geometry> lonLat(Geometry metres) {
    return metres.isEmpty() || !verdict.frame().coversAll(metres)
        ? Optional.empty()
        : Optional.of(
            new MapFeature(
                    verdict.mine().code(),
                    "drawing",
                    new TreeMap<>(),
                    verdict.frame().toLonLat(metres))
                .geometry());
  }

  private JsonText feature(Geometry metres, JsonText json) throws IOException {
    json.line().object().member("type", "Feature").name("geometry");
    Optional<Geometry> place = lonLat(metres);
    if (place.isPresent()) {
      GeometryJson.write(place.get(), json);
    } else {
      json.nothing();
    }
    return json.name("properties").object();
  }

  /** Begins a feature with what the drawing itself says of it. */
  private void asDrawn(DrawnFeature f, JsonText json) throws IOException {
    feature(f.geometry(), json).member("role", "drawn").member("layer", f.layer());
    json.member("class", f.layerClass().wireName()).member("entity", f.entity());
    member("neighbour", f.neighbour(), json);
    member("text", f.text(), json);
    member("block", f.block(), json);
    member("seam", f.meaning().seam(), json);
    if (f.hidden()) {
      json.name("hidden").value(true);
    }
    elevations(f.geometry(), json);
  }

  private void drawn(DrawnFeature f, JsonText json) throws IOException {
    asDrawn(f, json);
    if (verdict.difference().isPresent()) {
      names("state", states.getOrDefault(f.entity(), Set.of("unchanged")), json);
    }
    names("findings", findings.getOrDefault(f.entity(), Set.of()), json);
    json.end().end();
  }

  private static void elevations(Geometry g, JsonText json) throws IOException {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Coordinate c : g.getCoordinates()) {
      if (!Double.isNaN(c.getZ())) {
        low = Math.min(low, c.getZ());
        high = Math.max(high, c.getZ());
      }
    }
    if (low <= high) {
      json.name("bottom_elevation_m").value(Math.rint(low * 1000) / 1000);
      json.name("top_elevation_m").value(Math.rint(high * 1000) / 1000);
    }
  }

  private void change(Change c, JsonText json) throws IOException {
    Text sentence = RevisionText.say(c);
    feature(c.where(), json).member("role", "change").member("state", wireName(c.kind()));
    json.member("class", c.what().wireName());
    json.member("title_zh", sentence.zh()).member("title_en", sentence.en());
    names("entities", c.entities(), json);
    json.end().end();
  }

  private static void member(String name, String text, JsonText json) throws IOException {
    if (!text.isEmpty()) {
      json.member(name, text);
    }
  }

  private static void names(String name, Collection<String> values, JsonText json)
      throws IOException {
    json.name(name).array();
    for (String v : values) {
      json.value(v);
    }
    json.end();
  }
}
