package org.minewatch.web.geoserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.web.geoserver.PublishTarget.Bounds;
import org.minewatch.web.geoserver.PublishTarget.Database;
import org.minewatch.web.geoserver.PublishTarget.Reader;
import tools.jackson.databind.node.ObjectNode;

/** Each request of {@code publish} against what GeoServer publishes of its REST interface. */
class PublishContractTest {
  private final List<String> lines = new ArrayList<>();
  private StrictGeoServer server;

  @BeforeEach
  void start() throws IOException {
    server = new StrictGeoServer();
    for (MapLayer layer : MapLayer.values()) {
      server.catalog.views.add(layer.view());
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private PublishTarget target() {
    return target(server.address(), StrictGeoServer.ADMIN_PASSWORD, "secret", "read & <see>");
  }

  private static PublishTarget target(
      URI address, String password, String database, String reader) {
    return new PublishTarget(
        address,
        "admin",
        password,
        new Database("postgis", 5432, "minewatch", "public", "minewatch_geoserver", database),
        new Reader("minewatch", reader),
        Bounds.CHINA,
        false,
        Duration.ofSeconds(5));
  }

  private Publishing.Outcome publish() throws GeoServerException {
    return publish(target(), false);
  }

  private Publishing.Outcome publish(PublishTarget target, boolean dryRun)
      throws GeoServerException {
    lines.clear();
    server.requests.clear();
    return Publishing.run(target, dryRun, lines::add);
  }

  @Test
  void everythingIsMadeOnAnEmptyServer() throws Exception {
    Publishing.Outcome outcome = publish();

    assertThat(outcome.created()).isEqualTo(20);
    assertThat(server.catalog.workspaces).containsExactly("minewatch");
    assertThat(server.catalog.types.keySet())
        .containsExactlyInAnyOrder(
            "licences", "drawings", "faces", "water-lines", "presence", "findings");
    assertThat(server.catalog.types.get("licences").get("srs").asString()).isEqualTo("EPSG:4490");
    assertThat(server.catalog.types.get("licences").get("nativeName").asString())
        .isEqualTo("geoserver_licences");
    server.catalog.layers.forEach(
        (name, layer) ->
            assertThat(layer.path("defaultStyle").path("name").asString()).isEqualTo(name));
    assertThat(server.catalog.groups.keySet()).containsExactly("mine-plan", "night");
    assertThat(server.catalog.tiles.get("minewatch:licences"))
        .contains("<enabled>true</enabled>", "EPSG:900913")
        .doesNotContain("image/jpeg");
    assertThat(server.catalog.tiles.get("minewatch:findings")).contains("<enabled>false</enabled>");
    assertThat(server.access.mode).isEqualTo("HIDE");
    assertThat(server.access.layerRules)
        .containsEntry("minewatch.*.r", "MINEWATCH_READER")
        .containsEntry("minewatch.*.w", "ADMIN")
        .containsEntry("*.*.r", "*");
    assertThat(server.access.serviceRules)
        .containsEntry("wms.*", "MINEWATCH_READER")
        .containsEntry("gwc.*", "MINEWATCH_READER")
        .containsEntry("wfs.*", "ADMIN");
    assertThat(server.access.passwords).isEqualTo(Map.of("minewatch", "read & <see>"));
    assertThat(server.access.rolesOf.get("minewatch")).containsExactly("MINEWATCH_READER");
  }

  @Test
  void nothingStandsOpenWhileItIsMade() throws Exception {
    publish();

    assertThat(first("POST /rest/security/acl/layers"))
        .isLessThan(first("POST /rest/workspaces/minewatch/datastores"));
    assertThat(first("PUT /rest/security/acl/catalog"))
        .isLessThan(first("POST /rest/workspaces/minewatch/datastores"));
  }

  private int first(String request) {
    return server.requests.indexOf(request);
  }

  @Test
  void theSecondTimeItOnlyLooks() throws Exception {
    publish();
    Publishing.Outcome outcome = publish();

    assertThat(server.changes()).isEmpty();
    assertThat(server.requests).hasSizeGreaterThan(30);
    assertThat(lines).isEmpty();
    assertThat(outcome.created() + outcome.changed()).isZero();
    assertThat(outcome.same()).isGreaterThan(25);
  }

  @Test
  void aDryRunSaysWhatIsToDoAndChangesNothing() throws Exception {
    Publishing.Outcome outcome = publish(target(), true);

    assertThat(server.changes()).isEmpty();
    assertThat(outcome.created()).isGreaterThan(15);
    assertThat(lines)
        .contains(
            "would create workspace minewatch",
            "would create data store minewatch",
            "would create layer findings",
            "would create style findings")
        .allMatch(line -> line.startsWith("would "));

    publish();
    assertThat(publish(target(), true).created()).isZero();
    assertThat(lines).isEmpty();
  }

  @Test
  void onlyWhatHasChangedIsMended() throws Exception {
    publish();
    server.catalog.styles.compute(
        "minewatch:findings", (name, sld) -> sld.replace("#a3093c", "#00ff00"));
    publish();

    assertThat(lines).containsExactly("change style findings: SLD");
    assertThat(server.changes())
        .containsExactly("PUT /rest/workspaces/minewatch/styles/findings?raw=true");
    assertThat(server.catalog.styles.get("minewatch:findings")).contains("#a3093c");
  }

  @Test
  void aStyleThatIsWrittenOtherwiseButSaysTheSameStays() throws Exception {
    publish();
    server.catalog.styles.replaceAll(
        (name, sld) ->
            sld.replaceAll(">\\s+<", "><")
                .replace("?>", "?><!-- kept -->")
                .replace("xmlns:ogc=", "xmlns:o=")
                .replace("<ogc:", "<o:")
                .replace("</ogc:", "</o:"));
    publish();

    assertThat(server.changes()).isEmpty();
  }

  @Test
  void aLayerThatIsGoneIsMadeAgainWithItsType() throws Exception {
    publish();
    server.catalog.layers.remove("minewatch:faces");
    server.catalog.tiles.remove("minewatch:faces");
    publish();

    String types = "/rest/workspaces/minewatch/datastores/minewatch/featuretypes";
    assertThat(server.changes())
        .containsExactly(
            "DELETE " + types + "/faces?recurse=true",
            "POST " + types,
            "PUT /rest/layers/minewatch:faces",
            "PUT /gwc/rest/layers/minewatch:faces.xml");
    publish();
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void driftOfEachKindIsMended() throws Exception {
    publish();
    server.catalog.types.get("licences").put("srs", "EPSG:4326");
    ((ObjectNode) server.catalog.layers.get("minewatch:faces").get("defaultStyle"))
        .put("name", "generic");
    server.catalog.groups.get("night").put("mode", "SINGLE");
    server.access.layerRules.put("minewatch.*.r", "*");
    server.access.layerRules.put("minewatch.findings.r", "ROLE_ANONYMOUS");
    server.access.serviceRules.put("wfs.*", "*");
    server.access.mode = "CHALLENGE";
    server.access.passwords.put("minewatch", "another");
    server.catalog.tiles.computeIfPresent(
        "minewatch:findings", (name, xml) -> xml.replace("<enabled>false", "<enabled>true"));
    publish();

    assertThat(lines)
        .containsExactly(
            "change account minewatch: password",
            "change catalog mode: mode",
            "change rules of layers: minewatch.*.r",
            "change rules of layers: minewatch.findings.r is not ours",
            "change rules of services: wfs.*",
            "change layer licences: featureType.srs",
            "change style of layer faces: layer.defaultStyle.name",
            "change layer group night: layerGroup.mode",
            "change tiles of findings: enabled");
    assertThat(server.access.layerRules).doesNotContainKey("minewatch.findings.r");
    publish();
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void aNewPasswordOfTheDatabaseIsSeenThoughNoneIsTold() throws Exception {
    publish();
    server.catalog.databasePassword = "changed";
    publish(
        target(server.address(), StrictGeoServer.ADMIN_PASSWORD, "changed", "read & <see>"), false);

    assertThat(lines).containsExactly("change data store minewatch: password");
  }

  @Test
  void rulesOfServicesStayWhereOthersUseTheServer() throws Exception {
    PublishTarget t = target();
    PublishTarget shared =
        new PublishTarget(
            t.geoserver(),
            t.user(),
            t.password(),
            t.database(),
            t.reader(),
            t.bounds(),
            true,
            t.longest());
    publish(shared, false);

    assertThat(server.access.serviceRules).isEqualTo(new TreeMap<>(Map.of("*.*", "*")));
    assertThat(server.requests).noneMatch(r -> r.contains("/acl/services"));
  }

  @Test
  void aWrongPasswordIsToldAndNothingIsTried() {
    assertThatThrownBy(() -> publish(target(server.address(), "wrong", "s", "r"), false))
        .isInstanceOf(GeoServerException.class)
        .hasMessage(
            "GeoServer at " + server.address() + " does not take user admin with this password");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void aViewThatIsMissingIsNamed() {
    server.catalog.views.remove("geoserver_presence");
    assertThatThrownBy(this::publish)
        .hasMessage(
            "the database shows minewatch_geoserver no view geoserver_presence in schema public;"
                + " start minewatch on it once, then let the role read its views");
    assertThat(server.catalog.types).isEmpty();
  }

  @Test
  void aDatabaseOutOfReachIsNamed() {
    server.catalog.databasePassword = "another";
    assertThatThrownBy(this::publish)
        .hasMessage(
            "GeoServer cannot reach the database minewatch at postgis:5432 as minewatch_geoserver");
  }

  /** What the controllers answer when something is not as it was looked at a moment before. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST /rest/workspaces | 409 | Workspace 'minewatch' already exists
          POST /rest/workspaces | 401 |
          POST /rest/security/roles/role/MINEWATCH_READER | 500 | Role exists already
          POST /rest/security/acl/layers | 409 | Already existing rules: minewatch.*.r
          POST /rest/security/acl/services | 409 | Already existing rules: gwc.*
          POST /rest/workspaces/minewatch/datastores | 500 | Store 'minewatch' already exists in workspace 'minewatch'
          POST /rest/workspaces/minewatch/styles?name=licences&raw=true | 403 | Style licences already exists.
          POST /rest/workspaces/minewatch/datastores/minewatch/featuretypes | 500 | Resource named 'licences' already exists in store: 'minewatch'
          PUT /rest/layers/minewatch:licences | 500 |
          POST /rest/workspaces/minewatch/layergroups | 500 | Layer group named 'mine-plan' already exists in workspace minewatch
          PUT /gwc/rest/layers/minewatch:licences.xml | 400 | There is a mismatch
          """)
  void eachRefusalIsToldAsItWasSaid(String request, int status, String words) {
    server.faults.put(
        request, StrictGeoServer.Reply.text(status, words == null ? "" : words + "\n  at java…"));

    String expected =
        status == 401
            ? " does not take user admin with this password"
            : ": %s was answered %d%s"
                .formatted(request, status, words == null ? "" : ": " + words);
    assertThatThrownBy(this::publish)
        .isInstanceOf(GeoServerException.class)
        .hasMessage("GeoServer at " + server.address() + expected);
    assertThat(server.requests.get(server.requests.size() - 1)).isEqualTo(request);
  }

  @Test
  void whatIsNoAnswerOfAGeoServerIsNeverReadAsOne() {
    String get = "GET /rest/workspaces/minewatch.json";
    server.faults.put(get, new StrictGeoServer.Reply(200, "text/html", "<h1>Welcome</h1>"));
    assertThatThrownBy(this::publish).hasMessageEndingWith("no answer of a GeoServer (text/html)");

    server.faults.put(get, StrictGeoServer.Reply.json("{\"workspace\":"));
    assertThatThrownBy(this::publish)
        .hasMessageEndingWith("no answer of a GeoServer (application/json)");

    server.faults.put(get, new StrictGeoServer.Reply(302, "text/plain", ""));
    assertThatThrownBy(this::publish).hasMessageEndingWith("was answered 302");

    server.faults.put(get, StrictGeoServer.Reply.json("\"" + "x".repeat(5 << 20) + "\""));
    assertThatThrownBy(this::publish)
        .hasMessageEndingWith("its answer is longer than 4194304 bytes");
    assertThat(server.changes()).isEmpty();
  }

  @Test
  void hostileXmlIsNotRead() {
    server.faults.put(
        "GET /rest/security/roles",
        StrictGeoServer.Reply.xml(
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><roles><role>&x;</role></roles>"));
    assertThatThrownBy(this::publish)
        .hasMessageEndingWith("no answer of a GeoServer (application/xml)");
  }

  @Test
  void aServerThatIsNotThereIsSaid() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    URI nowhere = URI.create("http://127.0.0.1:" + free + "/geoserver");
    assertThatThrownBy(() -> publish(target(nowhere, "p", "s", "r"), false))
        .hasMessageStartingWith(
            "GeoServer at "
                + nowhere
                + ": GET /rest/about/version.json: no answer: ConnectException");
  }

  @Test
  void passwordsGoNowhereButToTheServer() throws Exception {
    publish();
    assertThat(String.join("\n", lines)).doesNotContain("secret", "read & <see>", "pass+word");
    assertThat(String.join("\n", server.requests)).doesNotContain("secret", "pass+word");
    assertThat(new String(Bodies.user(target().reader()), StandardCharsets.UTF_8))
        .contains("read &amp; &lt;see&gt;");
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://geoserver/geoserver",
    "http://user@geoserver/geoserver",
    "http://geoserver/geoserver?x=1",
    "http://geoserver/../geoserver",
    "http://geoserver/geoserver/"
  })
  void anAddressIsThatOfAServerAndNoMore(String address) {
    assertThatThrownBy(() -> target(URI.create(address), "p", "s", "r"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no address of a GeoServer");
  }

  @Test
  void thePasswordThatItIsDeliveredWithIsRefused() {
    assertThatThrownBy(() -> target(server.address(), "geoserver", "s", "r"))
        .hasMessage("a password is the one that GeoServer is delivered with; change it first");
  }
}
