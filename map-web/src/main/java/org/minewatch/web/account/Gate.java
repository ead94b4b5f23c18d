package org.minewatch.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Accounts;
import org.minewatch.web.system.RequestLines;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/**
 * Lets a request through when the account behind its session, as it is now, may use the route.
 * Pages, styles and scripts say nothing of any mine and are for anyone.
 */
@Component
final class Gate implements AuthorizationManager<RequestAuthorizationContext> {

  /** Why a request was refused: for who answers it. */
  static final String REASON = Gate.class.getName() + ".reason";

  enum Reason {
    NOT_SIGNED_IN,
    PASSWORD_TO_CHANGE,
    NO_ADDRESS,
    NO_METHOD,
    ROLE
  }

  private static final int PSEUDONYM_BYTES = 5;
  private static final String OWN_PASSWORD = "/api/session";

  private final Permissions permissions = new Permissions();
  private final Accounts accounts;
  private final AccountSettings settings;
  private final MetricsSettings metrics;
  private final Clock clock;

  Gate(Accounts accounts, AccountSettings settings, MetricsSettings metrics, Clock clock) {
    this.accounts = accounts;
    this.settings = settings;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public AuthorizationResult authorize(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context) {
    HttpServletRequest request = context.getRequest();
    if (!isGuarded(request.getRequestURI())) {
      return new AuthorizationDecision(true);
    }
    if (metrics.lets(request)) {
      return new AuthorizationDecision(true);
    }
    Optional<AccountRow> account = find(authentication.get());
    account.ifPresent(
        a -> {
          request.setAttribute(ActorArgument.ATTRIBUTE, Actor.of(a));
          RequestLines.by(pseudonym(a));
        });
    Optional<Permissions.Route> route = permissions.find(request);
    if (route.isPresent() && route.get().isForAnyone()) {
      return new AuthorizationDecision(true);
    }
    Reason reason;
    if (account.isEmpty()) {
      endSession(request);
      reason = Reason.NOT_SIGNED_IN;
    } else if (account.get().mustChange() && !request.getRequestURI().startsWith(OWN_PASSWORD)) {
      reason = Reason.PASSWORD_TO_CHANGE;
    } else if (route.isEmpty()) {
      reason = permissions.knowsAddress(request) ? Reason.NO_METHOD : Reason.NO_ADDRESS;
    } else if (!route.get().roles().contains(role(account.get()))) {
      reason = Reason.ROLE;
    } else {
      return new AuthorizationDecision(true);
    }
    request.setAttribute(REASON, reason);
    return new AuthorizationDecision(false);
  }

  /** Always the same for an account, and nothing that tells its login without the database. */
  static String pseudonym(AccountRow account) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(
                  (account.login() + "\n" + account.createdAt().toInstant())
                      .getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, PSEUDONYM_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isGuarded(String path) {
    return path.startsWith("/api/") || path.startsWith("/nights/") || path.equals("/api");
  }

  private static void endSession(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }

  /** The account behind a session, while the session is good. */
  Optional<AccountRow> find(@Nullable Authentication authentication) {
    if (authentication == null
        || authentication instanceof AnonymousAuthenticationToken
        || !(authentication.getPrincipal() instanceof SignedIn signedIn)) {
      return Optional.empty();
    }
    if (signedIn.at().plus(Duration.ofHours(settings.hours())).isBefore(clock.instant())) {
      return Optional.empty();
    }
    return accounts
        .find(signedIn.login())
        .filter(a -> a.enabled() && a.stamp() == signedIn.stamp())
        .map(a -> signedIn.byProvider() ? a.withoutChange() : a);
  }

  private static Role role(AccountRow account) {
    return Role.of(account.role())
        .orElseThrow(() -> new IllegalStateException("no role " + account.role()));
  }
}
