package org.minewatch.web.geoserver;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The GeoServer that the map shows layers of, if there is one.
 *
 * @param url its address; empty for none
 * @param user the account that reads its maps and nothing else; {@code publish} makes it
 * @param passwordFile file with the account's password
 * @param seconds longest that an answer is waited for
 */
@ConfigurationProperties("minewatch.geoserver")
public record GeoServerSettings(
    @DefaultValue("") String url,
    @DefaultValue("minewatch") String user,
    @DefaultValue("") String passwordFile,
    @DefaultValue("10") int seconds) {

  public GeoServerSettings {
    if (!url.isBlank() && !PublishTarget.isAddress(url.strip())) {
      throw new IllegalArgumentException(
          "minewatch.geoserver.url is "
              + url
              + "; it must be an address such as http://geoserver:8080/geoserver");
    }
    if (!url.isBlank() && !Files.isReadable(Path.of(passwordFile.strip()))) {
      throw new IllegalArgumentException(
          "minewatch.geoserver.password-file is \""
              + passwordFile
              + "\"; it must be a file with the password of "
              + user);
    }
    if (seconds < 1 || seconds > 60) {
      throw new IllegalArgumentException(
          "minewatch.geoserver.seconds is " + seconds + "; it must be 1 to 60");
    }
  }

  boolean isConfigured() {
    return !url.isBlank();
  }

  URI address() {
    return URI.create(url.strip());
  }

  String password() throws IOException {
    return Files.readString(Path.of(passwordFile.strip()), StandardCharsets.UTF_8).strip();
  }
}
