package org.minewatch.web.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/**
 * docs/configuration.md says what the program does: its table is written from the records that read
 * the settings and the texts of {@code settings.txt}. {@code -Dminewatch.write=true} writes it.
 */
class ConfigurationDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/configuration.md");
  private static final String BEGIN =
      "<!-- settings: written by ConfigurationDocumentTest, change settings.txt -->\n";
  private static final String END = "<!-- end of settings -->\n";

  /** Of those of Spring Boot that are part of the product, what they take. */
  private static final Map<String, String> KINDS_OF_BOOT =
      Map.of(
          "server.address", "text",
          "server.port", "number",
          "server.ssl.certificate", "file",
          "server.ssl.certificate-private-key", "file",
          "server.servlet.session.timeout", "duration",
          "spring.lifecycle.timeout-per-shutdown-phase", "duration",
          "logging.structured.format.console", "text");

  private record Setting(String kind, String value) {}

  private final KnownSettings known = KnownSettings.read();

  @Test
  void eachSettingThatIsReadIsExplained() throws Exception {
    assertThat(new TreeSet<>(known.names())).isEqualTo(new TreeSet<>(settings().keySet()));
  }

  @Test
  void theDocumentIsWhatIsWrittenFromThem() throws Exception {
    String document = Files.readString(DOCUMENT);
    int begin = document.indexOf(BEGIN) + BEGIN.length();
    int end = document.indexOf(END);
    assertThat(end).as("the marks around the table").isGreaterThanOrEqualTo(begin);
    String table = table();
    if (Boolean.getBoolean("minewatch.write")) {
      Files.writeString(DOCUMENT, document.substring(0, begin) + table + document.substring(end));
      return;
    }
    assertThat(document.substring(begin, end))
        .as("written with -Dminewatch.write=true")
        .isEqualTo(table);
  }

  @Test
  void secretsAreReadFromFiles() throws Exception {
    List<String> secrets =
        known.names().stream().filter(n -> n.matches(".*(password|secret|token)")).toList();
    assertThat(secrets)
        .isNotEmpty()
        .allSatisfy(name -> assertThat(known.names()).contains(name + "-file"));
  }

  private String table() throws Exception {
    Map<String, Setting> settings = settings();
    StringBuilder table = new StringBuilder("| property | takes | default | what it does |\n");
    table.append("|---|---|---|---|\n");
    for (String name : known.names()) {
      Setting setting = settings.get(name);
      table.append(
          "| `%s` | %s | %s | %s |\n"
              .formatted(
                  name,
                  setting.kind(),
                  setting.value().isEmpty() ? "empty" : "`" + setting.value() + "`",
                  known.text(name)));
    }
    return table.toString();
  }

  private static Map<String, Setting> settings() throws Exception {
    Map<String, Setting> settings = new TreeMap<>();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (var found : scanner.findCandidateComponents("org.minewatch.web")) {
      addRecord(settings, Class.forName(found.getBeanClassName()));
    }
    Properties application = applicationProperties();
    KINDS_OF_BOOT.forEach(
        (name, kind) ->
            settings.put(name, new Setting(kind, application.getProperty(name, "").strip())));
    return settings;
  }

  private static void addRecord(Map<String, Setting> settings, Class<?> type) {
    assertThat(type.isRecord()).as("%s is a record", type).isTrue();
    String prefix = type.getAnnotation(ConfigurationProperties.class).value();
    RecordComponent[] components = type.getRecordComponents();
    Parameter[] parameters =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(c -> c.getParameterCount() == components.length)
            .findFirst()
            .orElseThrow()
            .getParameters();
    for (int i = 0; i < components.length; i++) {
      String[] value = parameters[i].getAnnotation(DefaultValue.class).value();
      settings.put(
          prefix + "." + kebab(components[i].getName()),
          new Setting(kind(components[i]), String.join(",", value)));
    }
  }

  private static String kind(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == boolean.class) {
      return "true, false";
    }
    if (type.isPrimitive()) {
      return "number";
    }
    if (List.class.isAssignableFrom(type)) {
      return "list";
    }
    return component.getName().endsWith("File") ? "file" : "text";
  }

  private static Properties applicationProperties() throws IOException {
    Properties application = new Properties();
    try (InputStream file =
        ConfigurationDocumentTest.class.getResourceAsStream("/application.properties")) {
      application.load(file);
    }
    return application;
  }

  private static String kebab(String camel) {
    return Arrays.stream(camel.split("(?=[A-Z])"))
        .map(part -> part.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining("-"));
  }
}
