package org.minewatch.web.geoserver;

import java.util.List;
import java.util.function.Consumer;

/** Says what is done or would be, does it unless it is only asked for, and counts. */
final class Plan {
  private final boolean dryRun;
  private final Consumer<String> lines;
  private int created;
  private int changed;
  private int same;

  Plan(boolean dryRun, Consumer<String> lines) {
    this.dryRun = dryRun;
    this.lines = lines;
  }

  /** A step that changes the GeoServer. */
  @FunctionalInterface
  interface Deed {
    void take() throws GeoServerException;
  }

  boolean isDryRun() {
    return dryRun;
  }

  void create(String what, Deed deed) throws GeoServerException {
    lines.accept((dryRun ? "would create " : "create ") + what);
    created++;
    if (!dryRun) {
      deed.take();
    }
  }

  /**
   * @param where what of it is not as it should be; empty when it is
   */
  void compare(String what, List<String> where, Deed deed) throws GeoServerException {
    if (where.isEmpty()) {
      same++;
      return;
    }
    lines.accept((dryRun ? "would change " : "change ") + what + ": " + String.join(", ", where));
    changed++;
    if (!dryRun) {
      deed.take();
    }
  }

  Publishing.Outcome outcome() {
    return new Publishing.Outcome(created, changed, same);
  }
}
