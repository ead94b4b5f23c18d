package org.minewatch.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.minewatch.web.account.People;
import org.minewatch.web.account.Permissions;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import org.springframework.mock.web.MockHttpServletRequest;

/** Who asks too often is told so, by a server with small limits. */
class LimitRequestsTest {
  private MapServer server;

  private void start(Map<String, Object> limits) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    settings.putAll(limits);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> get(HttpClient who, String path) {
    return People.get(who, server.port(), path);
  }

  private List<Integer> asked(HttpClient who, String path, int times) {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      answers.add(get(who, path).statusCode());
    }
    return answers;
  }

  @Test
  void filesAreCountedApartFromReadingAndByAccount() {
    start(Map.of("minewatch.limits.files", 2));
    HttpClient anna = People.demo(server.port(), "regulator");
    HttpClient bert = People.demo(server.port(), "regulator-2");
    String file = "/api/exports/mines.csv?night=" + SampleNight.NIGHT;
    assertThat(asked(anna, file, 3)).containsExactly(200, 200, 429);
    assertThat(get(bert, file).statusCode()).isEqualTo(200);
    assertThat(get(anna, "/api/region").statusCode()).isEqualTo(200);
    HttpResponse<String> refused = get(anna, file);
    assertThat(refused.body()).contains("too many requests").contains("请求过于频繁");
    assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 30);
    assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    // The same account in another session has not more.
    assertThat(get(People.demo(server.port(), "regulator"), file).statusCode()).isEqualTo(429);
  }

  @Test
  void anAddressIsRefusedBeforeAnythingIsLookedUp() {
    start(Map.of("minewatch.limits.address-requests", 5));
    assertThat(asked(People.stranger(), "/api/region", 6))
        .containsExactly(401, 401, 401, 401, 401, 429);
    assertThat(get(People.stranger(), "/index.html").statusCode()).isEqualTo(429);
  }

  @Test
  void wrongPasswordsAreCountedByAddressOverAllLogins() {
    start(Map.of("minewatch.limits.wrong-passwords", 3));
    for (int i = 0; i < 3; i++) {
      assertThat(
              People.signIn(People.stranger(), server.port(), "nobody" + i, "guess " + i)
                  .statusCode())
          .isEqualTo(401);
    }
    HttpResponse<String> refused =
        People.signIn(People.stranger(), server.port(), "somebody", "guess");
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void everyLineOfTheTableIsOfARouteAndMinesFilesHaveABoundOfTheirOwn() {
    start(Map.of());
    List<Permissions.Route> routes = Permissions.read();
    for (CostTable.Line line : CostTable.lines()) {
      String prefix = line.path().replace("**", "");
      assertThat(routes)
          .as(line.toString())
          .anyMatch(r -> r.method().name().equals(line.method()) && r.path().startsWith(prefix));
    }
    CostTable table = CostTable.read();
    for (Permissions.Route route : routes) {
      MockHttpServletRequest request =
          new MockHttpServletRequest(route.method().name(), route.path().replaceAll("[{}]", ""));
      Spending spending = table.of(request);
      if (route.path().startsWith("/api/uploads")) {
        assertThat(spending).as(route.path()).isEqualTo(Spending.UPLOAD);
      }
      if (route.path().startsWith("/api/exports/") || route.path().endsWith("/report")) {
        assertThat(spending).as(route.path()).isEqualTo(Spending.FILE);
      }
    }
  }
}
