package org.minewatch.web.delivery;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.report.ReportDesk;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Subscription;
import org.minewatch.web.system.RandomId;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the post room together; it opens when the server answers, if there is any way to send. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

  @Bean
  Outbox outbox(DeliverySettings settings, Store store, Clock clock) {
    return new Outbox(settings, store, clock);
  }

  /** The key of webhooks' secrets, if there are webhooks. */
  record Secrets(Optional<WebhookSecrets> secrets) {}

  @Bean
  Secrets webhookSecrets(DeliverySettings settings) {
    return new Secrets(
        settings.hasWebhooks()
            ? Optional.of(
                new WebhookSecrets(
                    Path.of(settings.keyFile().strip()).toAbsolutePath().normalize()))
            : Optional.empty());
  }

  @Bean
  OneRequest webhookRequests(DeliverySettings settings, SSLContext deliveryTrust) {
    return new OneRequest(deliveryTrust, Duration.ofSeconds(settings.timeoutSeconds()));
  }

  @Bean
  SSLContext deliveryTrust(DeliverySettings settings) throws IOException, GeneralSecurityException {
    return TrustedCertificates.context(settings.trustFile());
  }

  @Bean
  PostRoom postRoom(
      DeliverySettings settings,
      Store store,
      ReportDesk desk,
      Secrets secrets,
      OneRequest requests,
      SSLContext deliveryTrust,
      AuditLog audit,
      Clock clock) {
    Map<String, Courier> couriers = new HashMap<>();
    if (settings.hasMail()) {
      couriers.put(Subscription.MAIL, new MailCourier(settings, deliveryTrust, clock));
    }
    secrets
        .secrets()
        .ifPresent(
            known ->
                couriers.put(
                    Subscription.WEBHOOK, new WebhookCourier(settings, known, requests, clock)));
    return new PostRoom(
        settings,
        store,
        desk,
        couriers,
        audit::appendOwn,
        RandomId.next(),
        PostRoom.SECONDS_BEFORE_NEXT_ATTEMPT);
  }

  @Bean
  ApplicationListener<ApplicationReadyEvent> postRoomStart(
      DeliverySettings settings, PostRoom room) {
    return ready -> {
      if (settings.hasMail() || settings.hasWebhooks()) {
        room.start();
      }
    };
  }
}
