package org.minewatch.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.finding.Finding;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;
import org.minewatch.nightly.PretendShifts.Fix;
import org.minewatch.nightly.PretendShifts.Form;
import org.minewatch.nightly.PretendShifts.Station;
import tools.jackson.databind.json.JsonMapper;

/** Positions made false in every way that the rules on their truth know, in every form. */
class PositionIntegrityTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 4);
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final Set<RuleCode> OURS =
      EnumSet.of(
          RuleCode.POSITION_REPLAYED,
          RuleCode.POSITION_SYNTHETIC,
          RuleCode.POSITION_IMPLAUSIBLE,
          RuleCode.POSITION_STATION_MISPLACED,
          RuleCode.POSITION_OUTAGE);

  private static final int SEEDS = 1;

  @TempDir Path temp;

  /** Two days of three shifts in two branches: the same crews at the same work. */
  private static PretendShifts honest(long seed, Form form) {
    PretendShifts mine = new PretendShifts(seed, form, form == Form.COORDINATES ? 0.5 : 1.0);
    for (LocalDate day : List.of(FIRST, SECOND)) {
      mine.crew(day, "A", 6, 0, 0, 7.5);
      mine.crew(day, "B", 6, 2, 1, 7);
      mine.crew(day, "C", 6, 0, 8, 7.5);
      mine.crew(day, "D", 6, 2, 8, 7);
      mine.crew(day, "E", 5, 0, 16, 7);
    }
    return mine;
  }

  private Set<String> says(
      long seed, PretendShifts mine, Map<String, List<String>> rows, List<Station> stations)
      throws Exception {
    return says(seed, mine, rows, stations, Severity.WARNING);
  }

  private Set<String> says(
      long seed,
      PretendShifts mine,
      Map<String, List<String>> rows,
      List<Station> stations,
      Severity least)
      throws Exception {
    Path folder = temp.resolve("s" + seed + "-" + System.identityHashCode(rows));
    CaseRegion.write(
        JsonMapper.shared().readTree(mine.region(rows, stations)), folder.resolve("region"), null);
    Runs.run(folder.resolve("region"), FIRST, 2, Optional.empty(), folder.resolve("out"), 1);
    Set<String> claims = new TreeSet<>();
    for (Finding f : Runs.night(folder.resolve("out"), SECOND).findings()) {
      f.grounds().stream()
          .filter(g -> OURS.contains(g.rule()))
          .filter(g -> g.severity().compareTo(least) >= 0)
          .forEach(g -> claims.add(g.rule().code()));
    }
    return claims;
  }

  private Set<String> says(long seed, PretendShifts mine) throws Exception {
    return says(seed, mine, mine.rows(), PretendShifts.stations());
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void crewsThatDoTheSameEveryDayAreTrue(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      assertThat(says(seed, honest(seed, form))).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aCardWithYesterdaysPositionsIsReplayed(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      Map<String, List<String>> rows = mine.rows();
      List<String> today = rows.get(PretendShifts.path(SECOND));
      today.removeIf(r -> r.startsWith("C0,"));
      int lag = 300 + mine.random().nextInt(1500);
      for (String r : List.copyOf(rows.get(PretendShifts.path(FIRST)))) {
        if (r.startsWith("C0,")) {
          today.add(shifted(r, lag, mine.random(), form));
        }
      }
      // Zone readers tell too little for more than a notice.
      Severity least = form == Form.ZONES ? Severity.NOTICE : Severity.WARNING;
      assertThat(says(seed, mine, rows, PretendShifts.stations(), least))
          .as("seed %d, lag %d s", seed, lag)
          .contains("position.replayed");
    }
  }

  /** A row a day and some seconds later, with a little noise of its own. */
  private static String shifted(String row, int lag, Random random, Form form) {
    String[] c = row.split(",", -1);
    c[1] = java.time.LocalDateTime.parse(c[1]).plusDays(1).plusSeconds(lag).toString();
    for (int k : form == Form.COORDINATES ? new int[] {2, 3} : new int[] {5}) {
      if (form != Form.ZONES) {
        double v = Double.parseDouble(c[k]) + 0.15 * random.nextGaussian();
        c[k] = String.format(Locale.ROOT, "%.1f", v);
      }
    }
    return String.join(",", c);
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void aCardAtTwoPlacesInTurnIsImplausible(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      List<Fix> moved = new ArrayList<>();
      for (Fix f : mine.fixes) {
        int minute = f.second() / 60;
        boolean away =
            f.day().equals(SECOND)
                && f.card().equals("D1")
                && minute >= 11 * 60
                && minute < 13 * 60
                && minute % 12 < 2;
        moved.add(away ? new Fix(f.card(), f.day(), f.second(), 500, 0) : f);
      }
      mine.fixes.clear();
      mine.fixes.addAll(moved);
      assertThat(says(seed, mine)).as("seed %d", seed).containsExactly("position.implausible");
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void everybodyAtRandomStationsIsSynthetic(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      mine.fixes.removeIf(f -> f.day().equals(SECOND));
      List<Station> stations = PretendShifts.stations();
      for (int person = 0; person < 30; person++) {
        int from = 28_800 * (person % 3);
        for (int s = 0; s < 28_000; s += 120) {
          Station at = stations.get(mine.random().nextInt(stations.size()));
          mine.fixes.add(new Fix("P" + person, SECOND, from + s, at.east(), at.along()));
        }
      }
      assertThat(says(seed, mine)).as("seed %d", seed).containsExactly("position.synthetic");
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void stationsSilentWithACrewAtThemAreOut(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      mine.fixes.removeIf(
          f ->
              f.day().equals(SECOND)
                  && f.east() == 400
                  && f.along() > 0
                  && f.second() > 11 * 3600
                  && f.second() < 12.5 * 3600);
      assertThat(says(seed, mine)).as("seed %d", seed).containsExactly("position.outage");
    }
  }

  @ParameterizedTest
  @EnumSource(Form.class)
  void maintenanceAndQuietDistrictsAreNoOutage(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      mine.fixes.removeIf(
          f ->
              f.day().equals(SECOND)
                  && f.east() == 400
                  && f.along() > 0
                  && f.second() > 11 * 3600
                  && f.second() < 11 * 3600 + 24 * 60);
      mine.fixes.removeIf(f -> f.day().equals(SECOND) && f.card().startsWith("E"));
      assertThat(says(seed, mine)).as("seed %d", seed).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(value = Form.class, names = "STATIONS")
  void aStationRecordedBesideItsRoadIsMisplaced(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      List<Station> stations = new ArrayList<>(PretendShifts.stations());
      stations.removeIf(s -> s.id().equals("M750"));
      stations.add(new Station("M750", 750, -90));
      assertThat(says(seed, mine, mine.rows(), stations))
          .as("seed %d", seed)
          .containsExactly("position.station-misplaced");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Form.class, names = "STATIONS")
  void aStationRecordedFartherAlongItsRoadIsMisplaced(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      List<Station> stations = new ArrayList<>(PretendShifts.stations());
      stations.removeIf(s -> s.id().equals("B400-1"));
      stations.add(new Station("B400-1", 400, 210));
      assertThat(says(seed, mine, mine.rows(), stations))
          .as("seed %d", seed)
          .isSubsetOf("position.station-misplaced");
    }
  }

  @ParameterizedTest
  @EnumSource(value = Form.class, names = "STATIONS")
  void stationsRecordedThirtyMetresOffAreNotAccused(Form form) throws Exception {
    for (long seed = 1; seed <= SEEDS; seed++) {
      PretendShifts mine = honest(seed, form);
      List<Station> stations = new ArrayList<>();
      for (Station s : PretendShifts.stations()) {
        boolean moved = s.id().equals("M750") || s.id().equals("B400-1");
        stations.add(
            moved ? new Station(s.id(), s.east() + 21, s.along() + (s.along() > 0 ? 21 : 0)) : s);
      }
      assertThat(says(seed, mine, mine.rows(), stations)).as("seed %d", seed).isEmpty();
    }
  }
}
