package org.minewatch.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.web.account.OidcSettings;
import org.minewatch.web.account.People;
import org.minewatch.web.store.AuditTrail;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.system.MapServer;

/** Signing in through a real provider on this machine, sound and spoiled. */
class OidcSignInTest {
  private LoopbackProvider provider;
  private MapServer server;
  private HttpClient administrator;

  @BeforeEach
  void start() throws IOException {
    provider = new LoopbackProvider();
  }

  private void serve(Map<String, Object> more) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    settings.put("minewatch.oidc.issuer", provider.issuer());
    settings.put("minewatch.oidc.client-id", LoopbackProvider.CLIENT);
    settings.put("minewatch.oidc.redirect", "http://localhost" + OidcSettings.CALLBACK);
    settings.putAll(more);
    server = MapServer.start(settings);
    administrator = People.demo(server.port(), "administrator");
  }

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
    provider.close();
  }

  /** An account that has a first password which nobody has changed, bound to the subject. */
  private void bound(String login, String subject) {
    assertThat(
            write(
                    "POST",
                    "/api/accounts",
                    "{\"login\":\"%s\",\"name\":\"赵\",\"role\":\"regulator\",\"everything\":true}"
                        .formatted(login))
                .statusCode())
        .isEqualTo(201);
    assertThat(bind(login, subject).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> bind(String login, String subject) {
    return write(
        "PUT", "/api/accounts/" + login + "/identity", "{\"subject\":\"" + subject + "\"}");
  }

  private HttpResponse<String> write(String method, String path, String body) {
    return People.write(administrator, server.port(), method, path, body);
  }

  private URI sentTo(HttpClient browser) {
    HttpResponse<String> sent = People.get(browser, server.port(), "/api/session/oidc");
    assertThat(sent.statusCode()).isEqualTo(303);
    return URI.create(location(sent));
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> back(HttpClient browser, String state, String code) {
    return People.get(
        browser, server.port(), OidcSettings.CALLBACK + "?state=" + state + "&code=" + code);
  }

  /** Goes to the provider and comes back; where that ends. */
  private String walk(HttpClient browser) {
    URI to = sentTo(browser);
    return location(
        back(browser, LoopbackProvider.form(to.getRawQuery()).get("state"), provider.signIn(to)));
  }

  private String who(HttpClient browser) {
    return People.json(browser, server.port(), "/api/session")
        .path("who")
        .path("login")
        .asString("");
  }

  private List<String> refusals() {
    return server
        .get(AuditTrail.class)
        .list(
            java.util.Optional.empty(),
            java.util.Optional.of("session.refused"),
            java.util.Optional.empty(),
            new PageRequest(0, 50))
        .items()
        .stream()
        .map(e -> e.detail())
        .toList();
  }

  @Test
  void whoIsBoundIsInWithTheRightsOfTheAccountAndNoOther() {
    serve(Map.of());
    bound("zhao", "u-1001");
    HttpClient browser = People.stranger();
    assertThat(walk(browser)).isEqualTo("/");
    assertThat(who(browser)).isEqualTo("zhao");
    assertThat(People.get(browser, server.port(), "/api/cases").statusCode())
        .as("no password is to be changed first")
        .isEqualTo(200);
    assertThat(People.get(browser, server.port(), "/api/accounts").statusCode()).isEqualTo(403);
    assertThat(People.write(browser, server.port(), "DELETE", "/api/session", null).statusCode())
        .isEqualTo(200);
    assertThat(who(browser)).isEmpty();
    assertThat(location(People.get(browser, server.port(), "/api/session/oidc/sign-out")))
        .startsWith(
            provider.issuer() + "/logout?client_id=minewatch&post_logout_redirect_uri=http");
  }

  @Test
  void theSessionBeginsUnderANewIdAndTheCookieOfTheWayIsTakenBack() {
    serve(Map.of());
    bound("zhao", "u-1001");
    HttpClient browser = People.stranger();
    URI to = sentTo(browser);
    String state = LoopbackProvider.form(to.getRawQuery()).get("state");
    HttpResponse<String> back = back(browser, state, provider.signIn(to));
    List<String> cookies = back.headers().allValues("Set-Cookie");
    assertThat(cookies)
        .anySatisfy(
            c ->
                assertThat(c)
                    .startsWith("minewatch=")
                    .containsIgnoringCase("SameSite=Strict")
                    .containsIgnoringCase("HttpOnly"))
        .anySatisfy(c -> assertThat(c).startsWith("minewatch-oidc=;").contains("Max-Age=0"));
  }

  @Test
  void aSubjectThatNobodyHasBoundIsToldSoAndTheAdministratorReadsWhichItWas() {
    serve(Map.of());
    HttpClient browser = People.stranger();
    assertThat(walk(browser)).isEqualTo("/?sign-in=unknown");
    assertThat(who(browser)).isEmpty();
    assertThat(refusals()).anyMatch(d -> d.contains("u-1001") && d.contains("no account is bound"));
  }

  @Test
  void unbindingAndDisablingEndWhatHasBegun() {
    serve(Map.of());
    bound("zhao", "u-1001");
    HttpClient browser = People.stranger();
    walk(browser);
    assertThat(write("DELETE", "/api/accounts/zhao/identity", "").statusCode()).isEqualTo(200);
    assertThat(who(browser)).isEmpty();
    assertThat(walk(browser)).isEqualTo("/?sign-in=unknown");
    bind("zhao", "u-1001");
    write(
        "PUT",
        "/api/accounts/zhao",
        "{\"name\":\"赵\",\"role\":\"regulator\",\"everything\":true,\"enabled\":false}");
    assertThat(walk(browser)).isEqualTo("/?sign-in=unknown");
  }

  @Test
  void aSubjectIsOneAccountsAlone() {
    serve(Map.of());
    bound("zhao", "u-1001");
    assertThat(bind("administrator", "u-1001").statusCode()).isEqualTo(409);
    assertThat(bind("zhao", "u-1002").statusCode()).isEqualTo(200);
    assertThat(bind("nobody", "u-9").statusCode()).isEqualTo(404);
    assertThat(bind("zhao", "a b").statusCode()).isEqualTo(422);
    assertThat(bind("administrator", "u-1001").statusCode()).isEqualTo(200);
    assertThat(People.get(administrator, server.port(), "/api/account-identities").statusCode())
        .as("whose binding changes has to sign in anew, the administrator too")
        .isEqualTo(401);
  }

  static Stream<Arguments> lies() {
    return Stream.of(
        lie("another nonce", c -> c.claim("nonce", "x")),
        lie("no nonce", c -> c.claim("nonce", null)),
        lie("another audience", c -> c.audience("somebody-else")),
        lie("another issuer", c -> c.issuer("https://evil.example")),
        lie("expired", c -> c.expirationTime(Date.from(Instant.now().minusSeconds(3600)))),
        lie("issued tomorrow", c -> c.issueTime(Date.from(Instant.now().plusSeconds(86_400)))),
        lie("no subject", c -> c.subject(null)),
        lie(
            "two audiences and another party",
            c -> c.audience(List.of("minewatch", "other")).claim("azp", "other")));
  }

  private static Arguments lie(String name, Consumer<JWTClaimsSet.Builder> spoil) {
    return Arguments.of(name, spoil);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void aTokenThatLiesIsRefused(String name, Consumer<JWTClaimsSet.Builder> spoil) {
    serve(Map.of());
    bound("zhao", "u-1001");
    provider.spoil = spoil;
    HttpClient browser = People.stranger();
    assertThat(walk(browser)).isEqualTo("/?sign-in=refused");
    assertThat(who(browser)).isEmpty();
    assertThat(refusals()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256", "foreign"})
  void aTokenThatIsNotSignedByTheProviderIsRefused(String signing) {
    serve(Map.of());
    bound("zhao", "u-1001");
    provider.signing = signing;
    HttpClient browser = People.stranger();
    assertThat(walk(browser)).isEqualTo("/?sign-in=refused");
    assertThat(who(browser)).isEmpty();
  }

  @Test
  void aNewKeyOfTheProviderIsFetched() {
    serve(Map.of());
    bound("zhao", "u-1001");
    assertThat(walk(People.stranger())).isEqualTo("/");
    provider.rotate();
    assertThat(walk(People.stranger())).isEqualTo("/");
  }

  @Test
  void aReturnIsGoodOnceAndInTheBrowserThatWentOnly() {
    serve(Map.of());
    bound("zhao", "u-1001");
    HttpClient browser = People.stranger();
    URI to = sentTo(browser);
    String state = LoopbackProvider.form(to.getRawQuery()).get("state");
    HttpClient victim = People.stranger();
    assertThat(location(back(victim, state, provider.signIn(to)))).isEqualTo("/?sign-in=refused");
    assertThat(who(victim)).isEmpty();
    assertThat(location(back(browser, state, provider.signIn(to))))
        .as("the state is used up by the attempt")
        .isEqualTo("/?sign-in=refused");
    assertThat(walk(browser)).isEqualTo("/");
    URI again = sentTo(browser);
    String once = LoopbackProvider.form(again.getRawQuery()).get("state");
    assertThat(location(back(browser, once, provider.signIn(again)))).isEqualTo("/");
    assertThat(location(back(browser, once, provider.signIn(again))))
        .isEqualTo("/?sign-in=refused");
    assertThat(location(back(browser, "made-up", "x"))).isEqualTo("/?sign-in=refused");
    assertThat(People.get(browser, server.port(), OidcSettings.CALLBACK).statusCode())
        .isEqualTo(303);
  }

  /** A page elsewhere sends a browser back from nowhere, again and again. */
  @Test
  void returnsThatNobodyWentForCostTheirBrowserNothing() {
    serve(Map.of("minewatch.limits.wrong-passwords", 5));
    bound("zhao", "u-1001");
    HttpClient browser = People.stranger();
    URI to = sentTo(browser);
    for (int i = 0; i < 20; i++) {
      assertThat(location(back(browser, "made-up-" + i, "x"))).isEqualTo("/?sign-in=refused");
    }
    String state = LoopbackProvider.form(to.getRawQuery()).get("state");
    assertThat(location(back(browser, state, provider.signIn(to)))).isEqualTo("/");
    assertThat(who(browser)).isEqualTo("zhao");
    assertThat(refusals()).isEmpty();
  }

  @Test
  void aProviderThatIsGoneKeepsNobodyOutButWhoComesThroughIt() {
    serve(Map.of());
    provider.isGone = true;
    assertThat(location(People.get(People.stranger(), server.port(), "/api/session/oidc")))
        .isEqualTo("/?sign-in=unavailable");
    assertThat(who(People.demo(server.port(), "regulator"))).isEqualTo("regulator");
    provider.isGone = false;
    bound("zhao", "u-1001");
    assertThat(walk(People.stranger())).as("it is back").isEqualTo("/");
  }

  @Test
  void withoutLocalPasswordsOneAdministratorGetsInByHis() {
    serve(Map.of("minewatch.oidc.local", false, "minewatch.oidc.break-glass", "boss"));
    People.madeBy(
        administrator, server.port(), "boss", "王", "administrator", "\"everything\":true");
    HttpResponse<String> made =
        write(
            "POST",
            "/api/accounts",
            "{\"login\":\"li\",\"name\":\"李\",\"role\":\"regulator\",\"everything\":true}");
    String password = made.body().replaceFirst("(?s).*\"password\":\"([^\"]+)\".*", "$1");
    HttpResponse<String> refused = People.signIn(People.stranger(), server.port(), "li", password);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("本地密码登录已关闭");
    assertThat(
            People.signIn(People.stranger(), server.port(), "boss", People.PASSWORD).statusCode())
        .isEqualTo(200);
    assertThat(
            server
                .get(AuditTrail.class)
                .list(
                    java.util.Optional.of("boss"),
                    java.util.Optional.of("session.sign-in"),
                    java.util.Optional.empty(),
                    new PageRequest(0, 5))
                .items())
        .allMatch(e -> e.detail().contains("break-glass"));
    assertThat(
            People.json(People.stranger(), server.port(), "/api/session")
                .path("local")
                .booleanValue())
        .isFalse();
  }

  @Test
  void withoutAProviderThereIsNothing() {
    serve(Map.of("minewatch.oidc.issuer", ""));
    assertThat(People.get(People.stranger(), server.port(), "/api/session/oidc").statusCode())
        .isEqualTo(404);
    assertThat(People.get(People.stranger(), server.port(), OidcSettings.CALLBACK).statusCode())
        .isEqualTo(404);
    assertThat(
            People.json(People.stranger(), server.port(), "/api/session").path("provider").isNull())
        .isTrue();
  }

  @Test
  void settingsThatWouldLetNobodyOrEverybodyInStopTheStart() {
    assertThatThrownBy(() -> settings("http://idp.example", true, ""))
        .hasMessageContaining("https");
    assertThatThrownBy(() -> settings("https://idp.example", false, ""))
        .hasMessageContaining("break-glass");
    assertThatThrownBy(() -> settings("", false, "boss")).hasMessageContaining("issuer");
  }

  private static OidcSettings settings(String issuer, boolean local, String breakGlass) {
    return new OidcSettings(
        issuer,
        "minewatch",
        "",
        "https://minewatch.example" + OidcSettings.CALLBACK,
        "登录|Sign in",
        local,
        breakGlass,
        10);
  }
}
