package org.minewatch.web.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.SessionController.RoleName;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Accounts;
import org.minewatch.web.store.Supervisors;
import org.minewatch.web.store.Transactions;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Keeps accounts and who stands above whom; for administrators. */
@RestController
final class AccountController {

  private static final Pattern LOGIN = Pattern.compile("[a-z][a-z0-9._-]{1,63}");
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");
  private static final int MOST_LISTED = 5000;

  private final Accounts accounts;
  private final Supervisors supervisors;
  private final Passwords passwords;
  private final AuditLog audit;
  private final Transactions transactions;
  private final MineRights rights;
  private final Clock clock;

  AccountController(
      Accounts accounts,
      Supervisors supervisors,
      Passwords passwords,
      AuditLog audit,
      Transactions transactions,
      MineRights rights,
      Clock clock) {
    this.accounts = accounts;
    this.supervisors = supervisors;
    this.passwords = passwords;
    this.audit = audit;
    this.transactions = transactions;
    this.rights = rights;
    this.clock = clock;
  }

  /** An account as an administrator sees it. */
  record Line(
      String login,
      String name,
      RoleName role,
      boolean everything,
      List<String> authorities,
      List<String> mineCodes,
      boolean enabled,
      boolean mustChange,
      OffsetDateTime createdAt,
      @Nullable OffsetDateTime signedInAt) {

    static Line of(AccountRow a) {
      return new Line(
          a.login(),
          a.name(),
          RoleName.of(Role.of(a.role()).orElseThrow()),
          a.everything(),
          a.authorities(),
          a.mineCodes(),
          a.enabled(),
          a.mustChange(),
          a.createdAt(),
          a.signedInAt());
    }
  }

  /**
   * What an account is to be.
   *
   * @param everything when absent, no
   * @param enabled when absent, yes
   */
  record Wanted(
      @Nullable String login,
      @Nullable String name,
      @Nullable String role,
      @Nullable Boolean everything,
      @Nullable List<String> authorities,
      @Nullable List<String> mineCodes,
      @Nullable Boolean enabled) {}

  /** All accounts, and what may be chosen for one. */
  record All(List<Line> accounts, List<RoleName> roles, List<String> authorities) {}

  /** An account with the password that was made for it, told this once. */
  record Made(Line account, String password) {}

  /** An authority and the one above it. */
  record Authority(@Nullable String name, @Nullable String superior) {}

  /** Authorities as they stand, and every name there is. */
  record Authorities(List<Authority> lines, List<String> names) {}

  @GetMapping("/api/accounts")
  ResponseEntity<All> list(Actor actor) {
    if (actor.is(Role.AUDITOR)) {
      // They say which mines others have.
      rights.requireEverything(actor);
    }
    return fresh(
        new All(
            accounts.list().stream().map(Line::of).toList(),
            java.util.Arrays.stream(Role.values()).map(RoleName::of).toList(),
            supervisors.listAuthorities()));
  }

  @PostMapping(path = "/api/accounts", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Made> add(@RequestBody Wanted wanted, Actor actor) {
    String login = wanted.login() == null ? "" : wanted.login().strip();
    if (!LOGIN.matcher(login).matches()) {
      throw Problems.unusable(
          "账号为 2 至 64 个小写字母、数字或 . _ -，以字母开头",
          "a login has 2 to 64 of a-z, 0-9, . _ - and begins with a letter");
    }
    String password = passwords.generate();
    AccountRow account = account(login, wanted, passwords.hash(password));
    transactions.in(
        () -> {
          if (!accounts.add(account)) {
            throw Problems.conflict("账号已存在：" + login, "the login is taken: " + login);
          }
          audit.append(actor, "account.add", login, said(account));
          return null;
        });
    return ResponseEntity.status(HttpStatus.CREATED)
        .cacheControl(CacheControl.noStore())
        .body(new Made(Line.of(account), password));
  }

  @PutMapping(path = "/api/accounts/{login}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Line> change(@PathVariable String login, @RequestBody Wanted wanted, Actor actor) {
    AccountRow old = known(login);
    AccountRow account = account(login, wanted, old.passwordHash());
    if (login.equals(actor.login()) && (!account.enabled() || !account.role().equals(old.role()))) {
      throw Problems.conflict("不能停用自己或更改自己的角色", "you cannot disable yourself or change your role");
    }
    transactions.in(
        () -> {
          accounts.change(account);
          audit.append(actor, "account.change", login, said(account));
          return null;
        });
    return fresh(Line.of(known(login)));
  }

  @PostMapping("/api/accounts/{login}/password")
  ResponseEntity<Made> resetPassword(@PathVariable String login, Actor actor) {
    known(login);
    String password = passwords.generate();
    transactions.in(
        () -> {
          accounts.setPassword(login, passwords.hash(password), true);
          audit.append(actor, "account.password", login, Map.of("by", "administrator"));
          return null;
        });
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new Made(Line.of(known(login)), password));
  }

