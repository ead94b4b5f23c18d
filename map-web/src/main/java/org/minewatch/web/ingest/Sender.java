package org.minewatch.web.ingest;

import java.util.regex.Pattern;

/**
 * Whose archive a file goes to, which is whose it is: a mine's, or one of the region's own kinds.
 *
 * @param key names the archive of a day; never text of a file's name
 */
record Sender(String key) {
  static final Sender TABLES = new Sender("/tables");
  static final Sender DRAWINGS = new Sender("/drawings");

  /** Files whose name tells a mine that nobody registered yet. */
  static final Sender UNASSIGNED = new Sender("/unassigned");

  /** What lay in the region folder before and was replaced. */
  static final Sender FOUND = new Sender("/found");

  private static final String EVENTS = "/events ";
  private static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,39}");

  /** Whether a mine's code can be part of a path; one that cannot hands nothing in here. */
  static boolean isPlain(String mineCode) {
    return CODE.matcher(mineCode).matches();
  }

  static Sender mine(String code) {
    return new Sender(code);
  }

  static Sender eventsOf(String code) {
    return new Sender(EVENTS + code);
  }

  boolean isMine() {
    return !key.startsWith("/");
  }

  boolean isEvents() {
    return key.startsWith(EVENTS);
  }

  /** The mine whose files these are; empty for those of the region. */
  String mineCode() {
    return isMine() ? key : isEvents() ? key.substring(EVENTS.length()) : "";
  }
}
