package org.minewatch.web.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.minewatch.web.account.People;
import org.minewatch.web.report.ReportDesk;
import org.minewatch.web.store.Delivery;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.NightFolder;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.SampleResult;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Subscription;
import org.minewatch.web.system.MapServer;

/** A server with one account a role over an invented night, and post rooms that a test has look. */
final class PostBench implements AutoCloseable {
  static final String FROM = "minewatch@bureau.example";

  final MapServer server;
  final Store store;
  final List<String> notes = new ArrayList<>();
  private final Path folder;

  PostBench(Path folder) {
    this.folder = folder;
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("server.port", 0);
    settings.put("minewatch.store.url", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    settings.put("minewatch.review.work", folder.resolve("work"));
    settings.put(People.DEMO, true);
    settings.putAll(People.QUICK);
    server = MapServer.start(settings);
    store = server.get(Store.class);
  }

  /** Settings as they are by default, but for some. */
  static DeliverySettings settings(Map<String, String> given) {
    return new org.springframework.boot.context.properties.bind.Binder(
            new org.springframework.boot.context.properties.source.MapConfigurationPropertySource(
                prefixed(given)))
        .bindOrCreate("minewatch.delivery", DeliverySettings.class);
  }

  private static Map<String, String> prefixed(Map<String, String> given) {
    Map<String, String> all = new LinkedHashMap<>();
    given.forEach((name, value) -> all.put("minewatch.delivery." + name, value));
    return all;
  }

  /** Takes in the invented night as the job does; another distance makes another content. */
  void night(double distanceMetres) {
    try {
      NightContent night =
          NightFolder.read(
              SampleResult.write(folder.resolve("night-" + distanceMetres), distanceMetres));
      store
          .transactions()
          .in(
              () -> {
                store.nightImport().importNight(night);
                store.deliveries().put(night.night(), night.contentHash(), 1);
                return true;
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Subscription subscribe(String login, String kind, String address, String language) {
    return store
        .subscriptions()
        .add(
            new Subscription(
                0,
                login,
                kind,
                address,
                language,
                kind.equals(Subscription.MAIL) ? List.of("pdf", "xlsx") : List.of(),
                1,
                true,
                OffsetDateTime.parse("2026-03-01T00:00:00Z")));
  }

  static Map<String, Courier> couriers(DeliverySettings settings) {
    try {
      SSLContext trust = TrustedCertificates.context(settings.trustFile());
      Map<String, Courier> couriers = new LinkedHashMap<>();
      if (settings.hasMail()) {
        couriers.put(Subscription.MAIL, new MailCourier(settings, trust, Clock.systemUTC()));
      }
      if (settings.hasWebhooks()) {
        couriers.put(
            Subscription.WEBHOOK,
            new WebhookCourier(
                settings,
                new WebhookSecrets(Path.of(settings.keyFile())),
                new OneRequest(trust, Duration.ofSeconds(settings.timeoutSeconds())),
                Clock.systemUTC()));
      }
      return couriers;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that tries again at once. */
  PostRoom room(DeliverySettings settings, String name) {
    return room(settings, couriers(settings), name);
  }

  PostRoom room(DeliverySettings settings, Map<String, Courier> couriers, String name) {
    return new PostRoom(
        settings,
        store,
        server.get(ReportDesk.class),
        couriers,
        (action, subject, detail) -> notes.add(action + " " + subject + " " + detail),
        name,
        0);
  }

  /** Deliveries, the latest first. */
  List<Delivery> deliveries() {
    return store.deliveries().list(Optional.empty(), new PageRequest(0, 100)).items();
  }

  @Override
  public void close() {
    server.close();
  }
}
