package org.minewatch.track.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.region.CardHolder;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Reader;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.track.FixColumns;
import org.minewatch.track.upload.profile.UploadProfiles;

/** The upload mines of the scenario regions read whole and agree with the regions' own tables. */
class ScenarioUploadsTest {

  @ParameterizedTest
  @CsvSource({
    "dev, 530303001360, 2026-05-06, 5, 200, 72273",
    "wide, 530302001279, 2026-05-05, 2, 180, 28594"
  })
  void everyFileIsAcceptedAndTheRegistersAreThoseOfTheRegion(
      String scenario, String mine, LocalDate first, int nights, int approved, int records)
      throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(shared.isEmpty(), "minewatch.shared names no folder");
    Path folder = Path.of(shared, "scenarios", scenario, "region");
    Region region = RegionReader.read(folder);
    MineRecords truth = region.mines().get(mine);
    List<UploadSource> sources = sources(folder.resolve("uploads").resolve(mine));

    int found = 0;
    int snapshots = 0;
    for (int night = 0; night < nights; night++) {
      LocalDate day = first.plusDays(night);
      UploadQuery query = UploadQuery.day(day, region.info().timeZone()).ofMine(mine);
      UploadDay read = UploadReader.read(UploadProfiles.load(), sources, query);
      assertThat(read.rejections()).isEmpty();
      assertThat(read.files())
          .extracting(UploadFile::state)
          .isSubsetOf(FileState.ACCEPTED, FileState.LATER, FileState.OUTSIDE);
      assertThat(read.snapshots()).hasSize(288).allMatch(Snapshot::complete);
      snapshots += read.snapshots().size();
      found +=
          read.files().stream()
              .filter(f -> f.type().equals("RYSS") && f.state().isUsed())
              .filter(f -> query.covers(f.headerMillis().orElseThrow()))
              .mapToInt(UploadFile::accepted)
              .sum();
      registersMatch(read, truth, approved);
      fixesMatch(read, truth, query);
    }
    assertThat(snapshots).isEqualTo(288 * nights);
    assertThat(found).isEqualTo(records);
  }

  private static List<UploadSource> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(UploadSource::of).toList();
    }
  }

  private static void registersMatch(UploadDay read, MineRecords truth, int approved) {
    UploadRegisters registers = read.registers();
    assertThat(registers.mine().orElseThrow().approvedPersons()).hasValue(approved);
    Map<String, CardHolder> holders =
        truth.persons().stream().collect(Collectors.toMap(CardHolder::cardId, Function.identity()));
    assertThat(registers.persons().keySet())
        .containsExactlyElementsOf(new TreeSet<>(holders.keySet()));
    registers
        .persons()
        .forEach(
            (card, held) -> {
              assertThat(held).hasSize(1);
              assertThat(held.get(0).registered()).isTrue();
              assertThat(held.get(0).job()).isEqualTo(holders.get(card).job());
              assertThat(held.get(0).team()).isEqualTo(holders.get(card).team());
              assertThat(held.get(0).leader()).isEqualTo(holders.get(card).leader());
            });
    Map<String, Reader> readers = new TreeMap<>();
    truth.readers().forEach(r -> readers.put(r.readerId(), r));
    assertThat(registers.stations())
        .extracting(UploadStation::stationCode)
        .containsExactlyElementsOf(readers.keySet());
    int unplaced = 0;
    for (UploadStation station : registers.stations()) {
      assertThat(registers.areas()).extracting(UploadArea::areaCode).contains(station.areaCode());
      if (station.x().isEmpty()) {
        unplaced++;
        continue;
      }
      Reader reader = readers.get(station.stationCode());
      assertThat(station.easting()).isEqualTo(reader.easting());
      assertThat(station.northing()).isEqualTo(reader.northing());
      assertThat(station.z()).isEqualTo(reader.elevation());
    }
    // Both senders leave two chambers' stations at 0;0;0.
    assertThat(unplaced).isEqualTo(2);
    assertThat(registers.areas()).hasSize(6).allMatch(area -> area.limit().isPresent());
    assertThat(read.stationStates()).hasSize(readers.size());
  }

  private static void fixesMatch(UploadDay read, MineRecords truth, UploadQuery query) {
    FixColumns fixes = read.fixes();
    assertThat(fixes.size()).isGreaterThan(10_000);
    for (int i = 0; i < fixes.size(); i++) {
      assertThat(query.covers(fixes.timeMillis(i))).isTrue();
      boolean sorted =
          i == 0
              || fixes.card(i) > fixes.card(i - 1)
              || fixes.card(i) == fixes.card(i - 1)
                  && fixes.timeMillis(i) >= fixes.timeMillis(i - 1);
      assertThat(sorted).isTrue();
    }
    assertThat(read.descents())
        .isNotEmpty()
        .allMatch(d -> d.leftMillis().isEmpty() || d.leftMillis().getAsLong() > d.enteredMillis());
    assertThat(Instant.ofEpochMilli(read.snapshots().get(0).headerMillis()))
        .isEqualTo(Instant.ofEpochMilli(query.fromMillis() + 7_000));
  }
}
