package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Packs on both databases: they are added and given out again, and nothing else. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class InspectionPacksTest {

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

  private static PackRow row(int serial, String finding, String caseId) {
    return row(serial, finding, caseId, 1);
  }

  private static PackRow row(int serial, String finding, String caseId, int hour) {
    return new PackRow(
        2026,
        serial,
        finding,
        caseId,
        LocalDate.of(2026, 3, 5),
        SampleNight.MINE,
        true,
        OffsetDateTime.parse("2026-03-06T0" + hour + ":00:00Z"),
        "wang",
        "王监管",
        "regulator",
        "[{\"name\":\"P1\"}]",
        "a".repeat(64));
  }

  @Test
  void aPackIsGivenOutAsItWas() {
    PackRow made = row(407_215, "f-2", "f-1");
    String page = "<p>检查包 “é” " + "x".repeat(300_000) + "</p>";
    store.inspectionPacks().add(made, page);
    assertThat(store.inspectionPacks().has(2026, 407_215)).isTrue();
    assertThat(store.inspectionPacks().has(2025, 407_215)).isFalse();
    PackRow found = store.inspectionPacks().find("f-1", "P2026-407215").orElseThrow();
    assertThat(found).isEqualTo(made);
    assertThat(found.number()).isEqualTo("P2026-407215");
    assertThat(store.inspectionPacks().page(found)).isEqualTo(page);
  }

  @Test
  void aPackBelongsToItsCaseAlone() {
    store.inspectionPacks().add(row(200_000, "f-1", "f-1"), "a");
    store.inspectionPacks().add(row(150_000, "f-2", "f-1", 2), "b");
    store.inspectionPacks().add(row(250_000, "f-9", "f-9"), "c");
    assertThat(store.inspectionPacks().list("f-1"))
        .extracting(PackRow::serial)
        .as("the latest first, whatever its number")
        .containsExactly(150_000, 200_000);
    assertThat(store.inspectionPacks().find("f-1", "P2026-250000")).isEmpty();
    assertThat(store.inspectionPacks().find("f-1", "P2026-2500001")).isEmpty();
    assertThat(store.inspectionPacks().find("f-1", "' OR 1=1 --")).isEmpty();
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteOne() {
    store.inspectionPacks().add(row(200_000, "f-1", "f-1"), "a");
    for (String statement :
        new String[] {"UPDATE inspection_pack SET sealed = FALSE", "DELETE FROM inspection_pack"}) {
      assertThatThrownBy(() -> sql(statement)).as(statement).isInstanceOf(SQLException.class);
    }
    assertThat(store.inspectionPacks().list("f-1")).hasSize(1);
  }

  private void sql(String statement) throws SQLException {
    try (Connection c =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement s = c.createStatement()) {
      s.execute(statement);
    }
  }
}
