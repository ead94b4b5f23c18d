package org.minewatch.web.delivery;

import java.net.URI;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.AccountRow;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Subscription;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who gets the reports of new nights; kept by administrators. */
@RestController
@RequestMapping("/api/subscriptions")
final class SubscriptionController {
  private static final List<String> FORMATS = List.of("pdf", "xlsx");
  private static final int MOST = 1000;
  private static final int LONGEST_ADDRESS = 500;

  private final DeliverySettings settings;
  private final DeliveryConfiguration.Secrets secrets;
  private final Store store;
  private final AuditLog audit;
  private final Clock clock;

  SubscriptionController(
      DeliverySettings settings,
      DeliveryConfiguration.Secrets secrets,
      Store store,
      AuditLog audit,
      Clock clock) {
    this.settings = settings;
    this.secrets = secrets;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
  }

  /** A subscription as it is shown; never its secret. */
  record Line(
      long id,
      String login,
      String name,
      String kind,
      String address,
      String language,
      List<String> formats,
      boolean enabled,
      OffsetDateTime createdAt) {}

  /** Somebody who may be sent reports. */
  record Reader(String login, String name) {}

  /**
   * All subscriptions, and what there may be.
   *
   * @param mail whether mails can be sent
   * @param mailDomains where to; empty for anywhere
   * @param webhookHosts hosts that webhooks may ask; empty for none
   */
  record All(
      boolean mail,
      List<String> mailDomains,
      List<String> webhookHosts,
      List<Reader> readers,
      List<Line> subscriptions) {}

  /**
   * What a subscription is to be.
   *
   * @param enabled when absent, yes
   */
  record Wanted(
      @Nullable String login,
      @Nullable String kind,
      @Nullable String address,
      @Nullable String language,
      @Nullable List<String> formats,
      @Nullable Boolean enabled) {}

  /** A subscription, with the secret that was made for it, told this once; null for a mail. */
  record Made(Line subscription, @Nullable String secret) {}

  @GetMapping
  ResponseEntity<All> list() {
    Map<String, String> names =
        store.accounts().list().stream()
            .collect(Collectors.toMap(AccountRow::login, AccountRow::name));
    return fresh(
        HttpStatus.OK,
        new All(
            settings.hasMail(),
            settings.mailDomains(),
            settings.webhookHosts(),
            store.accounts().list().stream()
                .filter(SubscriptionController::mayRead)
                .map(a -> new Reader(a.login(), a.name()))
                .toList(),
            store.subscriptions().list().stream()
                .map(s -> line(s, names.getOrDefault(s.login(), "")))
                .toList()));
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Made> add(@RequestBody Wanted wanted, Actor actor) {
    String login = text(wanted.login());
    AccountRow account =
        store
            .accounts()
            .find(login)
            .filter(SubscriptionController::mayRead)
            .orElseThrow(
                () ->
                    Refused.field(
                        "login",
                        "没有这个账号，或其角色不能查看报告",
                        "there is no such account, or its role reads no reports"));
    String kind = text(wanted.kind());
    requireKind(kind);
    Subscription asked =
        new Subscription(
            0,
            login,
            kind,
            address(kind, wanted.address()),
            language(wanted.language()),
            formats(kind, wanted.formats()),
            1,
            !Boolean.FALSE.equals(wanted.enabled()),
            OffsetDateTime.now(clock));
    Subscription made =
        store
            .transactions()
            .in(
                () -> {
                  List<Subscription> there = store.subscriptions().list();
                  if (there.size() >= MOST) {
                    throw Problems.conflict("订阅过多", "too many subscriptions");
                  }
                  if (there.stream()
                      .anyMatch(
                          s ->
                              s.login().equals(login)
                                  && s.kind().equals(kind)
                                  && s.address().equals(asked.address()))) {
                    throw Problems.conflict("该订阅已存在", "this subscription is there already");
                  }
                  Subscription added = store.subscriptions().add(asked);
                  note(actor, "subscription.add", added);
                  return added;
                });
    return fresh(HttpStatus.CREATED, new Made(line(made, account.name()), secret(made)));
  }

  /** Changes address, language, formats and whether it is on; account and kind stay. */
  @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Made> change(@PathVariable long id, @RequestBody Wanted wanted, Actor actor) {
    Subscription old = known(id);
    Subscription changed =
        new Subscription(
            id,
            old.login(),
            old.kind(),
            Boolean.FALSE.equals(wanted.enabled())
                ? old.address()
                : address(old.kind(), wanted.address()),
            language(wanted.language()),
            formats(old.kind(), wanted.formats()),
            old.secretNo(),
            !Boolean.FALSE.equals(wanted.enabled()),
            old.createdAt());
    return fresh(HttpStatus.OK, new Made(store(changed, "subscription.change", actor), null));
  }

  @PostMapping("/{id}/secret")
  ResponseEntity<Made> newSecret(@PathVariable long id, Actor actor) {
    Subscription old = known(id);
    if (!old.kind().equals(Subscription.WEBHOOK)) {
      throw Problems.conflict("邮件订阅没有密钥", "a mail has no secret");
    }
    requireKind(old.kind());
    Subscription changed =
        new Subscription(
            id,
            old.login(),
            old.kind(),
            old.address(),
            old.language(),
            old.formats(),
            old.secretNo() + 1,
            old.enabled(),
            old.createdAt());
    return fresh(
        HttpStatus.OK, new Made(store(changed, "subscription.secret", actor), secret(changed)));
  }

  private Line store(Subscription changed, String action, Actor actor) {
    store
        .transactions()
        .in(
            () -> {
              store.subscriptions().change(changed);
              note(actor, action, changed);
              return true;
            });
    return line(
        known(changed.id()),
        store.accounts().find(changed.login()).map(AccountRow::name).orElse(""));
  }

  private @Nullable String secret(Subscription made) {
    return made.kind().equals(Subscription.WEBHOOK)
        ? secrets.secrets().map(s -> s.of(made)).orElse(null)
        : null;
  }

  private void note(Actor actor, String action, Subscription s) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("login", s.login());
    detail.put("kind", s.kind());
    detail.put("address", s.address());
    detail.put("language", s.language());
    detail.put("formats", s.formats());
    detail.put("enabled", s.enabled());
    audit.append(actor, action, Long.toString(s.id()), detail);
  }

