package org.minewatch.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.minewatch.web.store.Accounts;
import org.minewatch.web.store.AuditTrail;
import org.minewatch.web.system.MapServer;
import tools.jackson.databind.JsonNode;

/** Signing in and out over a real port. */
class SignInTest {

  private MapServer server;

  private void start(boolean demo) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, demo);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
  }

  @BeforeEach
  void start() {
    start(false);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String firstPassword() {
    return server.get(FirstAccount.class).password().orElseThrow();
  }

  @Test
  void theFirstAccountChangesItsPasswordBeforeAnythingElse() {
    String first = firstPassword();
    assertThat(first).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
    HttpClient client = People.signedIn(server.port(), FirstAccount.LOGIN, first);
    HttpResponse<String> refused = People.get(client, server.port(), "/api/accounts");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("password-to-change").contains("初始密码");
    assertThat(change(client, first, "short").statusCode()).isEqualTo(422);
    assertThat(change(client, first, "i am the ADMIN here").body()).contains("contains the login");
    assertThat(change(client, first, "x".repeat(73)).body()).contains("72 bytes");
    assertThat(change(client, "wrong", "long enough for us").statusCode()).isEqualTo(401);
    assertThat(change(client, first, "long enough for us").statusCode()).isEqualTo(200);
    assertThat(People.get(client, server.port(), "/api/accounts").statusCode()).isEqualTo(200);
    assertThat(
            People.signIn(People.stranger(), server.port(), FirstAccount.LOGIN, first).statusCode())
        .isEqualTo(401);
  }

  private HttpResponse<String> change(HttpClient client, String old, String wanted) {
    return People.write(
        client,
        server.port(),
        "POST",
        "/api/session/password",
        "{\"old\":\"" + old + "\",\"password\":\"" + wanted + "\"}");
  }

  @Test
  void theAnswerDoesNotTellWhetherTheLoginExists() {
    HttpResponse<String> noSuch =
        People.signIn(People.stranger(), server.port(), "nobody", "some password");
    HttpResponse<String> wrong =
        People.signIn(People.stranger(), server.port(), FirstAccount.LOGIN, "some password");
    assertThat(noSuch.statusCode()).isEqualTo(401);
    assertThat(noSuch.body()).isEqualTo(wrong.body());
    assertThat(noSuch.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void afterFiveWrongPasswordsEvenTheRightOneWaits() {
    for (int i = 0; i < 5; i++) {
      assertThat(
              People.signIn(People.stranger(), server.port(), FirstAccount.LOGIN, "no " + i)
                  .statusCode())
          .isEqualTo(401);
    }
    HttpResponse<String> locked =
        People.signIn(People.stranger(), server.port(), FirstAccount.LOGIN, firstPassword());
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.body()).contains("too many wrong passwords").contains("秒后再试");
  }

  @Test
  void aSessionBeginsUnderANewIdAndItsCookieIsForUsAlone() {
    HttpClient client = People.stranger();
    HttpResponse<String> first =
        People.signIn(client, server.port(), FirstAccount.LOGIN, firstPassword());
    String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie)
        .startsWith("minewatch=")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict");
    HttpResponse<String> again =
        People.signIn(client, server.port(), FirstAccount.LOGIN, firstPassword());
    assertThat(again.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0])
        .isNotEqualTo(cookie.split(";")[0]);
  }

  @Test
  void whoSignsOutOrIsDisabledIsOut() {
    server.close();
    start(true);
    HttpClient regulator = People.demo(server.port(), "regulator");
    assertThat(People.get(regulator, server.port(), "/api/region").statusCode()).isEqualTo(200);
    People.write(regulator, server.port(), "DELETE", "/api/session", null);
    assertThat(People.get(regulator, server.port(), "/api/region").statusCode()).isEqualTo(401);

    HttpClient geologist = People.demo(server.port(), "geologist");
    HttpResponse<String> disabled =
        People.write(
            People.demo(server.port(), "administrator"),
            server.port(),
            "PUT",
            "/api/accounts/geologist",
            "{\"name\":\"x\",\"role\":\"geologist\",\"everything\":true,\"enabled\":false}");
    assertThat(disabled.statusCode()).as(disabled.body()).isEqualTo(200);
    assertThat(People.get(geologist, server.port(), "/api/region").statusCode()).isEqualTo(401);
  }

  @Test
  void withoutTheDemoNobodyTakesADemoAccount() {
    JsonNode session = People.json(People.stranger(), server.port(), "/api/session");
    assertThat(session.path("who").isNull()).isTrue();
    assertThat(session.path("demo").isEmpty()).isTrue();
    assertThat(
            People.write(
                    People.stranger(),
                    server.port(),
                    "POST",
                    "/api/session",
                    "{\"demo\":\"regulator\"}")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void theDemoStartsOnLoopbackOnly() {
    Map<String, Object> settings =
        Map.of(
            "server.port",
            0,
            "server.address",
            "0.0.0.0",
            People.DEMO,
            true,
            "minewatch.store.url",
            "jdbc:h2:mem:" + UUID.randomUUID());
    assertThatThrownBy(() -> MapServer.start(settings)).hasStackTraceContaining("server.address");
  }

  @Test
  void passwordsAreKeptAsBcryptAndWhatWasDoneIsWrittenDown() {
    String hash = server.get(Accounts.class).find(FirstAccount.LOGIN).orElseThrow().passwordHash();
    assertThat(hash).startsWith("$2a$10$");
    People.signIn(People.stranger(), server.port(), FirstAccount.LOGIN, "wrong one");
    People.signedIn(server.port(), FirstAccount.LOGIN, firstPassword());
    assertThat(
            server
                .get(AuditTrail.class)
                .list(
                    java.util.Optional.empty(),
                    java.util.Optional.empty(),
                    java.util.Optional.of(FirstAccount.LOGIN),
                    new org.minewatch.web.store.PageRequest(0, 10))
                .items())
        .extracting(e -> e.action())
        .containsExactly("session.sign-in", "session.refused", "account.add");
  }
}
