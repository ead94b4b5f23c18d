package org.minewatch.web.order;

import java.nio.file.Path;
import java.util.Optional;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the orders are written for the nightly run.
 *
 * @param file the table that {@code nightly --orders} reads; when empty beside the store's file
 */
@ConfigurationProperties("minewatch.orders")
public record OrderSettings(@DefaultValue("") String file) {

  /** The table; none beside a store that lives in memory. */
  public Optional<Path> table(StoreSettings store) {
    if (!file.isBlank()) {
      return Optional.of(Path.of(file.strip()).toAbsolutePath().normalize());
    }
    return store.url().startsWith("jdbc:h2:mem:")
        ? Optional.empty()
        : Optional.of(store.folderBeside("orders").resolve("orders-issued.csv"));
  }
}
