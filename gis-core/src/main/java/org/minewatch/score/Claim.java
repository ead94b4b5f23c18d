package org.minewatch.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.minewatch.finding.Severity;
import tools.jackson.databind.JsonNode;

/**
 * One rule that a finding says holds: its leading rule, or one of its grounds. The same finding of
 * several nights is one claim, at the gravest severity and the latest place.
 *
 * @param first null when the finding does not say
 */
record Claim(
    String mine,
    String rule,
    String id,
    Severity severity,
    OffsetDateTime first,
    OffsetDateTime last,
    JsonNode geometry) {

  private static final int DEEPEST_FOLDER = 4;

  private Claim later(Claim next) {
    return new Claim(
        mine,
        rule,
        id,
        severity.compareTo(next.severity) > 0 ? severity : next.severity,
        first == null || next.first == null
            ? null
            : first.isBefore(next.first) ? first : next.first,
        last == null || next.last == null ? null : last.isAfter(next.last) ? last : next.last,
        next.geometry);
  }

  /** The claims of a findings file, or of all those below a folder. */
  static Collection<Claim> read(Path result) throws IOException {
    Map<String, Claim> claims = new LinkedHashMap<>();
    for (Path file : files(result)) {
      int number = 0;
      for (JsonNode feature : PlantedEvents.json(file).path("features")) {
        number++;
        try {
          add(feature, claims);
        } catch (IllegalArgumentException | DateTimeException e) {
          throw new IOException(file + ", feature " + number + ": " + e.getMessage(), e);
        }
      }
    }
    return claims.values();
  }

  private static List<Path> files(Path result) throws IOException {
    if (!Files.isDirectory(result)) {
      return List.of(result);
    }
    try (Stream<Path> all = Files.walk(result, DEEPEST_FOLDER)) {
      List<Path> found =
          all.filter(p -> p.getFileName().toString().equals("findings.geojson")).sorted().toList();
      if (found.isEmpty()) {
        throw new IOException(result + " holds no findings.geojson");
      }
      return found;
    }
  }

  private static void add(JsonNode feature, Map<String, Claim> claims) {
    JsonNode p = feature.path("properties");
    String id =
        p.has("id") ? p.get("id").asString() : feature.path("id").asString("#" + claims.size());
    String mine = p.path("mine_code").asString("");
    String rule = p.path("rule").asString("");
    Severity severity = severity(p.path("severity").asString(""));
    OffsetDateTime first = time(p.path("first_seen"));
    OffsetDateTime last = time(p.path("last_seen"));
    JsonNode geometry = feature.path("geometry");
    put(claims, new Claim(mine, rule, id, severity, first, last, geometry));
    for (JsonNode ground : p.path("grounds")) {
      String other = ground.path("rule").asString(rule);
      if (!other.equals(rule)) {
        Severity own =
            ground.path("severity").isString()
                ? severity(ground.get("severity").stringValue())
                : severity;
        put(claims, new Claim(mine, other, id, own, first, last, geometry));
      }
    }
  }

  private static void put(Map<String, Claim> claims, Claim claim) {
    claims.merge(claim.mine + "\n" + claim.rule + "\n" + claim.id, claim, Claim::later);
  }

  private static Severity severity(String name) {
    return Severity.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static OffsetDateTime time(JsonNode text) {
    return text.isString() ? OffsetDateTime.parse(text.stringValue()) : null;
  }
}
