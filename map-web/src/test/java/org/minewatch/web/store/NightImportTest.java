package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A night goes into the store whole or not at all, once, and takes the place of what it was before.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NightImportTest extends OnBothDatabases {

  @Test
  void theSameNightTwiceChangesNothing() throws SQLException {
    importSample();
    String before = importedAt();
    assertThat(store.nightImport().importNight(SampleNight.of(NIGHT, "a")))
        .isEqualTo(NightImport.Outcome.UNCHANGED);
    assertThat(importedAt()).isEqualTo(before);
    assertThat(count("finding_night")).isEqualTo(3);
  }

  @Test
  void aChangedNightReplacesThatNightAlone() throws SQLException {
    importSample();
    store.nightImport().importNight(SampleNight.of(NIGHT.plusDays(1), "b"));
    NightContent changed = SampleNight.of(NIGHT, "c");
    assertThat(store.nightImport().importNight(withoutFindings(changed)))
        .isEqualTo(NightImport.Outcome.REPLACED);
    assertThat(ids(filter(null, List.of()))).isEmpty();
    assertThat(count("finding_night")).as("the other night's are still there").isEqualTo(3);
    assertThat(count("map_feature")).isEqualTo(10);
    assertThat(store.nights().findContentHash(NIGHT)).contains("c");
  }

  @Test
  void aNightThatFailsHalfwayLeavesTheOldOneWhole() throws SQLException {
    importSample();
    NightContent sample = SampleNight.of(NIGHT, "broken");
    var doubled = List.of(sample.findings().get(0), sample.findings().get(0));
    assertThatThrownBy(() -> store.nightImport().importNight(withFindings(sample, doubled)))
        .hasMessageContaining("finding_night");
    assertThat(store.nights().findContentHash(NIGHT)).contains("a");
    assertThat(count("finding_night")).isEqualTo(3);
    assertThat(count("map_feature")).isEqualTo(5);
  }

  @Test
  void aFindingOfAMineThatTheNightDoesNotListIsStillShown() {
    NightContent sample = SampleNight.of(NIGHT, "a");
    NightContent unlisted =
        new NightContent(
            sample.night(),
            sample.regionName(),
            sample.timeZone(),
            sample.productVersion(),
            sample.ruleSetVersion(),
            "a",
            List.of(),
            sample.findings(),
            sample.judgements(),
            sample.licences(),
            sample.rejections(),
            sample.features(),
            sample.reportHtml());
    store.nightImport().importNight(unlisted);
    assertThat(ids(filter(null, List.of()))).hasSize(3);
    assertThat(store.nights().listMines(NIGHT, Visible.EVERYTHING))
        .extracting(MineView::name)
        .containsExactly(SampleNight.MINE, SampleNight.OTHER_MINE);
  }

  @Test
  void anotherRegionIsRefusedByName() {
    importSample();
    NightContent sample = SampleNight.of(NIGHT.plusDays(3), "z");
    NightContent other =
        new NightContent(
            sample.night(),
            "别处",
            sample.timeZone(),
            sample.productVersion(),
            sample.ruleSetVersion(),
            "z",
            sample.mines(),
            sample.findings(),
            sample.judgements(),
            sample.licences(),
            sample.rejections(),
            sample.features(),
            sample.reportHtml());
    assertThatThrownBy(() -> store.nightImport().importNight(other))
        .isInstanceOf(OtherRegionException.class)
        .hasMessageContaining("演示区 Demo")
        .hasMessageContaining("别处");
    assertThat(store.nights().findContentHash(other.night())).isEmpty();
  }

  @Test
  void aFilmComesBackByteForByteAndGoesWithItsNight(@TempDir Path folder) throws IOException {
    byte[] bytes = new byte[3_000_000];
    new Random(7).nextBytes(bytes);
    Path film = Files.write(folder.resolve("film.bin"), bytes);
    store.nightImport().importNight(SampleFilm.night(film));
    assertThat(store.replays().find(NIGHT, SampleNight.MINE)).hasValue(bytes);
    assertThat(store.replays().find(NIGHT, SampleNight.OTHER_MINE)).isEmpty();
    assertThat(store.replays().find(NIGHT.plusDays(1), SampleNight.MINE)).isEmpty();
    importReplacing();
    assertThat(store.replays().find(NIGHT, SampleNight.MINE)).isEmpty();
  }

  private void importReplacing() {
    assertThat(store.nightImport().importNight(SampleNight.of(NIGHT, "another")))
        .isEqualTo(NightImport.Outcome.REPLACED);
  }

  @Test
  void aFilmThatCannotBeReadLeavesTheStoreAsItWas(@TempDir Path folder) {
    importSample();
    assertThatThrownBy(
            () -> store.nightImport().importNight(SampleFilm.night(folder.resolve("gone.bin"))))
        .hasMessageContaining("gone.bin");
    assertThat(store.nights().findContentHash(NIGHT)).contains("a");
  }

  private static NightContent withoutFindings(NightContent content) {
    return withFindings(content, List.of());
  }

  private static NightContent withFindings(
      NightContent content, List<NightContent.FindingRow> findings) {
    return new NightContent(
        content.night(),
        content.regionName(),
        content.timeZone(),
        content.productVersion(),
        content.ruleSetVersion(),
        content.contentHash(),
        content.mines(),
        findings,
        content.judgements(),
        content.licences(),
        content.rejections(),
        content.features(),
        content.reportHtml());
  }

  private String importedAt() throws SQLException {
    return single("SELECT imported_at FROM night WHERE night_date = DATE '" + NIGHT + "'");
  }

  private int count(String table) throws SQLException {
    return Integer.parseInt(single("SELECT COUNT(*) FROM " + table));
  }

  private String single(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
