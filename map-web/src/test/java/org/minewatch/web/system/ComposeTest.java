package org.minewatch.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The recipe of containers: valid, whole, and open nowhere. */
class ComposeTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path DOCKER = ROOT.resolve("docker");
  private static final Pattern PINNED =
      Pattern.compile("[a-z0-9./-]+:\\d+[\\w.-]*\\d[\\w.-]*(@sha256:[0-9a-f]{64})?");
  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|_KEY");
  private static final JsonNode COMPOSE = compose();

  private static JsonNode compose() {
    try (InputStream in = Files.newInputStream(DOCKER.resolve("compose.yaml"))) {
      return JSON.valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, JsonNode> services() {
    Map<String, JsonNode> all = new LinkedHashMap<>();
    COMPOSE.path("services").properties().forEach(e -> all.put(e.getKey(), e.getValue()));
    return all;
  }

  private static List<String> faults(JsonNode compose) throws IOException {
    try (InputStream in =
        ComposeTest.class.getResourceAsStream("/schemas/compose/compose-spec.json")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // It calls itself 2019-09, but is written with the ids of draft 4, and Compose reads it so.
      ObjectNode spec = JSON.readTree(text).asObject();
      spec.put("$schema", "http://json-schema.org/draft-04/schema#");
      Schema schema =
          SchemaRegistry.withDefaultDialect(
                  SpecificationVersion.DRAFT_4,
                  // Its durations are those of Compose, not of ISO 8601.
                  b ->
                      b.schemaRegistryConfig(
                          SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build()))
              .getSchema(SchemaLocation.of("https://example.org/compose-spec.json"), spec);
      return schema.validate(compose).stream().map(Object::toString).toList();
    }
  }

  @Test
  void theFileFitsTheSpecificationOfCompose() throws Exception {
    assertThat(faults(COMPOSE)).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatIsNoComposeFile() throws Exception {
    JsonNode wrong =
        JSON.readTree("{\"services\":{\"a\":{\"image\":\"x:1\",\"healthchek\":{},\"ports\":5}}}");
    assertThat(String.join(" ", faults(wrong))).contains("healthchek").contains("ports");
  }

  @Test
  void everyImageIsOfOneVersion() throws Exception {
    services()
        .forEach(
            (name, service) ->
                assertThat(service.path("image").asString("")).as(name).matches(PINNED));
    List<String> from =
        Files.readAllLines(DOCKER.resolve("Dockerfile")).stream()
            .filter(line -> line.startsWith("FROM "))
            .toList();
    assertThat(from).hasSize(1).allMatch(line -> PINNED.matcher(line.substring(5)).matches());
  }

  @Test
  void nothingButMinewatchCanBeReached() {
    services()
        .forEach(
            (name, service) -> {
              assertThat(service.has("ports")).as(name).isEqualTo(name.equals("minewatch"));
              assertThat(service.has("network_mode")).as(name).isFalse();
              assertThat(service.path("privileged").asBoolean(false)).as(name).isFalse();
              for (JsonNode network : service.path("networks")) {
                boolean inside =
                    COMPOSE
                        .path("networks")
                        .path(network.asString())
                        .path("internal")
                        .asBoolean(false);
                assertThat(inside || name.equals("minewatch")).as(name + " " + network).isTrue();
              }
            });
    for (JsonNode port : services().get("minewatch").get("ports")) {
      assertThat(port.asString()).startsWith("127.0.0.1:");
    }
  }

  @Test
  void everyServiceIsWatchedRestartedBoundedAndStrippedOfRights() {
    services()
        .forEach(
            (name, service) -> {
              boolean passing = service.has("profiles");
              if (!passing) {
                assertThat(service.path("healthcheck").path("test").isEmpty()).as(name).isFalse();
                assertThat(service.path("restart").asString()).isEqualTo("unless-stopped");
              }
              assertThat(service.path("cap_drop").get(0).asString()).as(name).isEqualTo("ALL");
              assertThat(service.path("security_opt").get(0).asString())
                  .isEqualTo("no-new-privileges:true");
              JsonNode limits = service.path("deploy").path("resources").path("limits");
              assertThat(limits.has("memory") && limits.has("cpus")).as(name).isTrue();
              assertThat(service.has("pids_limit")).as(name).isTrue();
            });
    for (String name : List.of("postgis", "minewatch", "publish")) {
      assertThat(services().get(name).path("read_only").asBoolean(false)).as(name).isTrue();
    }
  }

  @Test
  void noPasswordIsInTheRepositoryOrInAnEnvironment() throws Exception {
    services()
        .forEach(
            (name, service) ->
                service
                    .path("environment")
                    .properties()
                    .forEach(
                        e -> {
                          if (SECRET.matcher(e.getKey()).find()) {
                            assertThat(e.getKey()).as(name).endsWith("_FILE");
                            assertThat(e.getValue().asString()).startsWith("/run/secrets/");
                          }
                        }));
    Set<String> made = new TreeSet<>();
    COMPOSE
        .path("secrets")
        .properties()
        .forEach(
            e -> {
              assertThat(e.getValue().path("file").asString()).isEqualTo("./secrets/" + e.getKey());
              made.add(e.getKey());
            });
    String script = Files.readString(DOCKER.resolve("make-secrets.sh"));
    assertThat(made).allMatch(script::contains);
    assertThat(Files.readAllLines(DOCKER.resolve("secrets/.gitignore"))).contains("*");
  }

  @Test
  void everySecretThatIsGivenIsThereAndGivenToWhoNeedsIt() {
    Map<String, Set<String>> given = new LinkedHashMap<>();
    services()
        .forEach(
            (name, service) -> {
              for (JsonNode secret : service.path("secrets")) {
                String source =
                    secret.isString() ? secret.asString() : secret.path("source").asString();
                assertThat(COMPOSE.path("secrets").has(source)).as(source).isTrue();
                given.computeIfAbsent(source, s -> new TreeSet<>()).add(name);
              }
            });
    assertThat(given.get("postgres_password")).containsExactly("postgis");
    assertThat(given.get("geoserver_admin_password")).containsExactly("geoserver", "publish");
    assertThat(given.get("minewatch_database_password")).containsExactly("minewatch", "postgis");
    assertThat(given.get("geoserver_database_password")).containsExactly("postgis", "publish");
    assertThat(given.get("geoserver_reader_password")).containsExactly("minewatch", "publish");
  }

  @Test
  void everyFileThatIsNamedIsThere() throws Exception {
    List<Path> named = new ArrayList<>();
    services()
        .forEach(
            (name, service) -> {
              for (JsonNode volume : service.path("volumes")) {
                String source = volume.asString().split(":", 2)[0];
                if (source.startsWith(".")) {
                  named.add(DOCKER.resolve(source));
                } else {
                  assertThat(COMPOSE.path("volumes").has(source)).as(source).isTrue();
                }
              }
              JsonNode build = service.path("build");
              if (build.isObject()) {
                named.add(
                    DOCKER
                        .resolve(build.path("context").asString())
                        .resolve(build.path("dockerfile").asString()));
              }
            });
    assertThat(named).hasSizeGreaterThan(3).allMatch(Files::isRegularFile);
    assertThat(Files.readString(DOCKER.resolve("Dockerfile")))
        .contains("COPY --chown=root:root --chmod=0444 map-web/target/minewatch.jar");
    assertThat(Files.readAllLines(DOCKER.resolve("Dockerfile.dockerignore")))
        .containsExactly("*", "!map-web/target/minewatch.jar");
    try (Stream<Path> scripts = Files.walk(DOCKER)) {
      assertThat(scripts.filter(p -> p.toString().endsWith(".sh")))
          .hasSize(3)
          .allMatch(Files::isExecutable);
    }
  }

  @Test
  void minewatchRunsAsNobodyAndSaysHowItIs() throws Exception {
    List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));
    assertThat(lines).contains("USER 10001:10001").anyMatch(l -> l.startsWith("HEALTHCHECK "));
    assertThat(lines.indexOf("USER 10001:10001"))
        .isGreaterThan(
            lines.indexOf(lines.stream().filter(l -> l.startsWith("COPY")).findFirst().get()));
    assertThat(services().get("minewatch").path("image").asString())
        .isEqualTo("minewatch:" + ProductVersion.current());
  }
}
