package org.minewatch.web.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.rules.RuleTable;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.LeadSight;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Puts the desk of evidence together over the store, the folders, the rights and one clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceConfiguration {

  /** The region of the drawing desk, and the orders that the office issued, are those of all. */
  private static final String DESK_REGION = "minewatch.drawings.region";

  private static final String ORDERS = "minewatch.orders.file";

  /** A server that judges nights by itself knows its folders by these. */
  private static final String JOB_REGION = "minewatch.job.region";

  private static final String JOB_RESULTS = "minewatch.job.results";
  private static final String JOB_RULES = "minewatch.job.rules";

  @Bean
  BundleFolder bundleFolder(EvidenceSettings settings, StoreSettings store, Environment environment)
      throws IOException {
    Optional<Path> region =
        EvidenceSettings.path(settings.region())
            .or(() -> EvidenceSettings.path(environment.getProperty(JOB_REGION, "")))
            .or(() -> EvidenceSettings.path(environment.getProperty(DESK_REGION, "")));
    Optional<Path> results =
        settings
            .resultsFolder()
            .or(() -> EvidenceSettings.path(environment.getProperty(JOB_RESULTS, "")));
    Optional<Path> orders =
        EvidenceSettings.path(environment.getProperty(ORDERS, ""))
            .or(() -> Optional.of(store.folderBeside("orders").resolve("orders-issued.csv")));
    BundleFolder folder =
        new BundleFolder(results, region, orders, settings.workFolder(store), settings.algorithm());
    if (folder.isReady()) {
      folder.keepRules(
          EvidenceSettings.path(environment.getProperty(JOB_RULES, ""))
              .map(RuleTable::load)
              .orElseGet(RuleTable::load));
    }
    return folder;
  }

  /** The stamper, if there is an authority to ask. */
  record Stamping(Optional<HeadStamper> stamper) implements AutoCloseable {
    @Override
    public void close() {
      stamper.ifPresent(HeadStamper::close);
    }
  }

  @Bean
  Stamping stamping(EvidenceSettings settings, Store store, AuditLog audit)
      throws IOException, CertificateException {
    if (settings.authority().isEmpty()) {
      return new Stamping(Optional.empty());
    }
    byte[] trusted = Files.readAllBytes(Path.of(settings.stampTrust().strip()));
    HeadStamper stamper =
        new HeadStamper(
            store,
            new StampClient(
                settings.authority().get(), Duration.ofSeconds(settings.stampSeconds())),
            new StampCheck(StampCheck.certificates(trusted)),
            audit);
    stamper.start();
    return new Stamping(Optional.of(stamper));
  }

  @Bean
  EvidenceDesk evidenceDesk(
      Store store,
      BundleFolder folder,
      MineRights rights,
      LeadSight sight,
      AuditLog audit,
      Clock clock) {
    return new EvidenceDesk(store, folder, rights, sight, audit, clock);
  }
}
