package org.minewatch.web.store.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.web.store.Dialect;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;

/** A store copied into another database is the same, or nothing of it is there. */
class StoreCopyTest {
  private static final StoreCopy.Progress QUIET = (what, done, of) -> {};

  /** Copied from many times, which changes nothing in them. */
  private static final Map<TestDatabase, StoreSettings> FILLED = new EnumMap<>(TestDatabase.class);

  private static final Map<TestDatabase, StoreSettings> SOUND = new EnumMap<>(TestDatabase.class);

  @TempDir Path folder;

  @BeforeAll
  static void fill() throws Exception {
    for (TestDatabase database : TestDatabase.values()) {
      FILLED.put(database, place(database));
      EveryTable.fill(FILLED.get(database));
      SOUND.put(database, madeSound(database));
    }
  }

  @AfterAll
  static void forget() throws SQLException {
    sql(FILLED.get(TestDatabase.H2), "SHUTDOWN");
    sql(SOUND.get(TestDatabase.H2), "SHUTDOWN");
  }

  /** A database that outlives its connections. */
  private static StoreSettings place(TestDatabase database) {
    StoreSettings settings = database.create();
    return database == TestDatabase.H2
        ? new StoreSettings(settings.url() + ";DB_CLOSE_DELAY=-1", settings.user(), "", 2)
        : settings;
  }

  private static StoreSettings filled(TestDatabase database) {
    return FILLED.get(database);
  }

  private static StoreSettings sound(TestDatabase database) {
    return SOUND.get(database);
  }

  /** What a store of real nights and deeds holds, as far as its logs go. */
  private static StoreSettings madeSound(TestDatabase database) {
    StoreSettings settings = place(database);
    try (Store store = Store.open(settings)) {
      store.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a"));
      store.nightImport().importNight(SampleNight.of(SampleNight.NIGHT.plusDays(1), "b"));
      OffsetDateTime at = OffsetDateTime.parse("2026-03-02T07:30:00.123456+08:00");
      store.auditTrail().append(at, "li", "regulator", "::1", "case.open", "f", "{\"n\":\"值\"}");
      store.auditTrail().append(at, "li", "regulator", "::1", "case.note", "f", "{}");
      store.jobRuns().ask("hand", "li", "李", null, null);
    }
    return settings;
  }

  private static void sql(StoreSettings settings, String... statements) throws SQLException {
    try (Connection c =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement s = c.createStatement()) {
      for (String statement : statements) {
        s.execute(statement);
      }
    }
  }

  static Stream<Arguments> directions() {
    return Stream.of(TestDatabase.values())
        .flatMap(from -> Stream.of(TestDatabase.values()).map(to -> Arguments.of(from, to)));
  }

  @ParameterizedTest
  @MethodSource("directions")
  void everyTableOfTheCatalogueIsCopied(TestDatabase from, TestDatabase to) throws Exception {
    StoreSettings source = filled(from);
    StoreSettings target = place(to);
    StoreDigest before = CanonicalExport.digest(source);
    StoreCopy.Report report = StoreCopy.copy(source, target, QUIET);
    assertThat(report.digest()).isEqualTo(before);
    assertThat(CanonicalExport.digest(target)).isEqualTo(before);
    assertThat(CanonicalExport.digest(source)).as("the source is as it was").isEqualTo(before);
    assertThat(before.tables())
        .as("a table without rows shows nothing: teach EveryTable to fill it")
        .allSatisfy(t -> assertThat(t.rows()).as(t.table()).isPositive())
        .hasSizeGreaterThan(40);
    assertThat(before.nextNumbers()).hasSizeGreaterThan(5).doesNotContainValue(1L);
    assertThat(report.isSound()).as("rows of no meaning make no chain, and it says so").isFalse();
  }

  @Test
  void theSameRowsAreTheSameTextInBothDatabases() throws Exception {
    assertThat(CanonicalExport.digest(filled(TestDatabase.H2)).lines())
        .isEqualTo(CanonicalExport.digest(filled(TestDatabase.POSTGIS)).lines());
  }

