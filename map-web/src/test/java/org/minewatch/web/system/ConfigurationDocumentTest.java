package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.AccountSettings;
import org.minewatch.web.account.OidcSettings;
import org.minewatch.web.delivery.DeliverySettings;
import org.minewatch.web.document.DocumentSettings;
import org.minewatch.web.drawing.DeskSettings;
import org.minewatch.web.evidence.EvidenceSettings;
import org.minewatch.web.export.ExportSettings;
import org.minewatch.web.health.HealthSettings;
import org.minewatch.web.ingest.IngestSettings;
import org.minewatch.web.job.JobSettings;
import org.minewatch.web.limit.LimitSettings;
import org.minewatch.web.order.OrderSettings;
import org.minewatch.web.person.PersonSettings;
import org.minewatch.web.review.ReviewSettings;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.tip.TipSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** docs/configuration.md says what the program does. */
class ConfigurationDocumentTest {

  private static final Pattern ROW =
      Pattern.compile(
          "^\\| `(?<name>[a-z0-9.-]+)` \\| (?:`(?<value>[^`]*)`|empty) \\|", Pattern.MULTILINE);

  @Test
  void everyPropertyStandsThereWithItsDefault() throws IOException {
    Map<String, String> expected = new TreeMap<>();
    addRecord(expected, StoreSettings.class);
    addRecord(expected, ServerSettings.class);
    addRecord(expected, DeskSettings.class);
    addRecord(expected, ExportSettings.class);
    addRecord(expected, ReviewSettings.class);
    addRecord(expected, AccountSettings.class);
    addRecord(expected, OrderSettings.class);
    addRecord(expected, TipSettings.class);
    addRecord(expected, JobSettings.class);
    addRecord(expected, EvidenceSettings.class);
    addRecord(expected, DeliverySettings.class);
    addRecord(expected, HealthSettings.class);
    addRecord(expected, DocumentSettings.class);
    addRecord(expected, IngestSettings.class);
    addRecord(expected, LimitSettings.class);
    addRecord(expected, PersonSettings.class);
    addRecord(expected, OidcSettings.class);
    Properties application = new Properties();
    try (InputStream file =
        ConfigurationDocumentTest.class.getResourceAsStream("/application.properties")) {
      application.load(file);
    }
    for (String documented : new String[] {"server.address", "server.port"}) {
      expected.put(documented, application.getProperty(documented));
    }

    Map<String, String> written = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(Path.of("../docs/configuration.md")));
    while (row.find()) {
      written.put(row.group("name"), row.group("value") == null ? "" : row.group("value"));
    }
    assertThat(written).isEqualTo(expected);
  }

  private static void addRecord(Map<String, String> properties, Class<?> settings) {
    String prefix = settings.getAnnotation(ConfigurationProperties.class).value();
    var parameters = settings.getDeclaredConstructors()[0].getParameters();
    RecordComponent[] components = settings.getRecordComponents();
    for (int i = 0; i < components.length; i++) {
      String[] value = parameters[i].getAnnotation(DefaultValue.class).value();
      properties.put(prefix + "." + kebab(components[i].getName()), String.join(",", value));
    }
  }

  private static String kebab(String camel) {
    return camel.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
  }
}
