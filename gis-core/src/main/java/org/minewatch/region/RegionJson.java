package org.minewatch.region;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.minewatch.region.table.FileScan;
import org.minewatch.region.table.TableLog;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code region.json} with bounds on size and nesting. */
final class RegionJson {
  static final String FILE = "region.json";

  private static final int VERSION = 1;
  private static final Set<String> FIELDS = Set.of("version", "name", "time_zone", "default_crs");

  private RegionJson() {}

  static RegionInfo read(Path file, FileScan scan, RegionLimits limits, TableLog log)
      throws UnreadableRegionException, IOException {
    if (scan.bytes() > limits.jsonBytes()) {
      throw unreadable(
          "has " + scan.bytes() + " bytes; at most " + limits.jsonBytes() + " are read");
    }
    if (!scan.notText().isEmpty()) {
      throw unreadable(scan.notText());
    }
    log.noteEncoding(scan.charset());
    JsonNode root = parse(text(file, scan.charset()), limits);
    if (!root.isObject()) {
      throw unreadable("is no JSON object; write {\"version\": 1, \"name\": …, \"time_zone\": …}");
    }
    for (String name : new TreeSet<>(root.propertyNames())) {
      if (!FIELDS.contains(name)) {
        log.note("unknown field '" + name + "' was ignored");
      }
    }
    JsonNode version = root.path("version");
    if (!version.isIntegralNumber()
        || !version.canConvertToInt()
        || version.intValue() != VERSION) {
      throw unreadable("version is " + shown(version) + "; this program reads version " + VERSION);
    }
    String name = string(root, "name", "the region's name");
    String zone = string(root, "time_zone", "an IANA zone such as Asia/Shanghai");
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      throw unreadable("time_zone is '" + zone + "'; write an IANA zone such as Asia/Shanghai");
    }
    JsonNode crs = root.path("default_crs");
    if (!crs.isMissingNode() && !crs.isNull() && !crs.isString()) {
      throw unreadable("default_crs is " + shown(crs) + "; write a text such as \"EPSG:4524\"");
    }
    Optional<String> defaultCrs =
        crs.isString() ? Optional.of(crs.stringValue().strip()) : Optional.empty();
    return new RegionInfo(
        VERSION, name, ZoneId.of(zone), defaultCrs.filter(text -> !text.isEmpty()));
  }

  private static String text(Path file, Charset charset) throws IOException {
    String text = new String(Files.readAllBytes(file), charset);
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static JsonNode parse(String text, RegionLimits limits) throws UnreadableRegionException {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.jsonNesting())
            .maxDocumentLength(limits.jsonBytes())
            .maxStringLength(limits.jsonBytes())
            .maxNameLength(1000)
            .maxNumberLength(100)
            .build();
    JsonMapper mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    try {
      return mapper.readTree(text);
    } catch (JacksonException e) {
      String where = e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
      String what = e.getOriginalMessage().replaceAll(" \\(bound as.*|, from `[^`]*`", "");
      throw unreadable("is not valid JSON" + where + ": " + what);
    }
  }

  private static String string(JsonNode root, String field, String wanted)
      throws UnreadableRegionException {
    JsonNode node = root.path(field);
    if (!node.isString() || node.stringValue().isBlank()) {
      throw unreadable(field + " is " + shown(node) + "; write " + wanted);
    }
    return node.stringValue().strip();
  }

  private static String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return "missing";
    }
    String text = node.toString();
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static UnreadableRegionException unreadable(String what) {
    return new UnreadableRegionException(FILE + ": " + what);
  }
}
