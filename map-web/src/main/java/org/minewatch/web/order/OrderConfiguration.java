package org.minewatch.web.order;

import java.time.Clock;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the desk of orders together, and has the nightly run's table written once at the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OrderSettings.class)
class OrderConfiguration {

  @Bean
  OrderDesk orderDesk(
      Store store,
      StoreSettings storeSettings,
      OrderSettings settings,
      MineRights rights,
      AuditLog audit,
      Clock clock) {
    OrderDesk desk =
        new OrderDesk(store, rights, audit, clock, new OrdersTable(settings.table(storeSettings)));
    desk.writeTable();
    return desk;
  }
}
