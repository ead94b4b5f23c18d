package org.minewatch.web.tip;

import java.nio.file.Path;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the keys of informants' identities are, and how long a look at one lasts.
 *
 * @param keys folder of the key file; when empty beside the store's file, else in the user's home
 * @param unmaskHours how long somebody may read an identity after it was allowed
 */
@ConfigurationProperties("minewatch.tips")
public record TipSettings(@DefaultValue("") String keys, @DefaultValue("24") int unmaskHours) {

  public TipSettings {
    if (unmaskHours < 1 || unmaskHours > 168) {
      throw new IllegalArgumentException(
          "minewatch.tips.unmask-hours is " + unmaskHours + "; it must be 1 to 168");
    }
  }

  /** The folder of the key file. */
  Path keyFolder(StoreSettings store) {
    return keys.isBlank()
        ? store.folderBeside("tip-keys")
        : Path.of(keys.strip()).toAbsolutePath().normalize();
  }
}
