package org.minewatch.web.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingNamesTest {
  private final SettingNames names = new SettingNames();

  private static StandardEnvironment with(String name) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("a file", Map.of(name, "something")));
    return environment;
  }

  @ParameterizedTest
  @CsvSource({
    "minewatch.delivery.mail-domain, minewatch.delivery.mail-domains",
    "minewatch.server.host, minewatch.server.hosts",
    "minewatch.storeurl, minewatch.store.url",
    "minewatch.job.treads, minewatch.job.threads"
  })
  void aNameThatThereIsNotIsRefusedWithTheNearest(String name, String meant) {
    assertThatThrownBy(() -> names.check(with(name)))
        .isInstanceOf(WrongSettingException.class)
        .hasMessage(name + " is no setting; " + meant + " may be meant");
  }

  @Test
  void aNameThatIsNearNoneIsRefusedWithoutAGuess() {
    assertThatThrownBy(() -> names.check(with("minewatch.qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq")))
        .hasMessageEndingWith(" is no setting");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minewatch.store.url",
        "minewatch.ingest.region-folders",
        "minewatch.ingest.regionFolders",
        "minewatch.server.hosts[0]",
        "another.program.setting",
        "minewatchdog"
      })
  void whatReachesASettingOrIsOfAnotherProgramIsTaken(String name) {
    assertThatCode(() -> names.check(with(name))).doesNotThrowAnyException();
  }

  @Test
  void variablesOfTheMachineAreOnlyWarnedOf() {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(
                    "MINEWATCH_STORE_URI", "something",
                    "MINEWATCH_INGEST_REGIONFOLDERS_0", "/srv",
                    "MINEWATCH_STORE_PASSWORD_FILE", "/run")));
    var log = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger(SettingNames.class);
    var seen =
        new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
    seen.start();
    log.addAppender(seen);
    try {
      names.check(environment);
    } finally {
      log.detachAppender(seen);
    }
    assertThat(seen.list)
        .filteredOn(e -> e.getFormattedMessage().startsWith("MINEWATCH"))
        .singleElement()
        .satisfies(
            e ->
                assertThat(e.getFormattedMessage())
                    .contains("MINEWATCH_STORE_URI", "minewatch.store.url may be meant"));
  }

  @Test
  void aFormOfLogsThatThereIsNotIsRefused() {
    StandardEnvironment environment = with("some.thing");
    environment
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "another file", Map.of("logging.structured.format.console", "xml")));
    assertThatThrownBy(() -> names.check(environment))
        .hasMessageContaining("\"xml\"; it must be ecs, logstash or gelf");
  }
}
