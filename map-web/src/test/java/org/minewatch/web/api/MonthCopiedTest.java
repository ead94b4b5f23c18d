package org.minewatch.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.nightly.NightlyRun;
import org.minewatch.rules.RuleTable;
import org.minewatch.synth.DrawingForm;
import org.minewatch.synth.LayerHabit;
import org.minewatch.synth.MineSpec;
import org.minewatch.synth.Plant;
import org.minewatch.synth.SynthSpec;
import org.minewatch.synth.SyntheticRegion;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.copy.CanonicalExport;
import org.minewatch.web.store.copy.StoreCopy;
import org.minewatch.web.store.copy.TableDigest;

/** A month of an invented region, judged night by night, moved from H2 to PostGIS. */
@Tag("show")
class MonthCopiedTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int NIGHTS = 30;

  @TempDir Path folder;

  @Test
  void aMonthIsTheSameThere() throws Exception {
    int mines = Integer.getInteger("minewatch.show.mines", 6);
    DrawingForm form = new DrawingForm(DrawingForm.Format.GEOJSON, LayerHabit.BY_ROCK, false, true);
    Plant[] plants = {Plant.UNDRAWN_HEADING_OUTSIDE, Plant.STALE_DRAWING, Plant.MOVED_CORNER};
    List<MineSpec> all =
        IntStream.range(0, mines)
            .mapToObj(
                i ->
                    MineSpec.named("一月示例煤矿" + i)
                        .drawing(form)
                        .fixes(60, 1)
                        .plant(plants[i % plants.length])
                        .build())
            .toList();
    SyntheticRegion.write(new SynthSpec(11, "一月示例", FIRST, NIGHTS, all), folder);
    List<Path> nights =
        NightlyRun.run(
                new NightlyRun.Options(
                    folder.resolve(SyntheticRegion.REGION),
                    FIRST,
                    NIGHTS,
                    Set.of(),
                    Optional.empty(),
                    folder.resolve("out"),
                    RuleTable.load(),
                    2,
                    "test",
                    Clock.systemUTC(),
                    "test"),
                (what, done, of) -> {})
            .nightFolders();
    Path file = folder.resolve("store");
    StoreSettings embedded = new StoreSettings("jdbc:h2:file:" + file, "minewatch", "", 2);
    try (Store store = Store.open(embedded)) {
      for (Path night : nights) {
        store.nightImport().importNight(NightFolder.read(night));
      }
    }
    StoreSettings target = PostgisServer.get().createDatabase();
    Instant began = Instant.now();
    StoreCopy.Report report = StoreCopy.copy(embedded, target, (what, done, of) -> {});
    Duration took = Duration.between(began, Instant.now());
    assertThat(report.isSound()).isTrue();
    Instant compared = Instant.now();
    assertThat(CanonicalExport.digest(target)).isEqualTo(CanonicalExport.digest(embedded));
    System.out.printf(
        "%d nights of %d mines, %d rows, %.0f MB: copied, read back and compared in %.1f s;"
            + " both exported again in %.1f s; %s%n",
        nights.size(),
        mines,
        report.digest().rows(),
        Files.size(folder.resolve("store.mv.db")) / 1e6,
        took.toMillis() / 1000.0,
        Duration.between(compared, Instant.now()).toMillis() / 1000.0,
        report.digest().tables().stream()
            .filter(t -> t.rows() > 0)
            .map(TableDigest::table)
            .toList());
    assertThat(nights).hasSize(NIGHTS);
  }
}
