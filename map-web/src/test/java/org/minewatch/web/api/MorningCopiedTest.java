package org.minewatch.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.minewatch.web.api.ServedApi.NIGHT;
import static org.minewatch.web.api.ServedApi.encoded;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.PostgisServer;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.store.copy.CanonicalExport;
import org.minewatch.web.store.copy.StoreCopy;
import org.minewatch.web.store.copy.StoreDigest;
import org.minewatch.web.store.copy.TableDigest;
import tools.jackson.databind.JsonNode;

/** What a morning of the whole server left in its embedded store, moved to PostGIS. */
class MorningCopiedTest {
  private static SharedMorning morning;
  private static StoreSettings moved;
  private static StoreCopy.Report report;

  @BeforeAll
  static void move() throws Exception {
    morning = SharedMorning.get();
    moved = PostgisServer.get().create();
    report = StoreCopy.copy(morning.store(), moved, (what, done, of) -> {});
  }

  @Test
  void nothingIsLostAndBothLogsHold() throws Exception {
    assertThat(report.isSound()).isTrue();
    StoreDigest there = CanonicalExport.digest(morning.store());
    assertThat(report.digest()).isEqualTo(there);
    assertThat(there.tables())
        .filteredOn(t -> t.rows() > 0)
        .as("tables that a morning writes into")
        .extracting(TableDigest::table)
        .hasSizeGreaterThan(45);
  }

  @Test
  void theServerGoesOnThereAndEveryNumberIsNew() throws Exception {
    Map<String, Long> next = new TreeMap<>(report.digest().nextNumbers());
    try (ServedApi api = ServedApi.over(morning.folder(), moved)) {
      Store store = api.server().get(Store.class);
      HttpClient admin = api.demo("administrator");
      HttpClient regulator = api.demo("regulator");
      HttpClient auditor = api.demo("auditor");
      requireWhole(api.get(auditor, "/api/audit/check"));
      String mine =
          api.get(regulator, "/api/nights/" + NIGHT + "/mines").get(0).path("code").stringValue();
      String contact = "/api/duty/contacts/" + encoded(mine);
      api.write(regulator, "PUT", contact, "{\"phone\":\"0874-999\",\"who\":\"新\"}", 200);
      api.write(api.demo("regulator-2"), "POST", "/api/duty/log", "{\"kind\":\"take-over\"}", 200);
      String span = "{\"from\":\"2026-02-10\",\"to\":\"2026-02-11\"}";
      long run = api.write(admin, "POST", "/api/job/runs", span, 201).path("id").asLong();
      assertThat(run).isEqualTo(next.get("job_run.run_id"));
      String wanted =
          "{\"login\":\"supervisor\",\"kind\":\"mail\",\"address\":\"new@bureau.example\","
              + "\"language\":\"zh\"}";
      long subscription =
          api.write(admin, "POST", "/api/subscriptions", wanted, 201)
              .path("subscription")
              .path("id")
              .asLong();
      assertThat(subscription).isEqualTo(next.get("subscription.subscription_id"));
      store.deliveries().put(NIGHT.plusDays(1), "0123456789ab", 1);
      store
          .nightImport()
          .importNight(NightFolder.read(morning.folder().resolve("out").resolve(NIGHT.toString())));
      requireWhole(api.get(auditor, "/api/audit/check"));
    }
    Map<String, Long> later = CanonicalExport.digest(moved).nextNumbers();
    next.keySet().stream()
        .filter(of -> !of.equals("known_night.version_no"))
        .forEach(of -> assertThat(later.get(of)).as(of).isGreaterThan(next.get(of)));
  }

  private static void requireWhole(JsonNode check) {
    assertThat(check.path("entries").asLong()).isPositive();
    assertThat(check.path("firstBroken").isNumber()).isFalse();
  }
}
