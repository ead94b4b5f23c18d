package org.minewatch.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import org.minewatch.web.store.AccountRow;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Begins sessions. */
@Component
public final class Sessions {
  private final Clock clock;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  Sessions(Clock clock) {
    this.clock = clock;
  }

  /**
   * Begins the session under a new id, so that one that was planted before is worth nothing.
   *
   * @param byProvider whether an identity provider vouches for them
   */
  public void begin(
      AccountRow account,
      boolean byProvider,
      HttpServletRequest request,
      HttpServletResponse response) {
    HttpSession old = request.getSession(false);
    if (old != null) {
      old.invalidate();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedIn(account.login(), account.stamp(), clock.instant(), byProvider),
            null,
            List.of()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
