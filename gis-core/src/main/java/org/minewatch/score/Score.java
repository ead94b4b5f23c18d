package org.minewatch.score;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Severity;
import org.minewatch.score.PlantedEvents.Event;

/**
 * How well a result finds what was planted. A claim counts for the events of its own rule; only
 * when there is none, for those that list it as a consequence.
 */
public final class Score {
  private static final Set<String> NOTICE_ENOUGH =
      Set.of(
          "boundary.approach",
          "water.approach",
          "drawing.stale",
          "seal.mismatch",
          "position.coverage-hole");

  private final TreeMap<String, Tally> rules = new TreeMap<>();
  private final Map<String, int[]> difficulties = new LinkedHashMap<>();
  private final Tally all = new Tally();
  private final List<String> missed = new ArrayList<>();
  private final List<String> alarms = new ArrayList<>();
  private int cleanAlarms;
  private int cleanGraveAlarms;
  private int cleanMineNights;

  /** A finding's distances from an event. */
  private record Distance(double gap, double centre) {}

  private Score() {
    for (String difficulty : List.of("easy", "medium", "hard")) {
      difficulties.put(difficulty, new int[2]);
    }
  }

  /** Scores a findings file, or all those below a folder, against a truth. */
  public static Score of(Path truth, Path findings, Severity least) throws IOException {
    Score score = new Score();
    score.add(PlantedEvents.read(truth), Claim.read(findings), least);
    return score;
  }

  /** Adds up regions, each a truth and its findings. */
  public static Score ofAll(Map<Path, Path> findingsByTruth, Severity least) throws IOException {
    Score score = new Score();
    for (Map.Entry<Path, Path> region : findingsByTruth.entrySet()) {
      score.add(PlantedEvents.read(region.getKey()), Claim.read(region.getValue()), least);
    }
    return score;
  }

  private void add(PlantedEvents truth, Collection<Claim> claims, Severity least) {
    cleanMineNights += truth.cleanMines().size() * truth.nights();
    for (Event event : truth.events()) {
      if (event.scored()) {
        rule(event.rule()).events++;
        all.events++;
        difficulty(event)[0]++;
      }
    }
    Map<Event, Set<String>> found = new LinkedHashMap<>();
    Set<Event> bySame = new HashSet<>();
    Map<Event, Distance> best = new LinkedHashMap<>();
    for (Claim claim : claims) {
      boolean counts = claim.severity().compareTo(least) >= 0;
      Map<Event, Distance> own = new LinkedHashMap<>();
      Map<Event, Distance> consequence = new LinkedHashMap<>();
      for (Event event : truth.events()) {
        match(claim, event, event.rule().equals(claim.rule()) ? own : consequence);
      }
      Map<Event, Distance> matching = own.isEmpty() ? consequence : own;
      if (matching.isEmpty()) {
        if (counts) {
          falseAlarm(claim, truth);
        }
        continue;
      }
      if (!counts && !NOTICE_ENOUGH.contains(claim.rule())) {
        continue;
      }
      matching.forEach(
          (event, distance) -> {
            if (event.scored()) {
              found
                  .computeIfAbsent(event, e -> new TreeSet<>())
                  .add(claim.mine() + " " + claim.id());
              if (!own.isEmpty()) {
                bySame.add(event);
              }
              if (distance != null) {
                best.merge(event, distance, (a, b) -> b.centre() < a.centre() ? b : a);
              }
            }
          });
    }
    for (Event event : truth.events()) {
      if (event.scored()) {
        count(event, found.get(event), bySame.contains(event), best.get(event));
      }
    }
  }

  private static void match(Claim claim, Event event, Map<Event, Distance> into) {
    boolean named = event.rule().equals(claim.rule()) || event.also().contains(claim.rule());
    if (!named
        || !event.mines().contains(claim.mine())
        || !event.overlaps(claim.first(), claim.last())) {
      return;
    }
    Geometry shape = event.plane() == null ? null : event.plane().shape(claim.geometry());
    if (shape == null) {
      into.put(event, null);
      return;
    }
    double gap = LocalPlane.metres(shape, event.shape());
    if (gap <= event.toleranceMetres()) {
      into.put(
          event, new Distance(gap, LocalPlane.metres(LocalPlane.middle(shape), event.shape())));
    }
  }

  private void falseAlarm(Claim claim, PlantedEvents truth) {
    boolean clean = truth.cleanMines().contains(claim.mine());
    rule(claim.rule()).falseAlarms++;
    all.falseAlarms++;
    if (clean) {
      cleanAlarms++;
      cleanGraveAlarms += claim.severity().compareTo(Severity.MAJOR) >= 0 ? 1 : 0;
    }
    alarms.add(
        claim.mine() + " " + claim.rule() + " " + claim.id() + (clean ? " (clean mine)" : ""));
  }

  private void count(Event event, Set<String> findings, boolean same, Distance distance) {
    if (findings == null) {
      missed.add(
          event.id()
              + " "
              + String.join("/", event.mines())
              + " "
              + event.rule()
              + " ("
              + event.difficulty()
              + ")");
      return;
    }
    difficulty(event)[1]++;
    for (Tally tally : List.of(rule(event.rule()), all)) {
      tally.hits++;
      tally.same += same ? 1 : 0;
      tally.matching += findings.size();
      if (distance != null) {
        tally.gaps.add(distance.gap());
        tally.centres.add(distance.centre());
      }
    }
  }

  private Tally rule(String code) {
    return rules.computeIfAbsent(code, r -> new Tally());
  }

  private int[] difficulty(Event event) {
    return difficulties.computeIfAbsent(event.difficulty(), d -> new int[2]);
  }

  /** All rules together. */
  public Tally overall() {
    return all;
  }

  /** By rule code. */
  public Map<String, Tally> rules() {
    return rules;
  }

  /** Events and hits by difficulty. */
  public Map<String, int[]> difficulties() {
    return difficulties;
  }

  /** Events that nothing found. */
  public List<String> missed() {
    return missed;
  }

  /** Claims that no event explains. */
  public List<String> falseAlarms() {
    return alarms;
  }

  /** How many clean mines were judged for how many nights. */
  public int cleanMineNights() {
    return cleanMineNights;
  }

  /** False alarms in clean mines, a mine and night. */
  public double cleanFalseAlarmRate() {
    return cleanMineNights == 0 ? 0 : (double) cleanAlarms / cleanMineNights;
  }

  /** False alarms of severity major or critical in clean mines. */
  public int cleanGraveAlarms() {
    return cleanGraveAlarms;
  }
}
