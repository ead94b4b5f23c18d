package org.minewatch.evidence.bundle;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.excerpt.ExcerptFile;
import org.minewatch.evidence.excerpt.LineRange;
import tools.jackson.databind.JsonNode;

/** The manifest as canonical JSON, and back. */
final class ManifestJson {
  static final String FORMAT = "minewatch-evidence-bundle";
  static final int FORMAT_VERSION = 1;

  private ManifestJson() {}

  static byte[] bytes(Manifest m) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("format_version", FORMAT_VERSION);
    json.put("product_version", m.madeBy());
    json.put("bundled_by", m.bundledBy());
    json.put("rule_set_version", m.ruleSetVersion());
    json.put("region", m.regionName());
    json.put("time_zone", m.timeZone());
    json.put("mine_code", m.mineCode());
    json.put("night", m.night().toString());
    json.put("finding_id", m.findingId());
    json.put("digest", m.digest().wireName());
    json.put("width", m.width());
    json.put("night_digest", m.nightDigest());
    json.put(
        "entries",
        m.entries().stream()
            .map(e -> Map.of("name", e.name(), "bytes", e.bytes(), "digest", e.digest()))
            .toList());
    json.put("sources", m.sources().stream().map(ManifestJson::source).toList());
    json.put(
        "licences",
        m.licences().stream()
            .map(
                l ->
                    Map.of(
                        "licence_no", l.licenceNo(),
                        "valid_from", l.validFrom(),
                        "valid_to", l.validTo(),
                        "sha256", l.sha256()))
            .toList());
    json.put(
        "drawings",
        m.drawings().stream()
            .map(
                d ->
                    Map.of(
                        "drawing_id", d.drawingId(),
                        "as_of", d.asOf(),
                        "file", d.file(),
                        "sha256", d.sha256()))
            .toList());
    return CanonicalJson.bytes(json);
  }

  private static Map<String, Object> source(Manifest.Source s) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("entry", s.entry());
    json.put("file", s.file().path());
    json.put("sha256", s.file().sourceSha256());
    json.put("bytes", s.file().sourceBytes());
    if (!s.nightSha256().isEmpty()) {
      json.put("night_sha256", s.nightSha256());
    }
    json.put(
        "lines",
        s.file().whole()
            ? "all"
            : s.file().lines().stream().map(r -> List.of(r.first(), r.last())).toList());
    return json;
  }

  /**
   * Reads a manifest.
   *
   * @throws IOException saying what is wrong with it
   */
  static Manifest read(byte[] bytes) throws IOException {
    JsonNode json = CanonicalJson.read(bytes);
    try {
      if (!FORMAT.equals(json.path("format").asString(""))) {
        throw new IllegalArgumentException("format is not \"" + FORMAT + "\"");
      }
      if (json.path("format_version").asInt(0) != FORMAT_VERSION) {
        throw new IllegalArgumentException(
            "format_version is "
                + json.path("format_version")
                + "; this program reads "
                + FORMAT_VERSION);
      }
      return new Manifest(
          text(json, "product_version"),
          text(json, "bundled_by"),
          text(json, "rule_set_version"),
          text(json, "region"),
          text(json, "time_zone"),
          text(json, "mine_code"),
          LocalDate.parse(text(json, "night")),
          text(json, "finding_id"),
          DigestAlgorithm.of(text(json, "digest"))
              .orElseThrow(() -> new IllegalArgumentException("digest is none of ours")),
          text(json, "width"),
          text(json, "night_digest"),
          each(
              json,
              "entries",
              e -> new Manifest.Entry(text(e, "name"), number(e, "bytes"), text(e, "digest"))),
          each(json, "sources", ManifestJson::source),
          each(
              json,
              "licences",
              l ->
                  new Manifest.LicenceVersion(
                      text(l, "licence_no"),
                      text(l, "valid_from"),
                      text(l, "valid_to"),
                      text(l, "sha256"))),
          each(
              json,
              "drawings",
              d ->
                  new Manifest.DrawingVersion(
                      text(d, "drawing_id"),
                      text(d, "as_of"),
                      text(d, "file"),
                      text(d, "sha256"))));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static Manifest.Source source(JsonNode json) {
    JsonNode lines = json.path("lines");
    List<LineRange> ranges = new ArrayList<>();
    if (lines.isArray()) {
      for (JsonNode range : lines) {
        if (!range.isArray() || range.size() != 2) {
          throw new IllegalArgumentException("lines are pairs of numbers, not " + range);
        }
        ranges.add(new LineRange(range.get(0).asLong(0), range.get(1).asLong(0)));
      }
    }
    if (ranges.isEmpty() && !"all".equals(lines.asString(""))) {
      throw new IllegalArgumentException("lines are \"all\" or a list of ranges");
    }
    return new Manifest.Source(
        text(json, "entry"),
        new ExcerptFile(text(json, "file"), text(json, "sha256"), number(json, "bytes"), ranges),
        json.path("night_sha256").asString(""));
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException(name + " is missing or no string");
    }
    return value.stringValue();
  }

  private static long number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
      throw new IllegalArgumentException(name + " is missing or no whole number");
    }
    return value.longValue();
  }

  private static <T> List<T> each(JsonNode node, String name, Function<JsonNode, T> read) {
    JsonNode array = node.path(name);
    if (!array.isArray()) {
      throw new IllegalArgumentException(name + " is missing or no list");
    }
    List<T> elements = new ArrayList<>(array.size());
    array.forEach(e -> elements.add(read.apply(e)));
    return elements;
  }
}
