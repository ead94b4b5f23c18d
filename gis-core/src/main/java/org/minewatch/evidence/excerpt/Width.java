package org.minewatch.evidence.excerpt;

/** How much of a region folder goes into an excerpt, from the narrowest to all of the mine's. */
public enum Width {
  /** Positions of the night alone; of neighbours their licences. */
  NIGHT(0, false, false),
  /** Positions of as many nights as any rule looks back on. */
  NIGHTS(14, false, false),
  /** Neighbours' drawings, too, and the whole register of mines. */
  NEIGHBOURS(14, true, false),
  /** Tables as they are, and all positions of the mine up to the night. */
  WHOLE(Integer.MAX_VALUE, true, true);

  private final int nightsBack;
  private final boolean neighbourDrawings;
  private final boolean wholeTables;

  Width(int nightsBack, boolean neighbourDrawings, boolean wholeTables) {
    this.nightsBack = nightsBack;
    this.neighbourDrawings = neighbourDrawings;
    this.wholeTables = wholeTables;
  }

  int nightsBack() {
    return nightsBack;
  }

  boolean neighbourDrawings() {
    return neighbourDrawings;
  }

  boolean wholeTables() {
    return wholeTables;
  }

  /** Its name in manifests. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
