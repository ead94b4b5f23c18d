package org.minewatch.web.oidc;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.OidcSettings;
import org.minewatch.web.account.Sessions;
import org.minewatch.web.account.SignIn;
import org.minewatch.web.limit.RequestLimits;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends people to the identity provider and takes them back. A browser walks through here by
 * itself, so that what goes wrong is told by the page it is sent to, not by an answer in JSON.
 */
@RestController
@RequestMapping("/api/session/oidc")
final class OidcController {
  private static final Logger LOG = LoggerFactory.getLogger(OidcController.class);

  /** The session's cookie is strict and stays away when the provider sends somebody back. */
  private static final String COOKIE = "minewatch-oidc";

  private static final String PATH = "/api/session/oidc";
  private static final int LONGEST = 4000;

  private final OidcSettings settings;
  private final Store store;
  private final Sessions sessions;
  private final SignIn signIn;
  private final AuditLog audit;
  private final RequestLimits limits;
  private final PendingSignIns pending;
  private final Provider provider;

  OidcController(
      OidcSettings settings,
      Store store,
      Sessions sessions,
      SignIn signIn,
      AuditLog audit,
      RequestLimits limits,
      Clock clock) {
    this.settings = settings;
    this.store = store;
    this.sessions = sessions;
    this.signIn = signIn;
    this.audit = audit;
    this.limits = limits;
    this.pending = new PendingSignIns(clock);
    this.provider = new Provider(settings);
  }

  @GetMapping
  ResponseEntity<Void> begin(HttpServletRequest request) {
    requireOn();
    String browser = RandomId.next();
    try {
      URI to = provider.address(pending.begin(browser));
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .cacheControl(CacheControl.noStore())
          .header(
              HttpHeaders.SET_COOKIE, cookie(browser, request, PendingSignIns.LONGEST.toSeconds()))
          .location(to)
          .build();
    } catch (Provider.UnavailableException e) {
      LOG.warn("the identity provider cannot be asked: {}", e.getCause().toString());
      return back("unavailable");
    }
  }

  @GetMapping("/callback")
  ResponseEntity<Void> callback(
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String code,
      HttpServletRequest request,
      HttpServletResponse response) {
    requireOn();
    limits.requireFewWrongPasswords(request.getRemoteAddr());
    Optional<PendingSignIns.Pending> one =
        isText(state) ? pending.end(state, browser(request)) : Optional.empty();
    if (one.isEmpty()) {
      // Any page can send a browser here; that guesses nothing, and must cost its user nothing.
      return back("refused");
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("", request, 0));
    if (!isText(code)) {
      return refused(request, "", "the provider sent no code");
    }
    try {
      return signIn(provider.subject(code, one.get()), request, response);
    } catch (Provider.RefusedException e) {
      return refused(request, "", e.getMessage());
    } catch (Provider.UnavailableException e) {
      LOG.warn("the identity provider cannot be asked: {}", e.getCause().toString());
      return back("unavailable");
    }
  }

  /** Where a browser goes that has signed out here, to sign out there too. */
  @GetMapping("/sign-out")
  ResponseEntity<Void> signOut() {
    requireOn();
    URI home = URI.create(settings.redirect()).resolve("/");
    return provider
        .signOutAddress()
        .map(
            at ->
                ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .cacheControl(CacheControl.noStore())
                    .location(
                        UriComponentsBuilder.fromUri(at)
                            .queryParam("client_id", settings.clientId())
                            .queryParam("post_logout_redirect_uri", home)
                            .encode()
                            .build()
                            .toUri())
                    .<Void>build())
        .orElseGet(() -> back(""));
  }

  private ResponseEntity<Void> signIn(
      String subject, HttpServletRequest request, HttpServletResponse response) {
    Optional<AccountRow> account =
        store
            .accountIdentities()
            .findLogin(settings.issuer(), subject)
            .flatMap(store.accounts()::find)
            .filter(AccountRow::enabled);
    if (account.isEmpty()) {
      refused(request, subject, "no account is bound to the subject");
      return back("unknown");
    }
    signIn.signedIn(account.get(), Map.of("by", settings.issuer()));
    sessions.begin(account.get(), true, request, response);
    return back("");
  }

  private ResponseEntity<Void> refused(HttpServletRequest request, String subject, String reason) {
    limits.wrongPassword(request.getRemoteAddr());
    audit.appendUnknown(
        subject,
        "session.refused",
        Map.of("reason", reason, "issuer", settings.issuer(), "subject", subject));
    return back("refused");
  }

  private static ResponseEntity<Void> back(String trouble) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .cacheControl(CacheControl.noStore())
        .location(URI.create(trouble.isEmpty() ? "/" : "/?sign-in=" + trouble))
        .build();
  }

  private void requireOn() {
    if (!settings.isOn()) {
      throw Problems.notFound(
          "没有配置统一身份认证", "there is no identity provider (minewatch.oidc.issuer)");
    }
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isEmpty() && text.length() <= LONGEST;
  }

  private static String browser(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? ""
        : Arrays.stream(cookies)
            .filter(c -> c.getName().equals(COOKIE))
            .map(Cookie::getValue)
            .findFirst()
            .orElse("");
  }

  private static String cookie(String value, HttpServletRequest request, long seconds) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path(PATH)
        .maxAge(seconds)
        .build()
        .toString();
  }
}
