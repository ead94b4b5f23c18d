package org.minewatch.web.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.minewatch.web.store.SampleNight;
import org.minewatch.web.system.MapServer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route there is with every role and with nobody: what the table says is what happens. */
class RoutesAndRolesTest {

  private static MapServer server;

  @BeforeAll
  static void start() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    server = MapServer.start(settings);
    server.nightImport().importNight(SampleNight.of(SampleNight.NIGHT, "a".repeat(64)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String line(String method, String path) {
    return method + " " + path;
  }

  @Test
  void everyRouteIsInTheTableAndNothingElse() {
    TreeSet<String> there = new TreeSet<>();
    var mappings = server.get(RequestMappingHandlerMapping.class).getHandlerMethods();
    for (RequestMappingInfo route : mappings.keySet()) {
      for (String path : route.getPatternValues()) {
        if (!path.equals("/error")) {
          assertThat(route.getMethodsCondition().getMethods())
              .as(path + " says its method")
              .isNotEmpty();
          for (RequestMethod method : route.getMethodsCondition().getMethods()) {
            there.add(line(method.name(), path));
          }
        }
      }
    }
    assertThat(Permissions.read().stream().map(r -> line(r.method().name(), r.path())).toList())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(there);
  }

  @Test
  void theTableIsKeptForEveryRoleAndForNobody() {
    Map<Role, HttpClient> people = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      people.put(role, People.demo(server.port(), role.wireName()));
    }
    List<String> wrong = new ArrayList<>();
    for (Permissions.Route route : Permissions.read()) {
      String path =
          route
              .path()
              .replace("{night}", SampleNight.NIGHT.toString())
              .replace("{mine}", SampleNight.MINE)
              .replace("{layer}", "licence")
              .replace("{login}", "nobody-there")
              .replaceAll("\\{\\w+}", "no-such");
      if (route.path().equals("/api/session") && !route.method().name().equals("GET")) {
        continue; // Ends or changes the session that asks; SignInTest has it.
      }
      String method = route.method().name();
      boolean open = !isRefused(ask(People.stranger(), method, path), 401);
      if (open != route.isForAnyone()) {
        wrong.add(line(method, path) + " for nobody: " + (open ? "open" : "refused"));
      }
      for (Role role : Role.values()) {
        boolean may = !isRefused(ask(people.get(role), method, path), 403);
        if (may != route.roles().contains(role)) {
          wrong.add(line(method, path) + " for " + role + ": " + (may ? "open" : "refused"));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static HttpResponse<String> ask(HttpClient client, String method, String path) {
    return method.equals("GET")
        ? People.get(client, server.port(), path)
        : People.write(client, server.port(), method, path, "{}");
  }

  /** Refused by the gate: for the role, not for a mine that is none of its business. */
  private static boolean isRefused(HttpResponse<String> answer, int status) {
    return answer.statusCode() == status
        && answer.body().contains(status == 401 ? "sign in first" : "your role may not");
  }

  @Test
  void aRouteThatIsNotInTheTableIsNobodys() {
    assertThat(
            People.get(People.demo(server.port(), "regulator"), server.port(), "/api/nothing")
                .statusCode())
        .isEqualTo(404);
    assertThat(People.get(People.stranger(), server.port(), "/api/nothing").statusCode())
        .isEqualTo(401);
    assertThat(People.get(People.stranger(), server.port(), "/nights/x").statusCode())
        .isEqualTo(401);
  }

  @Test
  void pagesAreForAnyoneAndSayNothing() {
    for (String page : List.of("/", "/index.html", "/drawings.html", "/js/main.js")) {
      assertThat(People.get(People.stranger(), server.port(), page).statusCode())
          .as(page)
          .isEqualTo(200);
    }
  }
}
