package org.minewatch.web.delivery;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.web.setting.SecretFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How reports leave the machine: by mail when there is a server for it, as requests when there are
 * hosts that may be asked; neither unless somebody says so.
 *
 * @param smtpHost mail server; empty for no mail
 * @param smtpPort its port; 0 for the usual one of the way below
 * @param smtpSecurity {@code starttls} (never goes on without), {@code tls} or {@code none}
 * @param smtpUser who signs in there; empty for nobody
 * @param smtpPasswordFile file with the password, on one line
 * @param from address that mails come from
 * @param mailDomains domains that mails may go to; empty for any
 * @param webhookHosts host names that webhooks may ask; empty for no webhooks
 * @param webhookPrivate whether those may have addresses that are not public: of this machine or of
 *     an internal network; such ones may be asked without TLS too
 * @param keyFile file that the secrets of webhooks are derived from; made when it is not there
 * @param trust PEM certificates that those of mail server and webhooks may lead to, besides those
 *     that Java knows
 * @param link address of this server for who gets a report; empty for none
 * @param mostMegabytes files of a mail together; larger ones are left out and the mail says so
 * @param mostAgeDays nights that lie further back are not sent when they come into the store
 * @param timeoutSeconds longest for a connection, and for each answer
 * @param giveUpHours how long sending is tried
 * @param pollSeconds how often it looks for something to send
 * @param leaseSeconds how long a server that has died keeps others from what it was sending
 */
@ConfigurationProperties("minewatch.delivery")
public record DeliverySettings(
    @DefaultValue("") String smtpHost,
    @DefaultValue("0") int smtpPort,
    @DefaultValue("starttls") String smtpSecurity,
    @DefaultValue("") String smtpUser,
    @DefaultValue("") String smtpPasswordFile,
    @DefaultValue("") String from,
    @DefaultValue("") List<String> mailDomains,
    @DefaultValue("") List<String> webhookHosts,
    @DefaultValue("false") boolean webhookPrivate,
    @DefaultValue("") String keyFile,
    @DefaultValue("") String trust,
    @DefaultValue("") String link,
    @DefaultValue("20") int mostMegabytes,
    @DefaultValue("14") int mostAgeDays,
    @DefaultValue("30") int timeoutSeconds,
    @DefaultValue("48") int giveUpHours,
    @DefaultValue("10") int pollSeconds,
    @DefaultValue("600") int leaseSeconds) {

  static final String STARTTLS = "starttls";
  static final String TLS = "tls";
  static final String NONE = "none";
  static final String SMTP_PASSWORD_FILE = "minewatch.delivery.smtp-password-file";
  private static final List<String> WAYS = List.of(STARTTLS, TLS, NONE);

  public DeliverySettings {
    smtpSecurity = smtpSecurity.strip();
    mailDomains = names(mailDomains);
    webhookHosts = names(webhookHosts);
    if (!WAYS.contains(smtpSecurity)) {
      throw wrong("smtp-security", smtpSecurity, "it must be starttls, tls or none");
    }
    if (!smtpHost.isBlank() && !MailAddress.isOne(from)) {
      throw wrong("from", from, "mails need the address that they come from");
    }
    if (!smtpUser.isBlank()) {
      new SecretFile(SMTP_PASSWORD_FILE, smtpPasswordFile);
      if (smtpSecurity.equals(NONE)) {
        throw wrong("smtp-security", smtpSecurity, "a password needs starttls or tls");
      }
    }
    if (!webhookHosts.isEmpty() && keyFile.isBlank()) {
      throw wrong("key-file", keyFile, "webhooks need a file for the key of their secrets");
    }
    if (!trust.isBlank() && !Files.isRegularFile(Path.of(trust.strip()))) {
      throw wrong("trust", trust, "it must be a file of PEM certificates");
    }
    if (!link.isBlank() && !link.strip().matches("https?://[^\\s@?#]+")) {
      throw wrong("link", link, "it must begin with http or https and have no query");
    }
    require("smtp-port", smtpPort, 0, 65535);
    require("most-megabytes", mostMegabytes, 1, 100);
    require("most-age-days", mostAgeDays, 1, 366);
    require("timeout-seconds", timeoutSeconds, 1, 300);
    require("give-up-hours", giveUpHours, 1, 720);
    require("poll-seconds", pollSeconds, 1, 3600);
    require("lease-seconds", leaseSeconds, 3, 3600);
  }

  private static List<String> names(List<String> given) {
    return given.stream()
        .map(n -> n.strip().toLowerCase(Locale.ROOT))
        .filter(n -> !n.isEmpty())
        .toList();
  }

  private static IllegalArgumentException wrong(String name, String value, String why) {
    return new IllegalArgumentException(
        "minewatch.delivery." + name + " is \"" + value + "\"; " + why);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw wrong(name, Integer.toString(value), "it must be " + least + " to " + most);
    }
  }

  boolean hasMail() {
    return !smtpHost.isBlank();
  }

  boolean hasWebhooks() {
    return !webhookHosts.isEmpty();
  }

  int smtpPortOrUsual() {
    if (smtpPort > 0) {
      return smtpPort;
    }
    return smtpSecurity.equals(TLS) ? 465 : smtpSecurity.equals(STARTTLS) ? 587 : 25;
  }

  /** Whether a mail may go there. */
  boolean mayMail(String address) {
    String domain = address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return mailDomains.isEmpty() || mailDomains.contains(domain);
  }

  Optional<Path> trustFile() {
    return trust.isBlank() ? Optional.empty() : Optional.of(Path.of(trust.strip()));
  }

  /** An address of this server's pages; empty when nobody said which it is. */
  Optional<URI> page(String path) {
    return link.isBlank()
        ? Optional.empty()
        : Optional.of(URI.create(link.strip().replaceAll("/+$", "") + "/" + path));
  }
}
