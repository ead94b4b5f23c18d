package org.minewatch.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.finding.Finding;
import org.minewatch.finding.Ground;
import org.minewatch.finding.Judgement;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.StoredNight;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.PositionForm;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.synth.TruePlace;
import org.minewatch.track.FixColumns;
import org.minewatch.track.upload.StationState;
import org.minewatch.track.upload.UploadDay;
import org.minewatch.track.upload.UploadQuery;
import org.minewatch.track.upload.UploadReader;
import org.minewatch.track.upload.UploadSource;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * The same people of a synthetic region told as coordinates, as stations with distances, and in
 * upload files: from the files to places and verdicts, held against where they really were.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreeFormsTest {
  private static final long SEED = 20260511;
  private static final int NIGHTS = 2;
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final List<PositionForm> FORMS =
      List.of(PositionForm.COORDINATES, PositionForm.STATION_DISTANCE, PositionForm.UPLOAD_FILES);

  /**
   * Rules about people past a drawn end, where a station knows less well where somebody was than a
   * coordinate tells: they may be a step more or less sure of the same thing.
   */
  private static final Set<String> PAST_DRAWN_ENDS =
      Set.of("boundary.tracked", "drawing.missing-roadway", "face.concealed");

  /**
   * A mine's people of the first night in one form.
   *
   * @param atWork stations that the mine's state files say worked
   */
  private record Told(
      RoadwayNetwork network, ReaderPlaces readers, FixColumns fixes, Set<String> atWork) {
    PlacedFixes place() {
      return new FixPlacer(network, readers).place(fixes);
    }
  }

  /** How far the fixes that count lie from the truth, in their own sigmas. */
  private record Misses(int fixes, double[] inSigmas) {
    double settled() {
      return (double) inSigmas.length / fixes;
    }

    double within(double sigmas) {
      return (double) Arrays.stream(inSigmas).filter(s -> s <= sigmas).count() / inSigmas.length;
    }
  }

  private final SynthSpec spec =
      new SynthSpec(SEED, "三式矿区", LocalDate.of(2026, 5, 11), NIGHTS, mines());
  private final Map<PositionForm, Map<String, Told>> told = new EnumMap<>(PositionForm.class);
  private final Map<PositionForm, Map<String, TruePlace>> truth = new EnumMap<>(PositionForm.class);
  private final Map<PositionForm, List<StoredNight>> nights = new EnumMap<>(PositionForm.class);

  /** The demo's mines, with a snapshot every minute. */
  private static List<MineSpec> mines() {
    return SynthSpec.demo().mines().stream().map(m -> m.withSnapshots(60)).toList();
  }

  @BeforeAll
  void tellAndJudge(@TempDir Path folder) throws Exception {
    for (PositionForm form : FORMS) {
      SynthSpec inForm = spec.withPositions(form);
      Path target = folder.resolve(form.name());
      SyntheticRegion.write(inForm, target);
      Region region = RegionReader.read(target.resolve(SyntheticRegion.REGION));
      Map<String, Told> mines = new TreeMap<>();
      for (String code : region.mines().keySet()) {
        mines.put(code, told(ScenarioMine.of(region, code), form));
      }
      told.put(form, mines);
      Map<String, TruePlace> places = new HashMap<>();
      SyntheticRegion.truePlaces(inForm)
          .forEach(p -> places.put(key(p.mineCode(), p.cardId(), millis(p)), p));
      truth.put(form, places);
      nights.put(form, judge(target));
    }
  }

  private Told told(ScenarioMine mine, PositionForm form) throws Exception {
    LocalDate night = spec.firstNight();
    RoadwayNetwork network = mine.network(night);
    ReaderPlaces readers = ReaderPlaces.of(network, mine.records().readers(), night);
    if (form != PositionForm.UPLOAD_FILES) {
      return new Told(network, readers, mine.fixes(night), Set.of());
    }
    UploadDay day =
        UploadReader.read(
            UploadProfiles.load(),
            mine.records().uploads().stream().map(UploadSource::of).toList(),
            UploadQuery.day(night, ZONE).ofMine(mine.code()));
    assertThat(day.rejections()).isEmpty();
    assertThat(day.snapshots()).hasSize(24 * 60);
    Set<String> atWork =
        day.stationStates().stream()
            .filter(s -> s.run() == StationState.Run.NORMAL)
            .map(StationState::stationCode)
            .collect(Collectors.toSet());
    return new Told(network, readers, day.fixes(), atWork);
  }

  private List<StoredNight> judge(Path target) throws Exception {
    Path out = target.resolve("out");
    NightlyRun.run(
        new NightlyRun.Options(
                target.resolve(SyntheticRegion.REGION),
                spec.firstNight(),
                NIGHTS,
                Set.of(),
                Optional.empty(),
                out,
                RuleTable.load(),
                2,
                "test",
                Clock.systemUTC(),
                "test")
            .withoutPaper(),
        (what, done, of) -> {});
    return List.of(
        ResultFolder.read(out.resolve(spec.firstNight().toString())),
        ResultFolder.read(out.resolve(spec.firstNight().plusDays(1).toString())));
  }

  private static long millis(TruePlace place) {
    return place.time().atZone(ZONE).toInstant().toEpochMilli();
  }

  private static String key(String mine, String card, long millis) {
    return mine + " " + card + " " + millis;
  }

  /**
   * The fixes that count as being where they are put, those past a drawn end included; in upload
   * files those at the times of snapshots.
   */
  private Misses misses(PositionForm form, String mine, PlacedFixes places) {
    FixColumns fixes = places.fixes();
    double[] inSigmas = new double[fixes.size()];
    int counted = 0;
    int all = 0;
    for (int i = 0; i < fixes.size(); i++) {
      TruePlace there = truth.get(form).get(key(mine, fixes.cardId(i), fixes.timeMillis(i)));
      boolean measured = fixes.hasPlace(i) || !Float.isNaN(fixes.distance(i));
      if (there == null || !measured) {
        continue;
      }
      all++;
      assertThat(places.isPlaced(i)).isTrue();
      if (!places.isAmbiguous(i) && (!places.isUnmatched(i) || places.isBeyondEnd(i))) {
        double miss =
            Math.hypot(places.easting(i) - there.easting(), places.northing(i) - there.northing());
        inSigmas[counted++] = miss / places.sigmaMetres(i);
      }
    }
    return new Misses(all, Arrays.copyOf(inSigmas, counted));
  }

  @Test
  void whatIsPlacedLiesWithinItsStatedAccuracyOfTheTruth() {
    for (PositionForm form : FORMS) {
      int all = 0;
      double settled = 0;
      for (Map.Entry<String, Told> mine : told.get(form).entrySet()) {
        Misses misses = misses(form, mine.getKey(), mine.getValue().place());
        String figures =
            String.format(
                "%s %s seed %d: %d fixes, %.1f %% settled, of these %.2f %% within 2 sigma, %.2f %%"
                    + " within 3 sigma",
                form,
                mine.getKey(),
                SEED,
                misses.fixes(),
                100 * misses.settled(),
                100 * misses.within(2),
                100 * misses.within(3));
        System.out.println(figures);
        assertThat(misses.within(2)).as(figures).isGreaterThan(0.95);
        assertThat(misses.within(3)).as(figures).isGreaterThan(0.997);
        all += misses.fixes();
        settled += misses.settled() * misses.fixes();
      }
      assertThat(settled / all).as("settled of %s", form).isGreaterThan(0.9);
    }
  }

  /** Read without the accuracy that a track file states and an upload file cannot. */
  @Test
  void uploadFilesPlaceAsTracksOfStationsDo() {
    told.get(PositionForm.STATION_DISTANCE)
        .forEach(
            (mine, tracks) -> {
              FixColumns fixes = tracks.fixes();
              float[] unstated = new float[fixes.size()];
              Arrays.fill(unstated, Float.NaN);
              PlacedFixes byTrack =
                  new FixPlacer(tracks.network(), tracks.readers())
                      .place(fixes.withAccuracy(unstated));
              PlacedFixes byUpload = told.get(PositionForm.UPLOAD_FILES).get(mine).place();
              Map<String, Integer> rows = new HashMap<>();
              for (int i = 0; i < byUpload.size(); i++) {
                if (!Float.isNaN(byUpload.fixes().distance(i))) {
                  rows.put(
                      key(mine, byUpload.fixes().cardId(i), byUpload.fixes().timeMillis(i)), i);
                }
              }
              int same = 0;
              int other = 0;
              for (int i = 0; i < fixes.size(); i++) {
                if ((fixes.marks(i) & FixColumns.MARK_DUPLICATE) != 0) {
                  continue;
                }
                Integer k = rows.get(key(mine, fixes.cardId(i), fixes.timeMillis(i)));
                assertThat(k).as("%s %s in the uploads", mine, fixes.cardId(i)).isNotNull();
                boolean alike =
                    byTrack.edge(i) == byUpload.edge(k)
                        && Math.abs(byTrack.offsetMetres(i) - byUpload.offsetMetres(k)) < 0.01
                        && byTrack.isAmbiguous(i) == byUpload.isAmbiguous(k)
                        && byTrack.isBeyondEnd(i) == byUpload.isBeyondEnd(k);
                same += alike ? 1 : 0;
                other += alike ? 0 : 1;
              }
              // A repeated row counts twice when a run is settled and can tip a doubtful fix.
              assertThat(other).as("%s: %d alike", mine, same).isLessThanOrEqualTo(same / 1_000);
            });
  }

  @Test
  void stationsKnownToBeAtWorkSettleMoreAndNothingWrong() {
    told.get(PositionForm.UPLOAD_FILES)
        .forEach(
            (mine, uploads) -> {
              Misses before = misses(PositionForm.UPLOAD_FILES, mine, uploads.place());
              PlacedFixes informed =
                  new FixPlacer(uploads.network(), uploads.readers(), uploads.atWork())
                      .place(uploads.fixes());
              Misses after = misses(PositionForm.UPLOAD_FILES, mine, informed);
              String figures =
                  String.format(
                      "%s: %.1f %% settled, with stations known to be at work %.1f %%, of these"
                          + " %.2f %% within 3 sigma",
                      mine, 100 * before.settled(), 100 * after.settled(), 100 * after.within(3));
              System.out.println(figures);
              assertThat(after.settled()).as(figures).isGreaterThanOrEqualTo(before.settled());
              assertThat(after.within(3)).as(figures).isGreaterThan(0.997);
            });
  }

  @Test
  void theNightlyRunGivesTheSameVerdictsInEveryForm() {
    Map<String, Ground> expected = verdicts(PositionForm.COORDINATES);
    assertThat(expected.values().stream().map(g -> g.rule().code()).distinct())
        .contains("boundary.tracked", "licence.lapsed", "order.defied");
    for (PositionForm form : FORMS) {
      Map<String, Ground> verdicts = verdicts(form);
      assertThat(verdicts.keySet()).as("%s", form).isEqualTo(expected.keySet());
      verdicts.forEach(
          (what, ground) -> {
            Ground by = expected.get(what);
            int apart = PAST_DRAWN_ENDS.contains(ground.rule().code()) ? 1 : 0;
            String figures =
                String.format(
                    "%s %s: %s %s, by coordinates %s %s",
                    form,
                    what,
                    ground.severity(),
                    ground.certainty(),
                    by.severity(),
                    by.certainty());
            int steps = Math.abs(ground.severity().compareTo(by.severity()));
            assertThat(steps).as(figures).isLessThanOrEqualTo(apart);
            steps = Math.abs(ground.certainty().compareTo(by.certainty()));
            assertThat(steps).as(figures).isLessThanOrEqualTo(apart);
          });
      assertThat(unjudged(form)).as("%s", form).isEqualTo(unjudged(PositionForm.COORDINATES));
    }
    // Whether half of the time is placed, which that rule wants, may hang on a few readings.
    assertThat(judgements(PositionForm.UPLOAD_FILES))
        .filteredOn(j -> !j.contains(" face.phantom "))
        .containsExactlyElementsOf(
            judgements(PositionForm.STATION_DISTANCE).stream()
                .filter(j -> !j.contains(" face.phantom "))
                .toList());
  }

  /** What is claimed, by night, mine, rule and place in the list of that rule's findings. */
  private Map<String, Ground> verdicts(PositionForm form) {
    Map<String, Ground> verdicts = new TreeMap<>();
    for (StoredNight night : nights.get(form)) {
      for (Finding finding : night.findings()) {
        for (Ground ground : finding.grounds()) {
          String what = night.night() + " " + finding.mineCode() + " " + ground.rule().code();
          int n = 1;
          while (verdicts.containsKey(what + " " + n)) {
            n++;
          }
          verdicts.put(what + " " + n, ground);
        }
      }
    }
    return verdicts;
  }

  private Set<String> unjudged(PositionForm form) {
    return judgements(form).stream()
        .filter(j -> j.contains(Judgement.State.CANNOT_JUDGE.name()))
        // Half of the fixes of stations may fit several roads.
        .filter(j -> !j.endsWith("face.phantom CANNOT_JUDGE positions-too-few"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> judgements(PositionForm form) {
    Set<String> judgements = new TreeSet<>();
    for (StoredNight night : nights.get(form)) {
      for (Judgement j : night.judgements()) {
        judgements.add(
            String.join(
                " ",
                night.night().toString(),
                j.mineCode(),
                j.rule().code(),
                j.state().name(),
                j.reasonCode()));
      }
    }
    return judgements;
  }
}
