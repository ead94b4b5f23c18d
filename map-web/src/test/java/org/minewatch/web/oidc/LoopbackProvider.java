package org.minewatch.web.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * An OpenID provider on this machine that keeps to the standard unless a test spoils it: it gives a
 * code for an address that it was sent, and an id token for the code to who knows the verifier.
 */
public final class LoopbackProvider implements AutoCloseable {
  public static final String CLIENT = "minewatch";

  private final HttpServer server;
  private final Map<String, Map<String, String>> asked = new HashMap<>();
  private RSAKey key = newKey();
  private RSAKey published = key;
  String subject = "u-1001";

  /** Changes the claims of the next tokens. */
  Consumer<JWTClaimsSet.Builder> spoil = claims -> {};

  /**
   * How the next tokens are signed: RS256, none, HS256 with the public key, or by another's key.
   */
  String signing = "RS256";

  boolean isGone;

  public LoopbackProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", e -> answer(e, description()));
    server.createContext("/keys", e -> answer(e, new JWKSet(published.toPublicJWK()).toString()));
    server.createContext("/token", this::token);
    server.start();
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private String description() {
    return """
        {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
         "jwks_uri":"%1$s/keys","end_session_endpoint":"%1$s/logout",
         "response_types_supported":["code"],"subject_types_supported":["public"],
         "id_token_signing_alg_values_supported":["RS256"]}"""
        .formatted(issuer());
  }

  /** What somebody's browser brings back who was sent to an address: a code for it. */
  String signIn(URI address) {
    Map<String, String> wish = form(address.getRawQuery());
    if (!wish.get("client_id").equals(CLIENT)
        || !wish.get("response_type").equals("code")
        || !wish.get("code_challenge_method").equals("S256")) {
      throw new AssertionError("not what a provider takes: " + wish);
    }
    String code = UUID.randomUUID().toString();
    asked.put(code, wish);
    return code;
  }

  static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : text.split("&")) {
      String[] halves = pair.split("=", 2);
      form.put(
          URLDecoder.decode(halves[0], StandardCharsets.UTF_8),
          URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
    }
    return form;
  }

  /** Signs with a new key from now on, and publishes it. */
  void rotate() {
    key = newKey();
    published = key;
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    Map<String, String> wish = asked.remove(form.get("code"));
    if (wish == null || !challenge(form.get("code_verifier")).equals(wish.get("code_challenge"))) {
      send(exchange, 400, "{\"error\":\"invalid_grant\"}");
      return;
    }
    try {
      answer(
          exchange,
          "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"id_token\":\""
              + idToken(wish.get("nonce")).serialize()
              + "\"}");
    } catch (JOSEException e) {
      throw new IOException(e);
    }
  }

  private JWT idToken(String nonce) throws JOSEException {
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer())
            .audience(CLIENT)
            .subject(subject)
            .claim("nonce", nonce)
            .issueTime(Date.from(Instant.now()))
            .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    spoil.accept(claims);
    JWTClaimsSet said = claims.build();
    switch (signing) {
      case "none" -> {
        return new PlainJWT(said);
      }
      case "HS256" -> {
        SignedJWT token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), said);
        token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        return token;
      }
      default -> {
        RSAKey by = signing.equals("foreign") ? newKey() : key;
        SignedJWT token =
            new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), said);
        token.sign(new RSASSASigner(by));
        return token;
      }
    }
  }

  private static String challenge(String verifier) {
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(
              MessageDigest.getInstance("SHA-256")
                  .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    send(exchange, isGone ? 503 : 200, isGone ? "<html>down</html>" : json);
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
