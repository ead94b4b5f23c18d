package org.minewatch.web.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.web.account.People;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.account.Role;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.TestDatabase;
import org.minewatch.web.system.MapServer;
import org.springframework.http.HttpMethod;

/**
 * Everything that can be read is read from a store of many nights, one after the other: what is
 * quick with one night may not be with a year of them. {@code reads.csv} says how long each may
 * take.
 */
class LargeStoreTest {
  private static final int NIGHTS = Integer.getInteger("minewatch.load.nights", 30);

  /** The first time a route is asked Java compiles it; the second time counts. */
  private static final int TIMES = 2;

  /** A machine that is busy with other tests may be so many times as slow. */
  private static final int ANY_MACHINE = 20;

  /** Of whom the first who may read is asked. */
  private static final List<Role> ASKED =
      List.of(Role.SUPERVISOR, Role.AUDITOR, Role.ADMINISTRATOR, Role.REGULATOR);

  /**
   * A route that reads.
   *
   * @param seconds it may take; null when there is nothing of it to read here
   */
  private record Read(String path, String query, Double seconds) {
    static Read of(String line) {
      String[] cells = line.split(",", -1);
      assertThat(cells).as(line).hasSize(4);
      boolean measured = !cells[2].equals("-");
      assertThat(cells[3].isEmpty()).as("a reason why not: " + line).isEqualTo(measured);
      return new Read(cells[0], cells[1], measured ? Double.valueOf(cells[2]) : null);
    }
  }

  @Test
  void everyRouteThatReadsIsInTheTable() {
    assertThat(reads().stream().map(Read::path))
        .containsExactlyInAnyOrderElementsOf(
            Permissions.read().stream()
                .filter(r -> r.method().equals(HttpMethod.GET))
                .map(Permissions.Route::path)
                .toList());
  }

  @ParameterizedTest
  @EnumSource(TestDatabase.class)
  void aSmallStoreAnswersEverything(TestDatabase database) throws Exception {
    assertThat(slow(database.create(), 3, 20, 300, ANY_MACHINE)).isEmpty();
  }

  /** The embedded database holds a store in memory here, which has no room for a province. */
  @Test
  @Tag("show")
  void aMonthOfAProvinceIsReadAsQuicklyAsANight() throws Exception {
    assertThat(slow(PostgisServer.startDurable().create(), NIGHTS, 600, 20_000, 1)).isEmpty();
  }

  /**
   * What took too long or was not answered.
   *
   * @param patience times as long as the table says
   */
  private static List<String> slow(
      StoreSettings store, int nights, int mines, int findings, int patience) throws Exception {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", store.url());
    settings.put("minewatch.store.user", store.user());
    settings.put("minewatch.store.password", store.password());
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    List<String> slow = new ArrayList<>();
    try (MapServer server = MapServer.start(settings)) {
      LargeNight.importNights(server.nightImport(), nights, mines, findings);
      Map<Role, HttpClient> people = new HashMap<>();
      Map<String, Set<Role>> may =
          Permissions.read().stream()
              .filter(r -> r.method().equals(HttpMethod.GET))
              .collect(Collectors.toMap(Permissions.Route::path, Permissions.Route::roles));
      String item =
          People.json(
                  People.demo(server.port(), "regulator"),
                  server.port(),
                  "/api/ogc/collections/findings/items?limit=1")
              .path("features")
              .get(0)
              .path("id")
              .stringValue();
      for (Read read : reads()) {
        if (read.seconds() == null) {
          continue;
        }
        Role role = ASKED.stream().filter(may.get(read.path())::contains).findFirst().orElseThrow();
        HttpClient client =
            people.computeIfAbsent(role, r -> People.demo(server.port(), r.wireName()));
        String path = filled(read, item);
        double took = 0;
        HttpResponse<String> answer = null;
        for (int i = 0; i < TIMES; i++) {
          long start = System.nanoTime();
          answer = People.get(client, server.port(), path);
          took = (System.nanoTime() - start) / 1e9;
        }
        String line =
            "%s %d, %d characters, %.3f s"
                .formatted(path, answer.statusCode(), answer.body().length(), took);
        System.out.println(line);
        if (took > patience * read.seconds() || answer.statusCode() != 200) {
          slow.add(line);
        }
      }
    }
    return slow;
  }

  private static String filled(Read read, String item) {
    String path = read.path();
    String filled =
        (path + (read.query().isEmpty() ? "" : "?" + read.query()))
            .replace("{item}", item)
            .replace("{collection}", "findings")
            .replace("{night}", LargeNight.NIGHT.toString())
            .replace("{mine}", LargeNight.mine(7))
            .replace("{finding}", LargeNight.finding(7))
            .replace("{id}", LargeNight.finding(7))
            .replace("{layer}", "roadway")
            .replace("{z}/{x}/{y}", "0/0/0")
            .replace("{index}", "0")
            .replace("{document}.{format}", "site-record.docx");
    String format =
        filled.contains("layers.") || filled.contains("licence-areas.")
            ? "geojson"
            : filled.contains("ledger.") || filled.contains("hit-rate.") ? "xlsx" : "csv";
    return filled.replace("{format}", format);
  }

  private static List<Read> reads() {
    try (BufferedReader table =
        new BufferedReader(
            new InputStreamReader(
                LargeStoreTest.class.getResourceAsStream("reads.csv"), StandardCharsets.UTF_8))) {
      return new ArrayList<>(table.lines().skip(1).map(Read::of).toList());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
