package org.minewatch.web.review;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.springframework.beans.factory.ObjectProvider;
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
      ObjectProvider<Clock> clock)
      throws IOException {
    Rights rights =
        new Rights() {
          @Override
          public boolean sees(Actor actor, String mineCode) {
            return mines.sees(actor, mineCode);
          }

          @Override
          public void require(Actor actor, String mineCode) {
            mines.require(actor, mineCode);
          }
        };
    FileStore files = new FileStore(settings.workFolder(storeSettings.url()));
    files.clear();
    return ReviewDesks.over(
        store,
        ReviewTables.load(settings.tablesFolder()),
        rights,
        audit::append,
        clock.getIfAvailable(Clock::systemUTC),
        new ReviewDesks.Bounds(
            Duration.ofMinutes(settings.escalateMinutes()),
            settings.pointsDays(),
            settings.mostAttachments()),
        files);
  }

  @Bean
  LeadSight leadSight(ReviewDesks desks) {
    return desks.sight();
  }
}
