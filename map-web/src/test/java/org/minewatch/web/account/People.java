package org.minewatch.web.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients of a running server that are signed in as somebody, as a page signs in. */
public final class People {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The setting with which a server lets tests in without a password. */
  public static final String DEMO = "minewatch.accounts.demo";

  /** Costs little, for servers that check many passwords. */
  public static final Map<String, Object> QUICK = Map.of("minewatch.accounts.cost", 10);

  /** The password of everybody who is made here. */
  public static final String PASSWORD = "a password of its own";

  private People() {}

  /** A client that nobody is signed in with. */
  public static HttpClient stranger() {
    return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  }

  /** A client signed in with an account of the demo, such as {@code regulator}. */
  public static HttpClient demo(int port, String login) {
    HttpClient client = stranger();
    require(200, write(client, port, "POST", "/api/session", "{\"demo\":\"" + login + "\"}"));
    return client;
  }

  /** A client signed in with a login and a password. */
  public static HttpClient signedIn(int port, String login, String password) {
    HttpClient client = stranger();
    require(200, signIn(client, port, login, password));
    return client;
  }

  public static HttpResponse<String> signIn(
      HttpClient client, int port, String login, String password) {
    return write(
        client,
        port,
        "POST",
        "/api/session",
        JSON.writeValueAsString(Map.of("login", login, "password", password)));
  }

  /**
   * Has an administrator of the demo make an account, and signs it in with a password of its own.
   *
   * @param scope JSON members such as {@code "everything":true}
   */
  public static HttpClient made(int port, String login, String name, String role, String scope) {
    return madeBy(demo(port, "administrator"), port, login, name, role, scope);
  }

  /** The same by an administrator who is signed in. */
  public static HttpClient madeBy(
      HttpClient administrator, int port, String login, String name, String role, String scope) {
    String wanted =
        "{\"login\":%s,\"name\":%s,\"role\":%s,\"enabled\":true,%s}"
            .formatted(
                JSON.writeValueAsString(login),
                JSON.writeValueAsString(name),
                JSON.writeValueAsString(role),
                scope);
    HttpResponse<String> answer = write(administrator, port, "POST", "/api/accounts", wanted);
    if (answer.statusCode() == 409) {
      answer = write(administrator, port, "POST", "/api/accounts/" + login + "/password", "{}");
      require(200, answer);
    } else {
      require(201, answer);
    }
    String first = JSON.readTree(answer.body()).path("password").stringValue();
    HttpClient client = signedIn(port, login, first);
    require(
        200,
        write(
            client,
            port,
            "POST",
            "/api/session/password",
            "{\"old\":\"" + first + "\",\"password\":\"" + PASSWORD + "\"}"));
    return client;
  }

  /** The header by which a client that is signed in is known. */
  public static String cookie(HttpClient client) {
    CookieManager cookies = (CookieManager) client.cookieHandler().orElseThrow();
    return cookies.getCookieStore().getCookies().stream()
        .map(c -> c.getName() + "=" + c.getValue())
        .findFirst()
        .orElseThrow();
  }

  /** Sends what writes, as a page does. */
  public static HttpResponse<String> write(
      HttpClient client, int port, String method, String path, String json) {
    HttpRequest.Builder request = request(port, path).header("X-Minewatch", "page");
    return send(
        client,
        json == null
            ? request.method(method, BodyPublishers.noBody()).build()
            : request
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json))
                .build());
  }

  public static HttpResponse<String> get(HttpClient client, int port, String path) {
    return send(client, request(port, path).build());
  }

  public static JsonNode json(HttpClient client, int port, String path) {
    HttpResponse<String> answer = get(client, port, path);
    require(200, answer);
    return JSON.readTree(answer.body());
  }

  private static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void require(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new AssertionError(
          answer.uri() + " answered " + answer.statusCode() + " " + answer.body());
    }
  }
}
