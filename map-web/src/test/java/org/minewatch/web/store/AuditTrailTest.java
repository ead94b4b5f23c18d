package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The audit log on both databases: it is added to, and nothing else. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditTrailTest {

  private static final OffsetDateTime AT = OffsetDateTime.parse("2026-03-02T07:30:00.123456+08:00");
  private static final PageRequest PAGE = new PageRequest(0, 100);

  @Parameter TestDatabase database;

  private StoreSettings settings;
  private Store store;
  private AuditTrail trail;

  @BeforeEach
  void open() {
    settings = database.create();
    store = Store.open(settings);
    trail = store.auditTrail();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private AuditEntry add(String action) {
    return trail.append(AT, "li", "regulator", "127.0.0.1", action, "f-1", "{\"n\":\"值\"}");
  }

  private void sql(String statement) throws SQLException {
    try (Connection c =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement s = c.createStatement()) {
      s.execute(statement);
    }
  }

  @Test
  void entriesAreChainedAndListedLatestFirst() {
    AuditEntry first = add("case.register");
    AuditEntry second = add("case.confirm");
    assertThat(first.seq()).isEqualTo(1);
    assertThat(first.previous()).isEmpty();
    assertThat(second.previous()).isEqualTo(first.digest()).hasSize(64);
    assertThat(trail.list(Optional.empty(), Optional.empty(), Optional.empty(), PAGE).items())
        .containsExactly(second, first);
    assertThat(trail.list(Optional.of("li"), Optional.of("case"), Optional.of("f-1"), PAGE).total())
        .as("an action with all below it")
        .isEqualTo(2);
    assertThat(
            trail
                .list(Optional.empty(), Optional.of("case.confirm"), Optional.empty(), PAGE)
                .items())
        .containsExactly(second);
    assertThat(trail.list(Optional.of("wang"), Optional.empty(), Optional.empty(), PAGE).items())
        .isEmpty();
    assertThat(trail.firstBroken()).isEmpty();
  }

  @Test
  void theDatabaseRefusesToChangeOrDeleteAnEntry() {
    add("case.register");
    assertThatThrownBy(() -> sql("UPDATE audit_entry SET login = 'wang'"))
        .hasStackTraceContaining("append-only");
    assertThatThrownBy(() -> sql("DELETE FROM audit_entry")).hasStackTraceContaining("append-only");
    assertThat(trail.firstBroken()).isEmpty();
  }

  @Test
  void whoGoesRoundTheDatabasesRefusalIsFoundOut() throws SQLException {
    for (int i = 0; i < 5; i++) {
      add("case.note");
    }
    String off =
        database == TestDatabase.H2
            ? "DROP TRIGGER audit_entry_stays"
            : "ALTER TABLE audit_entry DISABLE TRIGGER ALL";
    sql(off);
    sql("UPDATE audit_entry SET detail = '{}' WHERE seq = 3");
    assertThat(trail.firstBroken()).contains(3L);
    sql("DELETE FROM audit_entry WHERE seq >= 3");
    assertThat(trail.firstBroken()).as("a cut end").contains(3L);
  }

  @Test
  void whatIsUndoneIsNotInTheLog() {
    assertThatThrownBy(
            () ->
                store
                    .transactions()
                    .in(
                        () -> {
                          add("case.confirm");
                          throw new IllegalStateException("no");
                        }))
        .hasMessage("no");
    assertThat(add("case.register").seq()).isEqualTo(1);
  }

  @Test
  void manyWhoWriteAtOnceMakeOneChain() throws InterruptedException {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    for (int i = 0; i < 40; i++) {
      writers.execute(() -> add("case.note"));
    }
    writers.shutdown();
    assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(trail.list(Optional.empty(), Optional.empty(), Optional.empty(), PAGE).total())
        .isEqualTo(40);
    assertThat(trail.firstBroken()).isEmpty();
  }
}