  private static boolean mayRead(AccountRow account) {
    return account.enabled()
        && Role.of(account.role()).filter(PostRoom.readers()::contains).isPresent();
  }

  private Subscription known(long id) {
    return store
        .subscriptions()
        .find(id)
        .orElseThrow(() -> Problems.notFound("没有这个订阅", "there is no such subscription"));
  }

  private void requireKind(String kind) {
    boolean known = kind.equals(Subscription.MAIL) || kind.equals(Subscription.WEBHOOK);
    if (!known) {
      throw Refused.field("kind", "kind 应为 mail 或 webhook", "kind must be mail or webhook");
    }
    if (kind.equals(Subscription.MAIL) ? !settings.hasMail() : !settings.hasWebhooks()) {
      throw Refused.field(
          "kind",
          "服务器没有配置这种发送方式（minewatch.delivery）",
          "the server has no way to send that (minewatch.delivery)");
    }
  }

  private String address(String kind, @Nullable String given) {
    String address = text(given);
    if (kind.equals(Subscription.MAIL)) {
      if (!MailAddress.isOne(address)) {
        throw Refused.field("address", "不是邮箱地址", "that is no mail address");
      }
      if (!settings.mayMail(address)) {
        throw Refused.field(
            "address",
            "邮箱域名不在允许之列（minewatch.delivery.mail-domains）",
            "its domain is not among minewatch.delivery.mail-domains");
      }
      return address;
    }
    Optional<URI> uri = uri(address);
    if (uri.isEmpty()) {
      throw Refused.field(
          "address",
          "应为 https 地址，不含用户名与 #",
          "it must be an https address without a user and without #");
    }
    if (!settings.webhookHosts().contains(WebhookCourier.hostName(uri.get()))) {
      throw Refused.field(
          "address",
          "主机不在允许之列（minewatch.delivery.webhook-hosts）",
          "its host is not among minewatch.delivery.webhook-hosts");
    }
    return address;
  }

  private Optional<URI> uri(String address) {
    if (address.length() > LONGEST_ADDRESS || !address.matches("[\\x21-\\x7e]+")) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(address);
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      boolean takes = scheme.equals("https") || scheme.equals("http") && settings.webhookPrivate();
      return takes
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String language(@Nullable String given) {
    String language = given == null ? "zh" : given;
    if (!language.equals("zh") && !language.equals("en")) {
      throw Refused.field("language", "language 应为 zh 或 en", "language must be zh or en");
    }
    return language;
  }

  private static List<String> formats(String kind, @Nullable List<String> given) {
    if (kind.equals(Subscription.WEBHOOK)) {
      return List.of();
    }
    List<String> wanted = given == null ? FORMATS : given;
    if (wanted.isEmpty() || !FORMATS.containsAll(wanted)) {
      throw Refused.field("formats", "formats 应为 pdf、xlsx", "formats must be of pdf and xlsx");
    }
    return FORMATS.stream().filter(wanted::contains).toList();
  }

  private static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  private static Line line(Subscription s, String name) {
    return new Line(
        s.id(),
        s.login(),
        name,
        s.kind(),
        s.address(),
        s.language(),
        s.formats(),
        s.enabled(),
        s.createdAt());
  }

  private static <T> ResponseEntity<T> fresh(HttpStatus status, T body) {
    return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
  }
}
