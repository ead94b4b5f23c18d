package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.region.Rejection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NightFolderTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir Path out;

  @Test
  void everythingOfTheFolderIsRead() throws IOException {
    NightContent night = NightFolder.read(SampleResult.write(out, 107.25));
    assertThat(night.night()).isEqualTo(SampleResult.NIGHT);
    assertThat(night.regionName()).isEqualTo("演示区");
    assertThat(night.mines())
        .extracting(
            NightContent.MineRow::code, NightContent.MineRow::name, NightContent.MineRow::county)
        .containsExactly(tuple(SampleResult.MINE, "青石煤矿", "麒麟区"));
    assertThat(JSON.readTree(night.mines().get(0).sight()).at("/sight/people/cards").intValue())
        .isEqualTo(46);
    assertThat(night.judgements())
        .extracting(JudgementView::state)
        .containsExactlyInAnyOrder("judged", "cannot-judge");
    assertThat(night.licences())
        .containsExactly(
            new LicenceView(
                "C1", SampleResult.MINE, "EPSG:4523", 1, 4, 4.25, null, 4.2, "area-differs", ""));
    assertThat(night.rejections()).hasSize(2);
    assertThat(night.rejections().get(0))
        .isEqualTo(
            new Rejection("faces.csv", 3, "from", "no date; write 2026-03-01", "x,\"y\",\nz"));
    assertThat(night.reportHtml()).contains("<p>2026-03-05 夜</p>");
    assertThat(JSON.readTree(night.features().get(0).facts()))
        .isEqualTo(
            JSON.readTree(
                """
                {"layer":"licence","mine_code":"530300000001","licence_no":"C1",
                 "top_elevation_m":1800.5}"""));
  }

  @Test
  void theFeatureOfAFindingIsKeptAsItStandsInTheFile() throws IOException {
    Path folder = SampleResult.write(out, 107.25);
    JsonNode written =
        JSON.readTree(Files.readString(folder.resolve("findings.geojson"))).path("features").get(0);
    String kept = NightFolder.read(folder).findings().get(0).feature();
    assertThat(JSON.readTree(kept)).isEqualTo(written);
    assertThat(kept).contains("107.25", "c2", "不是定位误差");
  }

  @Test
  void equalRunsHaveEqualContentAndOtherFindingsAnother() throws IOException {
    String first = NightFolder.read(SampleResult.write(out.resolve("a"), 107.25)).contentHash();
    Path second = SampleResult.write(out.resolve("b"), 107.25);
    Files.writeString(second.resolve("run.json"), "{\"another\":\"time\"}");
    assertThat(NightFolder.read(second).contentHash()).isEqualTo(first);
    assertThat(NightFolder.read(SampleResult.write(out.resolve("c"), 107.26)).contentHash())
        .isNotEqualTo(first);
    Files.writeString(second.resolve("report.html"), "<p>another report</p>");
    assertThat(NightFolder.read(second).contentHash()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aFolderGoesIntoTheStoreOnceAndIsReplacedWhenItChanged(TestDatabase database)
      throws IOException {
    try (Store store = Store.open(database.create())) {
      NightImport nights = store.nightImport();
      Path folder = SampleResult.write(out, 107.25);
      assertThat(nights.importNight(NightFolder.read(folder))).isEqualTo(NightImport.Outcome.ADDED);
      assertThat(nights.importNight(NightFolder.read(folder)))
          .isEqualTo(NightImport.Outcome.UNCHANGED);
      assertThat(nights.importNight(NightFolder.read(SampleResult.write(out, 108))))
          .isEqualTo(NightImport.Outcome.REPLACED);
      assertThat(store.findings().find(SampleResult.NIGHT, SampleResult.FINDING).orElseThrow())
          .satisfies(detail -> assertThat(detail.finding()).contains("\"max_distance_m\":108"));
    }
  }

  @Test
  void aFilmIsFoundByItsMineAndCountsAsContent() throws IOException {
    Path folder = SampleResult.write(out, 107.25);
    NightContent without = NightFolder.read(folder);
    assertThat(without.replays()).isEmpty();
    Path films = Files.createDirectory(folder.resolve("replay"));
    Path film = Files.write(films.resolve(SampleResult.MINE + ".bin"), "MWRP film".getBytes());
    NightContent with = NightFolder.read(folder);
    assertThat(with.replays()).containsExactly(new NightContent.ReplayRow(SampleResult.MINE, film));
    assertThat(with.contentHash()).isNotEqualTo(without.contentHash());
    Files.write(film, "something else".getBytes());
    assertThatThrownBy(() -> NightFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(film.toString());
  }

  @Test
  void nightsAreFoundInOrderAndWhatIsNoNightIsPassedOver() throws IOException {
    Path night = SampleResult.write(out, 1);
    Files.createDirectory(out.resolve("2026-03-04"));
    Files.createDirectory(out.resolve("notes"));
    Files.writeString(out.resolve("2026-03-03"), "a file");
    assertThat(NightFolder.listNights(out)).containsExactly(night);
    assertThat(NightFolder.listNights(night)).containsExactly(night);
    assertThat(NightFolder.listNights(out.resolve("missing"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "findings.geojson, '{\"type\":\"FeatureCollection\",\"features\":[{\"'",
    "summary.json, '{\"night\":\"2026-03-05\"'",
    "licences.csv, 'licence_no,mine_code\nC1,1'",
    "rejected.csv, 'file,line,column,reason,raw\nfaces.csv,third,,,'",
    "rejected.csv, 'file,line,column,reason,raw\nfaces.csv,3,from,no date,x'",
    "rejected.csv, ''"
  })
  void aMissingOrBrokenFileIsNamed(String file, String broken) throws IOException {
    Path folder = SampleResult.write(out, 1);
    Files.writeString(folder.resolve(file), broken);
    assertThatThrownBy(() -> NightFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file);
    Files.delete(folder.resolve(file));
    assertThatThrownBy(() -> NightFolder.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(file);
  }
}
