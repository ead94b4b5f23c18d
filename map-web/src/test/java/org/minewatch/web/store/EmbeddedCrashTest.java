package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.web.load.LargeNight;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The file of an embedded store as it is on the disk while a night is being put in: what a process
 * leaves that is killed then.
 */
class EmbeddedCrashTest {
  private static final LocalDate BEFORE = LargeNight.NIGHT.minusDays(1);

  /** The database writes what it has every half second. */
  private static final int WRITTEN_MILLIS = 2_000;

  @TempDir Path folder;

  private StoreSettings at(String name) {
    return new StoreSettings(
        "jdbc:h2:file:" + folder.resolve(name).resolve("minewatch"), "minewatch", "", 2);
  }

  private Path file(String name) {
    return folder.resolve(name).resolve("minewatch.mv.db");
  }

  /** Puts in a night and copies the file before that is committed: the last rows have places. */
  private void copyAmidst(NightContent night) throws Exception {
    StoreSettings running = at("running");
    try (Connection connection =
        DriverManager.getConnection(running.url(), running.user(), running.password())) {
      connection.setAutoCommit(false);
      JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
      jdbc.update(
          "INSERT INTO night (night_date, product_version, rule_set_version, imported_at,"
              + " content_sha256) VALUES (?, '0', '0', CURRENT_TIMESTAMP, 'x')",
          night.night());
      new NightRows(jdbc, Dialect.H2, night.night()).insert(night);
      Thread.sleep(WRITTEN_MILLIS);
      Files.createDirectory(folder.resolve("killed"));
      Files.copy(file("running"), file("killed"));
      connection.rollback();
    }
  }

  @Test
  void aStoreKilledWhileANightIsPutInOpensAgainWithoutIt() throws Exception {
    NightContent night = LargeNight.of(LargeNight.NIGHT, 60, 2_000, 7);
    try (Store store = Store.open(at("running"))) {
      store.nightImport().importNight(LargeNight.of(BEFORE, 2, 10, 7));
    }
    copyAmidst(night);
    try (Store killed = Store.open(at("killed"))) {
      assertThat(killed.nights().findLatest()).contains(BEFORE);
      assertThat(killed.nightImport().importNight(night)).isEqualTo(NightImport.Outcome.ADDED);
      assertThat(killed.nights().countByNight(Visible.EVERYTHING).get(LargeNight.NIGHT).findings())
          .isEqualTo(2_000);
    }
  }
}
