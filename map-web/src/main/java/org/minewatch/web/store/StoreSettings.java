package org.minewatch.web.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.minewatch.web.setting.SecretFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which database the store is in. The one choice between H2 and PostGIS is the URL.
 *
 * @param url JDBC URL, {@code jdbc:h2:...} or {@code jdbc:postgresql://host/database}
 * @param user database user
 * @param password database password
 * @param passwordFile file with it instead
 * @param connections how many connections are kept, 1 to 64
 */
@ConfigurationProperties("minewatch.store")
public record StoreSettings(
    @DefaultValue("jdbc:h2:file:./minewatch-store/minewatch") String url,
    @DefaultValue("minewatch") String user,
    @DefaultValue("") String password,
    @DefaultValue("") String passwordFile,
    @DefaultValue("8") int connections) {

  private static final int MOST_CONNECTIONS = 64;
  private static final String PASSWORD_FILE = "minewatch.store.password-file";

  @ConstructorBinding
  public StoreSettings {
    Dialect.ofUrl(url);
    if (!passwordFile.isBlank()) {
      if (!password.isEmpty()) {
        throw new IllegalArgumentException(
            "minewatch.store.password and minewatch.store.password-file are both given; it must be"
                + " one of them");
      }
      new SecretFile(PASSWORD_FILE, passwordFile);
    }
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException(
          "minewatch.store.connections is " + connections + "; it must be 1 to 64");
    }
  }

  /** With the password itself. */
  public StoreSettings(String url, String user, String password, int connections) {
    this(url, user, password, "", connections);
  }

  /** The password, from its file when there is one. */
  String secret() {
    try {
      return passwordFile.isBlank() ? password : new SecretFile(PASSWORD_FILE, passwordFile).read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A store that lives in memory as long as it is open; for the demo and tests. */
  public static StoreSettings inMemory(String name) {
    return new StoreSettings("jdbc:h2:mem:" + name, "minewatch", "", 4);
  }

  /**
   * Where files that belong to the store are kept: a folder beside an embedded store's file, else
   * in {@code .minewatch} of the user's home.
   */
  public Path folderBeside(String name) {
    Path home = Path.of(System.getProperty("user.home"));
    if (!url.startsWith("jdbc:h2:file:") && !url.matches("jdbc:h2:[.~/\\\\].*")) {
      return home.resolve(".minewatch").resolve(name);
    }
    String file = url.replaceFirst("^jdbc:h2:(file:)?", "").split(";", 2)[0];
    Path store = file.startsWith("~/") ? home.resolve(file.substring(2)) : Path.of(file);
    return store.toAbsolutePath().normalize().resolveSibling(name);
  }

  /** Where it is: the URL without its options, among which a password may be. */
  public String place() {
    return url.split("[;?]", 2)[0];
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "StoreSettings[" + Dialect.ofUrl(url) + ", user=" + user + "]";
  }
}
