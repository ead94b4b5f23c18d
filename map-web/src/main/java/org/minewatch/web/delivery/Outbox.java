package org.minewatch.web.delivery;

import java.time.Clock;
import java.time.LocalDate;
import org.minewatch.web.store.Store;

/** Where the job puts the nights that it has taken into the store. */
public final class Outbox {
  private final DeliverySettings settings;
  private final Store store;
  private final Clock clock;

  Outbox(DeliverySettings settings, Store store, Clock clock) {
    this.settings = settings;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Has a night sent to its subscribers, if the transaction that goes on comes to its end. One that
   * lies too far back is not news.
   *
   * @param contentHash tells this version of the night from others
   */
  public void put(LocalDate night, String contentHash) {
    LocalDate today = LocalDate.now(clock.withZone(store.caseFindings().timeZone()));
    if (!night.isBefore(today.minusDays(settings.mostAgeDays()))) {
      store.deliveries().put(night, contentHash, settings.giveUpHours());
    }
  }
}
