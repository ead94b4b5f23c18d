package org.minewatch.web;

import java.util.logging.LogManager;
import org.minewatch.web.cli.MinewatchCommand;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Where the program starts. */
public final class Minewatch {
  private Minewatch() {}

  public static void main(String[] args) {
    // Libraries that log through java.util.logging follow our logging too.
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.install();
    System.exit(MinewatchCommand.run(args));
  }
}
