package org.minewatch.web.oidc;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Who has been sent to the provider and is not back yet: at most so many, for so long, each good
 * for one return in the browser that went.
 */
final class PendingSignIns {
  static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Clock clock;
  private final Map<String, Pending> pending =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pending> eldest) {
          return size() > MOST;
        }
      };

  PendingSignIns(Clock clock) {
    this.clock = clock;
  }

  /**
   * Somebody who was sent away.
   *
   * @param browser what the cookie of the browser says
   */
  record Pending(State state, Nonce nonce, CodeVerifier verifier, String browser, Instant until) {}

  synchronized Pending begin(String browser) {
    Pending one =
        new Pending(
            new State(), new Nonce(), new CodeVerifier(), browser, clock.instant().plus(LONGEST));
    pending.put(one.state().getValue(), one);
    return one;
  }

  /** Who comes back with a state, once, in the same browser and in time. */
  synchronized Optional<Pending> end(String state, String browser) {
    return Optional.ofNullable(pending.remove(state))
        .filter(one -> one.until().isAfter(clock.instant()))
        .filter(
            one ->
                MessageDigest.isEqual(
                    one.browser().getBytes(StandardCharsets.UTF_8),
                    browser.getBytes(StandardCharsets.UTF_8)));
  }
}
