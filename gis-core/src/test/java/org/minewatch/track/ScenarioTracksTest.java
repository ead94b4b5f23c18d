package org.minewatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.region.InputFile;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Reader;
import org.minewatch.region.Region;
import org.minewatch.region.RegionReader;
import org.minewatch.region.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scenario regions are read whole, and rejected is exactly what their makers spoiled. */
class ScenarioTracksTest {

  @ParameterizedTest
  @ValueSource(strings = {"small", "dev", "wide"})
  void everythingReadsAndTheRejectedRowsAreThoseOfTheTruth(String name) throws Exception {
    String shared = System.getProperty("minewatch.shared", "");
    Assumptions.assumeFalse(shared.isEmpty(), "minewatch.shared names no folder");
    Path scenario = Path.of(shared, "scenarios", name);
    Region region = RegionReader.read(scenario.resolve("region"));

    Map<String, Long> rejected = new TreeMap<>();
    for (InputFile input : region.inputs()) {
      if (input.rowsRejected() > 0) {
        rejected.put(input.path(), input.rowsRejected());
      }
    }
    for (MineRecords mine : region.mines().values()) {
      Set<String> readers =
          mine.readers().stream().map(Reader::readerId).collect(Collectors.toSet());
      for (Map.Entry<LocalDate, Path> track : mine.tracks().entrySet()) {
        String path = "tracks/" + mine.mine().code() + "/" + track.getValue().getFileName();
        TrackDay day =
            TrackReader.readColumns(
                track.getValue(), path, region.info().timeZone(), readers::contains);
        assertThat(day.fixes().size()).isPositive();
        assertThat(day.summary().complete()).isTrue();
        assertThat((long) day.fixes().size()).isEqualTo(day.summary().rowsRead());
        if (day.summary().rowsRejected() > 0) {
          rejected.put(path, day.summary().rowsRejected());
        }
        assertThat(day.summary().rejections()).hasSize((int) day.summary().rowsRejected());
      }
    }

    JsonNode truth = JsonMapper.shared().readTree(Files.readString(scenario.resolve("truth.json")));
    Map<String, Long> expected = new TreeMap<>();
    truth.get("rejected_rows").forEachEntry((file, n) -> expected.put(file, n.longValue()));
    assertThat(rejected).isEqualTo(expected);
    assertThat(region.rejections().stream().map(Rejection::file).collect(Collectors.toSet()))
        .as("nothing else is reported: %s", region.rejections())
        .isSubsetOf(expected.keySet());
    assertThat(region.unreadableTables()).isEmpty();
  }
}
