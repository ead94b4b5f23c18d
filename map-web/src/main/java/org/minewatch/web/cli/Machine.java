package org.minewatch.web.cli;

/** Names the machine in {@code run.json}, as far as it matters for the times there. */
final class Machine {
  private Machine() {}

  static String describe() {
    Runtime runtime = Runtime.getRuntime();
    return "%d processors, %d MB heap, Java %s, %s %s"
        .formatted(
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20,
            Runtime.version(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"));
  }
}
