package org.minewatch.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.RuleCatalogue;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.geo.LonLat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Planted events of a region, and which findings match them by the published way of scoring. */
final class TruthMatch {
  /** Rules of which a notice is all there is to say, as the scorer beside the scenarios has it. */
  private static final Set<String> NOTICE_IS_ENOUGH =
      Set.of("boundary.approach", "water.approach", "drawing.stale", "seal.mismatch");

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final Duration SLACK = Duration.ofHours(12);

  final LocalDate firstNight;
  final int nights;
  final Set<String> cleanMines;
  final List<Event> events = new ArrayList<>();

  /** A planted event. */
  record Event(
      String id,
      String rule,
      Set<String> also,
      Set<String> mines,
      OffsetDateTime from,
      OffsetDateTime to,
      Optional<Geometry> place,
      double toleranceMetres,
      boolean scored,
      String positioning) {

    /** Whether a rule of this version is to find it: people only where a fix is a place. */
    boolean isOurs() {
      boolean placed = !positioning.equals("zone") || !rule.equals("boundary.tracked");
      return scored
          && placed
          && RuleCatalogue.all().stream().anyMatch(r -> r.code().code().equals(rule));
    }

    boolean matches(Finding f, RuleCode claim) {
      return mines.contains(f.mineCode())
          && (rule.equals(claim.code()) || also.contains(claim.code()))
          && !f.lastSeen().isBefore(from.minus(SLACK))
          && !f.firstSeen().isAfter(to.plus(SLACK))
          && (place.isEmpty()
              || f.geometry().isEmpty()
              || LonLat.roughMetres(place.get(), f.geometry().get()) <= toleranceMetres);
    }
  }

  TruthMatch(Path truth) throws IOException {
    JsonNode root = JsonMapper.shared().readTree(Files.readString(truth));
    firstNight = LocalDate.parse(root.get("first_night").stringValue());
    nights = root.get("nights").intValue();
    cleanMines = texts(root.path("clean_mines"));
    root.get("events").forEach(e -> events.add(event(e)));
  }

  private static Event event(JsonNode e) {
    Set<String> mines = texts(e.path("also_mines"));
    mines.add(e.get("mine_code").stringValue());
    JsonNode geometry = e.path("geometry");
    return new Event(
        e.get("id").stringValue(),
        e.get("rule").stringValue(),
        texts(e.path("also")),
        mines,
        OffsetDateTime.parse(e.get("from").stringValue()),
        OffsetDateTime.parse(e.get("to").stringValue()),
        geometry.isObject() ? Optional.of(geometry(geometry)) : Optional.empty(),
        e.path("tolerance_m").asDouble(0),
        e.path("scored").asBoolean(true),
        e.path("positioning").asString("precise"));
  }

  private static Set<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::stringValue)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Geometry geometry(JsonNode g) {
    if (g.has("geometries")) {
      return FACTORY.buildGeometry(
          StreamSupport.stream(g.get("geometries").spliterator(), false)
              .map(TruthMatch::geometry)
              .toList());
    }
    JsonNode c = g.get("coordinates");
    return switch (g.get("type").stringValue()) {
      case "Point" -> FACTORY.createPoint(place(c));
      case "LineString" -> FACTORY.createLineString(places(c));
      case "MultiPoint" -> FACTORY.createMultiPointFromCoords(places(c));
      case "Polygon" -> FACTORY.createPolygon(places(c.get(0)));
      case "MultiLineString", "MultiPolygon" ->
          FACTORY.buildGeometry(
              StreamSupport.stream(c.spliterator(), false)
                  .map(p -> p.get(0).get(0).isArray() ? p.get(0) : p)
                  .map(p -> (Geometry) FACTORY.createLineString(places(p)))
                  .toList());
      default -> throw new IllegalArgumentException("no reader for " + g.get("type"));
    };
  }

  private static Coordinate[] places(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(TruthMatch::place)
        .toArray(Coordinate[]::new);
  }

  private static Coordinate place(JsonNode c) {
    return new Coordinate(c.get(0).doubleValue(), c.get(1).doubleValue());
  }

  /** Findings of all nights of a result. */
  List<Finding> findings(Path out) throws IOException {
    List<Finding> all = new ArrayList<>();
    for (int i = 0; i < nights; i++) {
      all.addAll(Runs.night(out, firstNight.plusDays(i)).findings());
    }
    return all;
  }

  /** Events of the rules of this version that no finding names by its own rule. */
  List<String> missed(List<Finding> findings, List<Judgement> judgements) {
    return events.stream()
        .filter(Event::isOurs)
        .filter(e -> judgements.stream().noneMatch(j -> cannotJudge(j, e)))
        .filter(
            e ->
                findings.stream()
                    .noneMatch(
                        f ->
                            claims(f, least(e)).stream()
                                .anyMatch(c -> c.code().equals(e.rule()) && e.matches(f, c))))
        .map(Event::id)
        .toList();
  }

  private static boolean cannotJudge(Judgement j, Event e) {
    return j.state() == Judgement.State.CANNOT_JUDGE
        && j.rule().code().equals(e.rule())
        && e.mines().contains(j.mineCode());
  }

  private static Severity least(Event e) {
    return NOTICE_IS_ENOUGH.contains(e.rule()) ? Severity.NOTICE : Severity.WARNING;
  }

  /** Claims at warning or above that no event matches. */
  List<String> falseAlarms(List<Finding> findings) {
    return findings.stream()
        .flatMap(
            f ->
                claims(f, Severity.WARNING).stream()
                    .filter(c -> events.stream().noneMatch(e -> e.matches(f, c)))
                    .map(c -> f.mineCode() + " " + c.code() + ": " + f.title().en()))
        .distinct()
        .sorted()
        .toList();
  }

  static List<RuleCode> claims(Finding f, Severity least) {
    return f.grounds().stream()
        .filter(g -> g.severity().compareTo(least) >= 0)
        .map(Ground::rule)
        .toList();
  }
}
