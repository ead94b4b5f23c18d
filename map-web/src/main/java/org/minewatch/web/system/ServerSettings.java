package org.minewatch.web.system;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the server meets the outside.
 *
 * @param hosts the names under which browsers may reach it, without a port. A request for another
 *     name is refused, so that no web page elsewhere can read the server through a name that it
 *     points here.
 */
@ConfigurationProperties("minewatch.server")
public record ServerSettings(
    @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) List<String> hosts) {

  public ServerSettings {
    hosts = List.copyOf(hosts);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("minewatch.server.hosts must name at least one host");
    }
  }
}
