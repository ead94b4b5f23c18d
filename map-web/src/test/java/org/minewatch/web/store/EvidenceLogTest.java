package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.evidence.log.LogEntry;
import org.minewatch.evidence.log.LogFile;

/** The evidence log on both databases: nights and bundles are entered, and nothing else happens. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EvidenceLogTest {
  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-06T06:00:00Z");

  @Parameter TestDatabase database;

  private StoreSettings settings;
  private Store store;

  @BeforeEach
  void open() {
    settings = database.create();
    store = Store.open(settings);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static String digest(int i) {
    return Digests.sha256("content " + i);
  }

  private void assertHeadHolds() {
    List<LogEntry> entries = store.evidenceLog().all();
    assertThat(store.evidenceLog().head())
        .isEqualTo(new EvidenceLog.Head(entries.size(), LogFile.head(EvidenceLog.DIGEST, entries)));
  }

  @Test
  void anEmptyLogHasTheHeadOfNothing() {
    assertHeadHolds();
  }

  @Test
  void aNightIsEnteredWhenItIsTakenInAndAgainOnlyWhenItCameOutOtherwise() {
    LocalDate night = SampleNight.NIGHT;
    store.nightImport().importNight(SampleNight.of(night, digest(1)));
    store.nightImport().importNight(SampleNight.of(night, digest(1)));
    assertThat(store.evidenceLog().all()).hasSize(1);
    store.nightImport().importNight(SampleNight.of(night, digest(2)));
    store.nightImport().importNight(SampleNight.of(night.plusDays(1), digest(1)));
    assertThat(store.evidenceLog().all())
        .extracting(LogEntry::kind, LogEntry::subject)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("night", night.toString()),
            org.assertj.core.groups.Tuple.tuple("night", night.toString()),
            org.assertj.core.groups.Tuple.tuple("night", night.plusDays(1).toString()));
    assertHeadHolds();
  }

  @Test
  void aBundleIsGivenOutAsItWasEntered() {
    long index = store.evidenceLog().enterBundle("E2026-100000000", digest(7), AT);
    BundleRow row =
        new BundleRow(
            "E2026-100000000",
            "f-2",
            "f-1",
            SampleNight.NIGHT,
            SampleNight.MINE,
            true,
            AT,
            "wang",
            "王监管",
            "regulator",
            4_000_000_000L,
            digest(7),
            index);
    store.evidenceBundles().add(row);
    assertThat(store.evidenceBundles().list("f-1")).containsExactly(row);
    assertThat(store.evidenceBundles().find("f-1", row.number())).contains(row);
    assertThat(store.evidenceBundles().find("f-2", row.number())).isEmpty();
  }

  @Test
  void manyAtOnceAreEnteredOneBehindTheOther() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Long>> entered =
          IntStream.range(0, 20)
              .mapToObj(
                  i -> pool.submit(() -> store.evidenceLog().enterBundle("E" + i, digest(i), AT)))
              .toList();
      for (Future<Long> e : entered) {
        e.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(store.evidenceLog().all())
        .extracting(LogEntry::index)
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(i -> (long) i).toList());
    assertHeadHolds();
  }

  @Test
  void anEntryThatIsUndoneWithWhatItBelongsToIsNotInTheHead() {
    store.evidenceLog().enterBundle("E1", digest(1), AT);
    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .in(
                        () -> {
                          store.evidenceLog().enterBundle("E2", digest(2), AT);
                          throw new IllegalStateException("undo");
                        }))
        .hasMessage("undo");
    assertThat(store.evidenceLog().all()).hasSize(1);
    assertHeadHolds();
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteAnEntry() {
    store.evidenceLog().enterBundle("E1", digest(1), AT);
    for (String sql :
        new String[] {
          "UPDATE evidence_entry SET digest = 'x'", "DELETE FROM evidence_entry",
        }) {
      assertThatThrownBy(() -> execute(sql))
          .as(sql)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("append-only");
    }
    assertHeadHolds();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
