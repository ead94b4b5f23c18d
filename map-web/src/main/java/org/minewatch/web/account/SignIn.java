package org.minewatch.web.account;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.limit.RequestLimits;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Accounts;
import org.minewatch.web.store.Transactions;
import org.minewatch.web.system.Problems;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.web.ErrorResponseException;

/**
 * Checks logins and passwords. After some wrong ones in a row an account hears none for a while,
 * twice as long each time; the answer never says whether the login or the password was wrong.
 */
@Service
public final class SignIn {

  private static final int FAILURES_BEFORE_LOCK = 5;
  private static final Duration FIRST_LOCK = Duration.ofSeconds(30);
  private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 10;

  private final Accounts accounts;
  private final Passwords passwords;
  private final AuditLog audit;
  private final Transactions transactions;
  private final Clock clock;
  private final RequestLimits limits;
  private final OidcSettings oidc;

  SignIn(
      Accounts accounts,
      Passwords passwords,
      AuditLog audit,
      Transactions transactions,
      Clock clock,
      RequestLimits limits,
      OidcSettings oidc) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.audit = audit;
    this.transactions = transactions;
    this.clock = clock;
    this.limits = limits;
    this.oidc = oidc;
  }

  /**
   * The account of a login and its password; throws 401, or 429 while it is locked or too many
   * wrong ones came from the address.
   */
  AccountRow check(String login, String password, String address) {
    limits.requireFewWrongPasswords(address);
    if (!oidc.takesPasswordOf(login)) {
      limits.wrongPassword(address);
      throw Problems.forbidden(
          "本地密码登录已关闭，请用统一身份认证", "passwords are not taken here; use the bureau's account");
    }
    OffsetDateTime now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    Optional<AccountRow> found = accounts.find(login);
    if (found.isEmpty() || !found.get().enabled()) {
      passwords.matchNothing(password);
      limits.wrongPassword(address);
      audit.appendUnknown(login, "session.refused", Map.of("reason", "no such account"));
      throw wrong();
    }
    AccountRow account = found.get();
    if (account.lockedUntil() != null && account.lockedUntil().isAfter(now)) {
      long seconds = Math.max(1, Duration.between(now, account.lockedUntil()).toSeconds());
      ErrorResponseException locked =
          Problems.of(
              HttpStatus.TOO_MANY_REQUESTS,
              "密码连续输错，请 " + seconds + " 秒后再试",
              "too many wrong passwords; try again in " + seconds + " s");
      locked.getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
      throw locked;
    }
    if (!passwords.matches(password, account.passwordHash())) {
      limits.wrongPassword(address);
      transactions.in(
          () -> {
            accounts.failed(login, lockAfter(account.failures() + 1, now).orElse(null));
            audit.appendUnknown(login, "session.refused", Map.of("reason", "wrong password"));
            return null;
          });
      throw wrong();
    }
    return account;
  }

  private static Optional<OffsetDateTime> lockAfter(int failures, OffsetDateTime now) {
    int over = failures - FAILURES_BEFORE_LOCK;
    if (over < 0) {
      return Optional.empty();
    }
    Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(over, MOST_DOUBLINGS));
    return Optional.of(now.plus(lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock));
  }

  private static RuntimeException wrong() {
    return Problems.of(HttpStatus.UNAUTHORIZED, "账号或密码不对", "login or password is wrong");
  }

  /** Notes that an account is signed in from now, by its password. */
  void signedIn(AccountRow account) {
    signedIn(account, oidc.local() ? Map.of() : Map.of("by", "break-glass"));
  }

  /**
   * Notes that an account is signed in from now.
   *
   * @param how for the audit log
   */
  public void signedIn(AccountRow account, Map<String, ?> how) {
    transactions.in(
        () -> {
          accounts.signedIn(account.login(), OffsetDateTime.now(clock));
          audit.append(Actor.of(account), "session.sign-in", account.login(), how);
          return null;
        });
  }

  /** Changes somebody's own password. */
  AccountRow changePassword(Actor actor, String old, String wanted, String address) {
    AccountRow account = check(actor.login(), old, address);
    Passwords.require(account.login(), wanted);
    if (old.equals(wanted)) {
      throw Problems.unusable("新密码与原密码相同", "the new password is the old one");
    }
    transactions.in(
        () -> {
          accounts.setPassword(account.login(), passwords.hash(wanted), false);
          audit.append(actor, "account.password", account.login(), Map.of("by", "owner"));
          return null;
        });
    return accounts.find(account.login()).orElseThrow();
  }
}
