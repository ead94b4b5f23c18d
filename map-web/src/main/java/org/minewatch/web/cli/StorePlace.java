package org.minewatch.web.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.minewatch.web.store.StoreSettings;

/**
 * A store that the command line names: the URL is an option; user and password are not, since who
 * lists processes would see them, but come from the environment, the password from a file too.
 */
final class StorePlace {
  private static final String USER = "minewatch";
  private static final long LONGEST_PASSWORD = 4096;

  private StorePlace() {}

  /**
   * The settings of a store.
   *
   * @param side {@code from} or {@code to}: the environment has {@code MINEWATCH_<SIDE>_USER} and
   *     {@code MINEWATCH_<SIDE>_PASSWORD}
   * @param passwordFile null when the environment has the password, or there is none
   * @throws UsageException when something of it cannot be used
   */
  static StoreSettings of(
      String side, String url, Path passwordFile, Map<String, String> environment)
      throws UsageException {
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.matches("(?s).*[?&;]\\s*(password|user)\\s*=.*")) {
      throw new UsageException(
          "--"
              + side
              + ": user and password do not belong into the URL, which everybody can see;"
              + " MINEWATCH_"
              + side.toUpperCase(Locale.ROOT)
              + "_USER and --"
              + side
              + "-password-file are for them");
    }
    String prefix = "MINEWATCH_" + side.toUpperCase(Locale.ROOT) + "_";
    String password =
        passwordFile == null
            ? environment.getOrDefault(prefix + "PASSWORD", "")
            : read(side, passwordFile);
    try {
      return new StoreSettings(url, environment.getOrDefault(prefix + "USER", USER), password, 1);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + side + " must begin with jdbc:h2: or jdbc:postgresql:", e);
    }
  }

  private static String read(String side, Path file) throws UsageException {
    try {
      if (Files.size(file) > LONGEST_PASSWORD) {
        throw new UsageException("--" + side + "-password-file " + file + " holds no password");
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UsageException(
          "--" + side + "-password-file " + file + " cannot be read: " + Causes.reason(e), e);
    }
  }
}
