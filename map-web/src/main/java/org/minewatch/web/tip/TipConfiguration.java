package org.minewatch.web.tip;

import java.time.Clock;
import java.time.Duration;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.StoreSettings;
import org.minewatch.web.vault.VaultKeys;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the desk of tip-offs together over the store, the keys, the accounts and one clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TipSettings.class)
class TipConfiguration {

  @Bean
  TipDesk tipDesk(
      Store store,
      StoreSettings storeSettings,
      TipSettings settings,
      MineRights rights,
      AuditLog audit,
      Clock clock) {
    return new TipDesk(
        store.cases(),
        store.caseFindings(),
        store.tipOffs(),
        new IdentityVault(store.tipIdentities(), new VaultKeys(settings.keyFolder(storeSettings))),
        rights,
        audit,
        clock,
        Duration.ofHours(settings.unmaskHours()),
        store.transactions());
  }
}