  @GetMapping("/api/authorities")
  ResponseEntity<Authorities> authorities() {
    return fresh(
        new Authorities(
            supervisors.superiors().entrySet().stream()
                .map(e -> new Authority(e.getKey(), e.getValue()))
                .toList(),
            supervisors.listAuthorities()));
  }

  @PutMapping(path = "/api/authorities", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Authorities> setAuthorities(@RequestBody List<Authority> lines, Actor actor) {
    Map<String, String> superiors = new LinkedHashMap<>();
    for (Authority line : lines) {
      if (line == null) {
        throw Problems.unusable("监管主体有空行", "a line without an authority");
      }
      superiors.put(name(line.name()), name(line.superior()));
    }
    if (superiors.size() > MOST_LISTED) {
      throw Problems.unusable("监管主体过多", "too many authorities");
    }
    superiors.keySet().forEach(name -> requireNoCircle(name, superiors));
    transactions.in(
        () -> {
          supervisors.setSuperiors(superiors);
          audit.append(actor, "authority.change", "", superiors);
          return null;
        });
    return authorities();
  }

  private static void requireNoCircle(String name, Map<String, String> superiors) {
    List<String> way = new ArrayList<>(List.of(name));
    for (String at = superiors.get(name); at != null; at = superiors.get(at)) {
      if (way.contains(at)) {
        throw Problems.unusable(
            "上下级关系成环：" + String.join(" → ", way),
            "a circle of superiors: " + String.join(" → ", way));
      }
      way.add(at);
    }
  }

  private AccountRow account(String login, Wanted wanted, String hash) {
    Role role =
        Optional.ofNullable(wanted.role())
            .flatMap(Role::of)
            .orElseThrow(() -> Problems.unusable("没有这个角色", "there is no such role"));
    boolean everything = Boolean.TRUE.equals(wanted.everything());
    List<String> authorities = names(wanted.authorities());
    List<String> mines = names(wanted.mineCodes());
    if (role == Role.MINE_USER && (everything || !authorities.isEmpty())) {
      throw Problems.unusable("煤矿用户只能看本矿，请填矿井编码", "a mine user has mines only, by their codes");
    }
    if (!everything
        && authorities.isEmpty()
        && mines.isEmpty()
        && role != Role.ADMINISTRATOR
        && role != Role.AUDITOR) {
      throw Problems.unusable(
          "请给出监管范围：全部、监管主体或矿井编码", "say which mines: all, authorities, or codes of mines");
    }
    return new AccountRow(
        login,
        name(wanted.name()),
        role.wireName(),
        everything,
        authorities,
        mines,
        hash,
        true,
        !Boolean.FALSE.equals(wanted.enabled()),
        1,
        0,
        null,
        OffsetDateTime.now(clock),
        null);
  }

  private static List<String> names(@Nullable List<String> given) {
    if (given == null) {
      return List.of();
    }
    if (given.size() > MOST_LISTED) {
      throw Problems.unusable("名单过长", "too many names");
    }
    return given.stream().map(AccountController::name).distinct().toList();
  }

  private static String name(@Nullable String given) {
    String name = given == null ? "" : given.strip();
    if (!NAME.matcher(name).matches()) {
      throw Problems.unusable("名称为 1 至 200 个字符", "a name has 1 to 200 characters");
    }
    return name;
  }

  private AccountRow known(String login) {
    return accounts
        .find(login)
        .orElseThrow(() -> Problems.notFound("没有这个账号", "there is no such account"));
  }

  private static Map<String, Object> said(AccountRow a) {
    return Map.of(
        "name", a.name(),
        "role", a.role(),
        "everything", a.everything(),
        "authorities", a.authorities(),
        "mineCodes", a.mineCodes(),
        "enabled", a.enabled());
  }

  private static <T> ResponseEntity<T> fresh(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
