package org.minewatch.section;

import java.util.Locale;

/** How something stands to the licensed space. */
public enum Standing {
  INSIDE,
  ABOVE,
  BELOW,
  /** Outside the licensed area in plan. */
  BESIDE,
  /** In a part that the licence takes out (扣除). */
  DEDUCTED,
  /** Its elevation is not known, or the licence states none. */
  UNKNOWN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
