package org.minewatch.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.minewatch.web.setting.SecretFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How a monitoring system gets the figures without anybody's account.
 *
 * @param tokenFile file with the token that it sends; without one only administrators get them
 */
@ConfigurationProperties("minewatch.metrics")
public record MetricsSettings(@DefaultValue("") String tokenFile) {
  private static final String NAME = "minewatch.metrics.token-file";
  private static final String ROUTE = "/api/metrics";
  private static final String BEARER = "Bearer ";
  private static final int LEAST_CHARS = 32;

  public MetricsSettings {
    if (!tokenFile.isBlank() && token(tokenFile).length() < LEAST_CHARS) {
      throw new IllegalArgumentException(
          NAME + " is \"" + tokenFile + "\"; its token must have " + LEAST_CHARS + " characters");
    }
  }

  private static String token(String file) {
    try {
      return new SecretFile(NAME, file).read();
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** Whether a request asks for the figures, and nothing else, with the token. */
  boolean lets(HttpServletRequest request) {
    String given = request.getHeader("Authorization");
    return !tokenFile.isBlank()
        && given != null
        && given.startsWith(BEARER)
        && request.getRequestURI().equals(ROUTE)
        && (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
        && isToken(given.substring(BEARER.length()).strip());
  }

  /** Takes as long for a token that begins right as for one that does not. */
  private boolean isToken(String given) {
    try {
      return MessageDigest.isEqual(digest(given), digest(new SecretFile(NAME, tokenFile).read()));
    } catch (IOException | IllegalArgumentException e) {
      return false; // The file is gone for now; nobody gets in by that.
    }
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
