package org.minewatch.web.resident;

import java.time.Clock;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Store;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the desks of resident groups and of their tasks together. */
@Configuration(proxyBeanMethods = false)
class ResidentConfiguration {

  @Bean
  Groups residentGroupsOfToday(Store store, Clock clock) {
    return new Groups(store, clock);
  }

  @Bean
  GroupDesk residentDesk(Store store, MineRights rights, AuditLog audit, Groups groups) {
    return new GroupDesk(store, rights, audit, groups);
  }

  @Bean
  TaskDesk residentTaskDesk(Store store, MineRights rights, AuditLog audit, Groups groups) {
    return new TaskDesk(store, rights, audit, groups);
  }
}
