package org.minewatch.web.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of the commands that start the server. */
final class ServerOptions {

  private static final int LAST_PORT = 65_535;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  private Integer port;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port to listen on; 0 takes any free one. Default: server.port, 8080.")
  void setPort(int port) {
    if (port < 0 || port > LAST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be 0 to " + LAST_PORT + ", not " + port);
    }
    this.port = port;
  }

  Map<String, Object> toSettings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (port != null) {
      settings.put("server.port", port);
    }
    return settings;
  }
}
