package org.minewatch.web.review;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.file.HashedFiles;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the closed loop together over the store, the accounts and one clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewSettings.class)
class ReviewConfiguration {

  @Bean
  ReviewDesks reviewDesks(
      Store store,
      StoreSettings storeSettings,
      ReviewSettings settings,
      MineRights mines,
      AuditLog audit,
      Clock clock)
      throws IOException {
    Rights rights =
        new Rights() {
          @Override
          public Predicate<String> of(Actor actor) {
            return mines.of(actor)::sees;
          }

          @Override
          public void require(Actor actor, String mineCode) {
            mines.require(actor, mineCode);
          }
        };
    HashedFiles files = new HashedFiles(settings.workFolder(storeSettings.url()));
    files.clear();
    return ReviewDesks.over(
        store,
        ReviewTables.load(settings.tablesFolder()),
        rights,
        (actor, action, subject, detail) -> append(audit, actor, action, subject, detail),
        clock,
        new ReviewDesks.Bounds(
            Duration.ofMinutes(settings.escalateMinutes()),
            settings.pointsDays(),
            settings.mostAttachments()),
        files);
  }

  /** What nobody did is the program's own. */
  private static void append(
      AuditLog audit, Actor actor, String action, String subject, Map<String, ?> detail) {
    if (actor == RecurrenceWatch.SYSTEM) {
      audit.appendOwn(action, subject, detail);
    } else {
      audit.append(actor, action, subject, detail);
    }
  }

  @Bean
  LeadSight leadSight(ReviewDesks desks) {
    return desks.sight();
  }

  @Bean
  MineClasses mineClasses(ReviewDesks desks) {
    return desks.classes();
  }

  @Bean
  FieldResults fieldResults(ReviewDesks desks) {
    return desks.fieldResults();
  }
}
