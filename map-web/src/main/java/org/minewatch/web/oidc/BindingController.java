package org.minewatch.web.oidc;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.OidcSettings;
import org.minewatch.web.store.AccountIdentities.Bound;
import org.minewatch.web.store.Store;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Binds accounts to whom the identity provider vouches for; for administrators. */
@RestController
final class BindingController {
  private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final OidcSettings settings;
  private final Store store;
  private final AuditLog audit;
  private final Clock clock;

  BindingController(OidcSettings settings, Store store, AuditLog audit, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** An account and the subject by which the provider knows its owner. */
  record Line(String login, String subject, String boundBy, OffsetDateTime boundAt) {}

  /**
   * All that are bound.
   *
   * @param issuer of the provider; empty without one
   */
  record All(String issuer, List<Line> bound) {}

  /** The subject as the provider says it. */
  record Wanted(@Nullable String subject) {}

  @GetMapping("/api/account-identities")
  ResponseEntity<All> list() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new All(
                settings.issuer(),
                store.accountIdentities().list(settings.issuer()).stream()
                    .map(b -> new Line(b.login(), b.subject(), b.boundBy(), b.boundAt()))
                    .toList()));
  }

  @PutMapping(path = "/api/accounts/{login}/identity", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<All> bind(@PathVariable String login, @RequestBody Wanted wanted, Actor actor) {
    require(login);
    String subject = wanted.subject() == null ? "" : wanted.subject().strip();
    if (!SUBJECT.matcher(subject).matches()) {
      throw Problems.unusable(
          "subject 为 1 至 255 个可见 ASCII 字符", "a subject has 1 to 255 visible characters of ASCII");
    }
    store
        .transactions()
        .in(
            () -> {
              if (!store
                  .accountIdentities()
                  .bind(
                      new Bound(
                          settings.issuer(),
                          subject,
                          login,
                          actor.login(),
                          OffsetDateTime.now(clock)))) {
                throw Problems.conflict("该身份已绑定其他账号", "the subject is bound to another account");
              }
              store.accounts().endSessions(login);
              audit.append(
                  actor,
                  "account.bind",
                  login,
                  Map.of("issuer", settings.issuer(), "subject", subject));
              return true;
            });
    return list();
  }

  @DeleteMapping("/api/accounts/{login}/identity")
  ResponseEntity<All> unbind(@PathVariable String login, Actor actor) {
    require(login);
    store
        .transactions()
        .in(
            () -> {
              if (store.accountIdentities().unbind(settings.issuer(), login)) {
                store.accounts().endSessions(login);
                audit.append(actor, "account.unbind", login, Map.of("issuer", settings.issuer()));
              }
              return true;
            });
    return list();
  }

  private void require(String login) {
    if (!settings.isOn()) {
      throw Problems.notFound(
          "没有配置统一身份认证", "there is no identity provider (minewatch.oidc.issuer)");
    }
    if (store.accounts().find(login).isEmpty()) {
      throw Problems.notFound("没有这个账号", "there is no such account");
    }
  }
}
