package org.minewatch.web.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signs people in and out, and says who is signed in. */
@RestController
@RequestMapping("/api/session")
final class SessionController {

  private static final int LONGEST_LOGIN = 64;
  private static final int LONGEST_PASSWORD = 400;

  private final SignIn signIn;
  private final DemoAccounts demo;
  private final Gate gate;
  private final AuditLog audit;
  private final Sessions sessions;
  private final OidcSettings oidc;

  SessionController(
      SignIn signIn,
      DemoAccounts demo,
      Gate gate,
      AuditLog audit,
      Sessions sessions,
      OidcSettings oidc) {
    this.signIn = signIn;
    this.demo = demo;
    this.gate = gate;
    this.audit = audit;
    this.sessions = sessions;
    this.oidc = oidc;
  }

  /** A role and what it is called. */
  record RoleName(String code, String zh, String en) {
    static RoleName of(Role role) {
      return new RoleName(role.wireName(), role.zh(), role.en());
    }
  }

  /** Somebody. */
  record Who(String login, String name, RoleName role, boolean everything, boolean mustChange) {
    static Who of(AccountRow a) {
      Actor actor = Actor.of(a);
      return new Who(
          a.login(), a.name(), RoleName.of(actor.role()), a.everything(), a.mustChange());
    }
  }

  /**
   * The session.
   *
   * @param who null when nobody is signed in
   * @param demo accounts that this machine may take without a password; empty but in the demo
   * @param provider the button that leads to an identity provider; null without one
   * @param local whether passwords of this server are taken, but for one administrator's
   */
  record Session(
      @Nullable Who who, List<Who> demo, OidcSettings.@Nullable Button provider, boolean local) {}

  /** Login and password, or the login of an account of the demo. */
  record Credentials(@Nullable String login, @Nullable String password, @Nullable String demo) {}

  /** One's old password and the wanted one. */
  record NewPassword(String old, String password) {}

  @GetMapping
  ResponseEntity<Session> session(HttpServletRequest request) {
    Optional<AccountRow> account =
        gate.find(SecurityContextHolder.getContext().getAuthentication());
    return answer(account, request);
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Session> begin(
      @RequestBody Credentials given, HttpServletRequest request, HttpServletResponse response) {
    AccountRow account =
        given.demo() != null
            ? demo.take(given.demo(), request)
            : signIn.check(
                required(given.login(), LONGEST_LOGIN).strip(),
                required(given.password(), LONGEST_PASSWORD),
                request.getRemoteAddr());
    signIn.signedIn(account);
    sessions.begin(account, false, request, response);
    return answer(Optional.of(account), request);
  }

  @DeleteMapping
  ResponseEntity<Session> end(HttpServletRequest request) {
    gate.find(SecurityContextHolder.getContext().getAuthentication())
        .ifPresent(a -> audit.append(Actor.of(a), "session.sign-out", a.login(), Map.of()));
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
    return answer(Optional.empty(), request);
  }

  @PostMapping(path = "/password", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Session> changePassword(
      @RequestBody NewPassword given,
      Actor actor,
      HttpServletRequest request,
      HttpServletResponse response) {
    AccountRow account =
        signIn.changePassword(
            actor,
            required(given.old(), LONGEST_PASSWORD),
            required(given.password(), LONGEST_PASSWORD),
            request.getRemoteAddr());
    sessions.begin(account, false, request, response);
    return answer(Optional.of(account), request);
  }

  private static String required(@Nullable String text, int longest) {
    if (text == null || text.isEmpty() || text.length() > longest) {
      throw Problems.badRequest("请填写账号和密码", "login and password are wanted");
    }
    return text;
  }

  private ResponseEntity<Session> answer(Optional<AccountRow> account, HttpServletRequest request) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new Session(
                account.map(Who::of).orElse(null),
                demo.list(request).stream().map(Who::of).toList(),
                oidc.isOn() ? oidc.button() : null,
                oidc.local()));
  }
}
