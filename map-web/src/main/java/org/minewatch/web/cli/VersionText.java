package org.minewatch.web.cli;

import org.minewatch.web.system.ProductVersion;
import picocli.CommandLine;

/** Says which version this is. */
final class VersionText implements CommandLine.IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "minewatch 矿界哨兵 " + ProductVersion.current(),
      "Java " + Runtime.version() + ", " + System.getProperty("os.name")
    };
  }
}
