package org.minewatch.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.minewatch.finding.Severity;

/**
 * A store on a fresh database of each kind, for tests that are {@code @ParameterizedClass}es of
 * them.
 */
abstract class OnBothDatabases {

  static final LocalDate NIGHT = SampleNight.NIGHT;
  static final PageRequest FIRST_PAGE = new PageRequest(0, 100);

  @Parameter TestDatabase database;

  StoreSettings settings;
  Store store;

  @BeforeEach
  void openAnEmptyStore() {
    settings = database.create();
    store = Store.open(settings);
  }

  @AfterEach
  void close() {
    store.close();
  }

  void importSample() {
    assertThat(store.nightImport().importNight(SampleNight.of(NIGHT, "a")))
        .isEqualTo(NightImport.Outcome.ADDED);
  }

  List<String> ids(FindingFilter filter) {
    return store.findings().list(NIGHT, filter, FIRST_PAGE).items().stream()
        .map(FindingView::id)
        .toList();
  }

  static FindingFilter filter(String text, List<Severity> severities) {
    return new FindingFilter(
        Visible.EVERYTHING, none(), severities, none(), none(), Optional.ofNullable(text));
  }

  static <T> Optional<T> none() {
    return Optional.empty();
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }
}