  @ParameterizedTest
  @MethodSource("directions")
  void theCopyGoesOnWhereTheStoreEnded(TestDatabase from, TestDatabase to) throws Exception {
    StoreSettings source = sound(from);
    StoreSettings target = place(to);
    Store.open(target).close(); // Tables without rows are no obstacle.
    assertThat(StoreCopy.copy(source, target, QUIET).isSound()).isTrue();
    try (Store store = Store.open(target)) {
      assertThat(store.auditTrail().firstBroken()).isEmpty();
      store
          .auditTrail()
          .append(OffsetDateTime.now(), "li", "regulator", "::1", "case.note", "f", "{}");
      assertThat(store.auditTrail().count()).isEqualTo(3);
      assertThat(store.auditTrail().firstBroken()).isEmpty();
      assertThat(store.jobRuns().ask("start", "", "", SampleNight.NIGHT, SampleNight.NIGHT).id())
          .isEqualTo(2);
      store.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "c"));
      assertThat(store.evidenceLog().all()).hasSize(3);
    }
    for (String refused : List.of("UPDATE audit_entry SET login = 'x'", "DELETE FROM known_fact")) {
      assertThatThrownBy(() -> sql(target, refused)).hasMessageContaining("append-only");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aStoreThatIsInUseIsNotCopied(TestDatabase database) throws Exception {
    StoreSettings source = sound(database);
    StoreSettings target = place(TestDatabase.H2);
    try (Store open = Store.open(source)) {
      assertThatThrownBy(() -> StoreCopy.copy(source, target, QUIET))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("in use");
    }
    StoreSettings alive = sound(database);
    try (Store open = Store.open(alive)) {
      assertThatThrownBy(() -> StoreCopy.copy(filled(TestDatabase.H2), alive, QUIET))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("in use");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aTargetThatHoldsAnythingIsLeftAlone(TestDatabase database) throws Exception {
    StoreSettings source = sound(TestDatabase.H2);
    StoreSettings target = filled(database);
    StoreDigest before = CanonicalExport.digest(target);
    assertThatThrownBy(() -> StoreCopy.copy(source, target, QUIET))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("is not empty")
        .hasMessageContaining("audit_entry");
    assertThat(CanonicalExport.digest(target)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aStoreOfAnotherVersionIsNotCopied(TestDatabase database) throws Exception {
    StoreSettings older = place(database);
    Flyway.configure()
        .dataSource(older.url(), older.user(), older.password())
        .locations(Dialect.ofUrl(older.url()).migrationLocations())
        .target("22")
        .load()
        .migrate();
    StoreSettings target = place(TestDatabase.H2);
    assertThatThrownBy(() -> StoreCopy.copy(older, target, QUIET))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("older version")
        .hasMessageContaining("22");
    StoreSettings newer = place(database);
    Store.open(newer).close();
    boolean h2 = database == TestDatabase.H2;
    String history = h2 ? "\"flyway_schema_history\"" : "flyway_schema_history";
    String column = h2 ? "\"%s\"" : "%s";
    sql(
        newer,
        ("UPDATE " + history + " SET " + column.formatted("version") + " = '999' WHERE ")
            + column.formatted("installed_rank")
            + (" = (SELECT MAX(" + column.formatted("installed_rank") + ") FROM " + history + ")"));
    assertThatThrownBy(() -> StoreCopy.copy(newer, target, QUIET))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("newer version");
  }

  @Test
  void whereThereIsNoStoreNothingIsMade() throws Exception {
    StoreSettings none =
        new StoreSettings("jdbc:h2:file:" + folder.resolve("store"), "minewatch", "", 1);
    StoreSettings target = place(TestDatabase.H2);
    assertThatThrownBy(() -> StoreCopy.copy(none, target, QUIET))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("there is no store");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).isEmpty();
    }
    assertThatThrownBy(() -> StoreCopy.copy(place(TestDatabase.POSTGIS), target, QUIET))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("there is no store");
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aCopyThatIsStoppedLeavesNothingAndCanBeMadeAgain(TestDatabase database) throws Exception {
    StoreSettings source = filled(TestDatabase.H2);
    StoreSettings target = place(database);
    assertThatThrownBy(
            () ->
                StoreCopy.copy(
                    source,
                    target,
                    (what, done, of) -> {
                      if (what.equals("comparing")) {
                        throw new IllegalStateException("power cut");
                      }
                    }))
        .hasMessage("power cut");
    StoreDigest left = CanonicalExport.digest(target);
    assertThat(left.tables())
        .filteredOn(t -> t.table().equals("finding_night"))
        .allMatch(t -> t.rows() == 0);
    assertThat(StoreCopy.copy(source, target, QUIET).digest().rows()).isGreaterThan(100);
  }

  @Test
  void aTextThatPostgresCannotHoldIsNamedAndNothingIsWritten() throws Exception {
    StoreSettings source = place(TestDatabase.H2);
    Store.open(source).close();
    sql(
        source,
        "INSERT INTO duty_entry (desk, kind, taken_at, by_login, by_name, words, waiting)"
            + " VALUES ('d', 'note', CURRENT_TIMESTAMP, 'li', 'li', 'a' || CHAR(0), '')");
    StoreSettings target = place(TestDatabase.POSTGIS);
    assertThatThrownBy(() -> StoreCopy.copy(source, target, QUIET))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("duty_entry")
        .hasMessageContaining("U+0000");
    assertThat(CanonicalExport.digest(target).tables())
        .filteredOn(t -> t.table().equals("night"))
        .allMatch(t -> t.rows() == 0);
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void whatTheCatalogueCannotPlaceIsRefused(TestDatabase database) throws Exception {
    StoreSettings settings = place(database);
    Store.open(settings).close();
    sql(settings, "CREATE SEQUENCE counter");
    assertRefused(settings, "counter");
    sql(settings, "DROP SEQUENCE counter", "CREATE TABLE timed (id INTEGER PRIMARY KEY, at TIME)");
    assertRefused(settings, "column at of table timed is of a type");
    sql(
        settings,
        "DROP TABLE timed",
        "CREATE TABLE one (id INTEGER PRIMARY KEY, other INTEGER)",
        "CREATE TABLE two (id INTEGER PRIMARY KEY REFERENCES one)",
        "ALTER TABLE one ADD FOREIGN KEY (other) REFERENCES two");
    assertRefused(settings, "circle: [one, two]");
  }

  private static void assertRefused(StoreSettings settings, String why) {
    assertThatThrownBy(() -> CanonicalExport.digest(settings))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining(why);
  }

  @Test
  void anExportIsATextATableForItsOwnerAlone() throws Exception {
    StoreSettings source = sound(TestDatabase.H2);
    Path out = folder.resolve("out");
    StoreDigest digest = CanonicalExport.write(source, out);
    assertThat(Files.readString(out.resolve("night.jsonl")).lines().toList())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("{\"content_sha256\":\"a\",\"imported_at\":\"")
        .contains("\"night_date\":\"2026-03-01\"");
    assertThat(Files.readAllLines(out.resolve(CanonicalExport.LIST))).isEqualTo(digest.lines());
    assertThat(Files.getPosixFilePermissions(out.resolve("account.jsonl"))).hasSize(2);
    assertThatThrownBy(() -> CanonicalExport.write(source, out))
        .hasMessageContaining("is not empty");
  }
}
