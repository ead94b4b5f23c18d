package org.minewatch.web.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.ingest.IngestBench.MINE;
import static org.minewatch.web.ingest.IngestBench.MORNING;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.track.upload.UploadWriter;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.store.Visible;

/**
 * What is said of this moment by the newest files: people by place, and what is to be looked at.
 */
class LiveDeskTest {
  @TempDir Path folder;

  private IngestBench bench;
  private Store store;
  private LiveDesk desk;

  @BeforeEach
  void open() throws Exception {
    bench = IngestBench.with(folder);
    bench.write(
        "region/mines.csv",
        "mine_code,name,crs,shift_headcount_limit\n" + MINE + ",甲示例煤矿,EPSG:4524,4\n");
    store = Store.open(TestDatabase.H2.create());
    store.nightImport().importNight(LiveNight.of());
    desk = at(Duration.ZERO);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private LiveDesk at(Duration later) {
    return new LiveDesk(
        store, Duration.ofMinutes(10), Clock.fixed(bench.now().plus(later), ZoneOffset.UTC));
  }

  private static UploadWriter snapshot(
      LocalDateTime time, String station, int people, double metres) {
    UploadWriter file = new UploadWriter(MINE, "RYSS", "示例煤矿", time);
    for (int p = 0; p < people; p++) {
      file.place(
          MINE + "%05d".formatted(p),
          "甲",
          time.minusHours(1),
          null,
          station.substring(0, 16),
          time.minusMinutes(50),
          station,
          time.minusMinutes(5),
          metres,
          false,
          "");
    }
    return file;
  }

  private LiveDesk.Mine now(UploadWriter... files) throws Exception {
    for (UploadWriter file : files) {
      bench.put("drop/" + file.name(), file.bytes());
    }
    IngestSettings settings = bench.settings(100);
    try (Intake intake =
        new Intake(
            settings, bench.region(), new UploadSpool(settings.archiveFolder()), store, desk)) {
      bench.takeIn(intake);
    }
    return desk.now(Visible.EVERYTHING).mines().get(0);
  }

  private static Set<String> kinds(LiveDesk.Mine mine) {
    return mine.alarms().stream()
        .map(LiveContent.Alarm::kind)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void theNewestSnapshotCountsWhicheverFileComesFirst() throws Exception {
    LiveDesk.Mine mine =
        now(
            snapshot(MORNING.plusMinutes(2), LiveNight.INSIDE, 3, 5),
            snapshot(MORNING, LiveNight.INSIDE, 9, 5));
    assertThat(mine.underground()).isEqualTo(3);
    assertThat(mine.whole()).isTrue();
    assertThat(mine.headerAt().toInstant())
        .isEqualTo(MORNING.plusMinutes(2).atZone(IngestBench.CHINA).toInstant());
    assertThat(mine.groups()).containsExactly(new LiveContent.Group(LiveNight.INSIDE, "", "", 3));
    assertThat(kinds(mine)).isEmpty();
  }

  @Test
  void morePeopleThanApprovedAreSaidUntilThereAreFewer() throws Exception {
    LiveDesk.Mine mine = now(snapshot(MORNING, LiveNight.INSIDE, 5, 5));
    assertThat(mine.alarms())
        .containsExactly(new LiveContent.Alarm("over-limit", 5, 4, List.of(), null));
    assertThat(kinds(now(snapshot(MORNING.plusMinutes(5), LiveNight.INSIDE, 4, 5)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OUTSIDE, 10, outside",
    // So far from the station that he may still be inside.
    "OUTSIDE, 990, ''",
    "AT_MOUTH, 10, ''",
    "CLICKED, 10, ''",
    "INSIDE, 10, ''",
    "PAST_STOP_LINE, 10, stop-line",
    "PAST_STOP_LINE, 195, ''",
  })
  void whereTheStationSaysSoWithCertaintyPeopleAreBeyondALine(
      String station, double metres, String alarm) throws Exception {
    String code = (String) LiveNight.class.getDeclaredField(station).get(null);
    LiveDesk.Mine mine = now(snapshot(MORNING, code, 2, metres));
    assertThat(kinds(mine)).isEqualTo(alarm.isEmpty() ? Set.of() : Set.of(alarm));
  }

  @Test
  void aMineThatSendsNothingMoreIsSilentAndOthersDoNotLearnOfIt() throws Exception {
    now(snapshot(MORNING, LiveNight.INSIDE, 2, 5));
    LiveDesk.Now later = at(Duration.ofMinutes(11)).now(Visible.EVERYTHING);
    assertThat(kinds(later.mines().get(0))).containsExactly("silent");
    assertThat(later.alarms()).isEqualTo(1);
    Visible other = new Visible(false, new TreeSet<>(Set.of("530300000002")), new TreeSet<>());
    assertThat(desk.now(other).mines()).isEmpty();
  }
}
