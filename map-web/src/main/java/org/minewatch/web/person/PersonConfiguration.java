package org.minewatch.web.person;

import java.time.Clock;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.vault.VaultKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the desk of names together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PersonSettings.class)
class PersonConfiguration {

  @Bean
  PersonDesk personDesk(
      Store store,
      StoreSettings storeSettings,
      PersonSettings settings,
      MineRights rights,
      AuditLog audit,
      Clock clock) {
    return new PersonDesk(
        store, new VaultKeys(settings.keyFolder(storeSettings)), settings, rights, audit, clock);
  }
}
