package org.minewatch.web.cli;

import java.io.PrintWriter;

/** Shows on one line of a terminal how far long work is; silent when nobody watches. */
final class ConsoleProgress implements AutoCloseable {

  private static final int LINE_WIDTH = 78;

  private final PrintWriter err;
  private final boolean watched;
  private boolean begun;

  ConsoleProgress(PrintWriter err, boolean watched) {
    this.err = err;
    this.watched = watched;
  }

  /** Progress on standard error if that is a terminal. */
  static ConsoleProgress onTerminal(PrintWriter err) {
    // Standard output and error go the same way in nearly all uses; Java tells only of both at
    // once.
    return new ConsoleProgress(err, System.console() != null);
  }

  synchronized void step(String what, int done, int of) {
    if (watched) {
      String line = of > 0 ? "%3d%% %s".formatted(100L * done / of, what) : what;
      err.printf("\r%-" + LINE_WIDTH + "." + LINE_WIDTH + "s", line);
      err.flush();
      begun = true;
    }
  }

  /** Clears the line. */
  @Override
  public synchronized void close() {
    if (begun) {
      err.print("\r" + " ".repeat(LINE_WIDTH) + "\r");
      err.flush();
      begun = false;
    }
  }
}
