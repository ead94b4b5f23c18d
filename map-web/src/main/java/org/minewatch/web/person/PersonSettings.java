package org.minewatch.web.person;

import java.nio.file.Path;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Unmasking of card holders.
 *
 * @param keys folder of the key file; when empty beside the store's file, else in the user's home
 * @param hours how long a name may be read after it was allowed, 1 to 168
 * @param looks how often, 1 to 100
 * @param asksADay how many names an account may ask for within 24 hours, 1 to 1000
 */
@ConfigurationProperties("minewatch.persons")
public record PersonSettings(
    @DefaultValue("") String keys,
    @DefaultValue("24") int hours,
    @DefaultValue("3") int looks,
    @DefaultValue("20") int asksADay) {

  public PersonSettings {
    require("hours", hours, 168);
    require("looks", looks, 100);
    require("asks-a-day", asksADay, 1000);
  }

  private static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "minewatch.persons." + name + " is " + value + "; it must be 1 to " + most);
    }
  }

  /** The folder of the key file. */
  Path keyFolder(StoreSettings store) {
    return keys.isBlank()
        ? store.folderBeside("person-keys")
        : Path.of(keys.strip()).toAbsolutePath().normalize();
  }
}
