package org.minewatch.web.api;

import static org.minewatch.web.api.ServedApi.NIGHT;

import java.net.http.HttpClient;
import java.util.Set;
import org.minewatch.web.store.Deliveries;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.Store;
import tools.jackson.databind.JsonNode;

/** What is asked about reports on their way, and about the server's health. */
final class MorningDeliveries {
  private static final String AT = "/api/subscriptions";

  private final ServedApi api;

  MorningDeliveries(ServedApi api) {
    this.api = api;
  }

  void all() {
    HttpClient admin = api.demo("administrator");
    String mail =
        "{\"login\":\"regulator\",\"kind\":\"mail\",\"address\":\"%s\",\"language\":\"zh\"}";
    JsonNode made = api.write(admin, "POST", AT, mail.formatted("zhou@bureau.example"), 201);
    String mailId = "/" + made.path("subscription").path("id").asInt();
    api.write(admin, "POST", AT, mail.formatted("zhou@bureau.example"), 409);
    api.write(admin, "POST", AT, mail.formatted("Zhou <zhou@bureau.example>"), 422);
    api.write(admin, "POST", AT, "{\"login\":\"mine-user\",\"kind\":\"mail\"}", 422);
    api.write(admin, "POST", AT, "[]", 400);
    JsonNode hook =
        api.write(
            admin,
            "POST",
            AT,
            "{\"login\":\"auditor\",\"kind\":\"webhook\",\"address\":\"https://localhost/x\"}",
            201);
    String hookId = "/" + hook.path("subscription").path("id").asInt();
    api.write(
        admin,
        "POST",
        AT,
        "{\"login\":\"auditor\",\"kind\":\"webhook\",\"address\":\"https://elsewhere.example/\"}",
        422);
    api.write(
        admin,
        "PUT",
        AT + mailId,
        "{\"address\":\"zhou@bureau.example\",\"language\":\"en\",\"formats\":[\"xlsx\"]}",
        200);
    api.write(admin, "PUT", AT + mailId, "{\"address\":\"nobody\"}", 422);
    api.write(admin, "PUT", AT + "/99999", "{}", 404);
    api.write(admin, "POST", AT + hookId + "/secret", "{}", 200);
    api.write(admin, "POST", AT + mailId + "/secret", "{}", 409);
    api.write(admin, "POST", AT + "/99999/secret", "{}", 404);
    api.get(admin, AT);
    deliveries(admin);
    api.get(admin, "/api/health");
    api.get(admin, "/api/health/details");
    api.get(admin, "/api/metrics");
  }

  private void deliveries(HttpClient admin) {
    Deliveries deliveries = api.server().get(Store.class).deliveries();
    deliveries.put(NIGHT, "0123456789ab", 1);
    long id = deliveries.take("test", 60, Set.of()).orElseThrow().id();
    api.write(admin, "POST", "/api/deliveries/" + id + "/again", "{}", 409);
    deliveries.end(id, "test", Delivery.FAILED, "nobody was there");
    api.get(admin, "/api/deliveries");
    api.get(admin, "/api/deliveries?state=failed");
    api.get(admin, "/api/deliveries?state=odd", 400);
    api.get(admin, "/api/deliveries?size=0", 400);
    api.write(admin, "POST", "/api/deliveries/" + id + "/again", "{}", 200);
    api.write(admin, "POST", "/api/deliveries/99999/again", "{}", 404);
    api.write(admin, "POST", "/api/deliveries/x/again", "{}", 400);
  }
}
