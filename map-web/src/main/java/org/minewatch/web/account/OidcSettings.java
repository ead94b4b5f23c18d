package org.minewatch.web.account;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing in through an identity provider by OpenID Connect; off unless there is an issuer.
 *
 * @param issuer of the provider, which has its description below {@code /.well-known/}; by https
 *     unless it is on this machine
 * @param clientId by which the provider knows this server
 * @param clientSecretFile file with the secret; empty for a client without, which PKCE alone guards
 * @param redirect this server's own {@code /api/session/oidc/callback}, as browsers reach it
 * @param label on the button in Chinese and English, separated by {@code /}
 * @param local whether logins and passwords of this server are taken too
 * @param breakGlass the administrator whose password is taken even when others are not
 * @param timeoutSeconds longest that the provider may take for an answer, 1 to 60
 */
@ConfigurationProperties("minewatch.oidc")
public record OidcSettings(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") String clientSecretFile,
    @DefaultValue("") String redirect,
    @DefaultValue("统一身份认证登录 / Sign in with the bureau's account") String label,
    @DefaultValue("true") boolean local,
    @DefaultValue("") String breakGlass,
    @DefaultValue("10") int timeoutSeconds) {

  /** Where the provider sends people back to. */
  public static final String CALLBACK = "/api/session/oidc/callback";

  private static final int MOST_SECONDS = 60;

  public OidcSettings {
    if (!issuer.isEmpty()) {
      requireSafe("issuer", issuer);
      requireSafe("redirect", redirect);
      if (!URI.create(redirect).getPath().equals(CALLBACK)) {
        throw new IllegalArgumentException("minewatch.oidc.redirect must end in " + CALLBACK);
      }
      if (clientId.isBlank()) {
        throw new IllegalArgumentException("minewatch.oidc.issuer needs minewatch.oidc.client-id");
      }
    }
    if (!local && (issuer.isEmpty() || breakGlass.isBlank())) {
      throw new IllegalArgumentException(
          "minewatch.oidc.local=false needs minewatch.oidc.issuer, and minewatch.oidc.break-glass so"
              + " that an administrator gets in when the provider is gone");
    }
    if (timeoutSeconds < 1 || timeoutSeconds > MOST_SECONDS) {
      throw new IllegalArgumentException(
          "minewatch.oidc.timeout-seconds is "
              + timeoutSeconds
              + "; it must be 1 to "
              + MOST_SECONDS);
    }
  }

  private static void requireSafe(String name, String text) {
    URI uri = URI.create(text);
    boolean here =
        "localhost".equals(uri.getHost())
            || "127.0.0.1".equals(uri.getHost())
            || "[::1]".equals(uri.getHost());
    if (!"https".equals(uri.getScheme()) && !(here && "http".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(
          "minewatch.oidc." + name + " is “" + text + "”; it must be an address by https");
    }
  }

  public boolean isOn() {
    return !issuer.isEmpty();
  }

  /** Whether the password of a login may be asked for. */
  boolean takesPasswordOf(String login) {
    return local || login.equals(breakGlass);
  }

  /** What the page shows: the button in both languages. */
  public record Button(String zh, String en) {}

  Button button() {
    String[] words = label.split("/", 2);
    return new Button(words[0].strip(), words[words.length - 1].strip());
  }
}
