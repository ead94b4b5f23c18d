package org.minewatch.web.visit;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.FieldResults;
import org.minewatch.web.review.MineClasses;
import org.minewatch.web.review.ReviewSettings;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.RandomId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts visits together over the store, the accounts, the closed loop and one clock. */
@Configuration(proxyBeanMethods = false)
class VisitConfiguration {

  @Bean
  VisitAccess visitAccess(MineRights mines, AuditLog audit) {
    return new VisitAccess() {
      @Override
      public Visible of(Actor actor) {
        return mines.of(actor);
      }

      @Override
      public void require(Actor actor, String mineCode) {
        mines.require(actor, mineCode);
      }

      @Override
      public void audit(Actor actor, String action, String subject, Map<String, ?> detail) {
        audit.append(actor, action, subject, detail);
      }
    };
  }

  @Bean
  VisitTimes visitTimes(Store store, Clock clock) {
    return new VisitTimes(store.caseFindings(), clock);
  }

  @Bean
  VisitDesk visitDesk(Store store, FieldResults results, VisitAccess access, VisitTimes times) {
    return new VisitDesk(store, results, access, times, RandomId::next);
  }

  @Bean
  CoverageDesk coverageDesk(
      Store store,
      ReviewSettings settings,
      MineClasses classes,
      VisitAccess access,
      VisitTimes times) {
    return new CoverageDesk(
        store,
        FrequencyTable.load(folder(settings)),
        classes,
        access,
        times,
        new SecureRandom(),
        RandomId::next);
  }

  @Bean
  HazardDesk hazardDesk(Store store, FieldResults results, VisitAccess access, Clock clock) {
    return new HazardDesk(store, results, access, clock, RandomId::next);
  }

  @Bean
  ActivityReckoner activityReckoner(Store store) {
    return new ActivityReckoner(store);
  }

  @Bean
  ActivityDesk activityDesk(
      Store store,
      ReviewSettings settings,
      FieldResults results,
      VisitAccess access,
      ActivityReckoner reckoner,
      Clock clock) {
    return new ActivityDesk(
        store, results, access, QuietDays.load(folder(settings)), reckoner::request, clock);
  }

  private static Optional<Path> folder(ReviewSettings settings) {
    return Optional.of(settings.tables().strip()).filter(t -> !t.isEmpty()).map(Path::of);
  }
}
