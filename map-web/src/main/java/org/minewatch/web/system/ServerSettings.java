package org.minewatch.web.system;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * How the server meets the outside.
 *
 * @param hosts the names under which browsers may reach it, without a port. A request for another
 *     name is refused, so that no web page elsewhere can read the server through a name that it
 *     points here.
 * @param proxies addresses or networks ({@code 10.0.0.0/24}) of the proxies before it, whose word
 *     for the address of who asks is taken
 */
@ConfigurationProperties("minewatch.server")
public record ServerSettings(
    @DefaultValue({"localhost", "127.0.0.1", "[::1]"}) List<String> hosts,
    @DefaultValue List<String> proxies) {

  public ServerSettings {
    hosts = List.copyOf(hosts);
    proxies = List.copyOf(proxies);
    proxies.forEach(ServerSettings::requireAddress);
    if (hosts.isEmpty()) {
      throw new IllegalArgumentException("minewatch.server.hosts must name at least one host");
    }
  }

  private static void requireAddress(String proxy) {
    try {
      new IpAddressMatcher(proxy);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "minewatch.server.proxies has “" + proxy + "”, which is no address and no network", e);
    }
  }
}
