package org.minewatch.replay;

/** What came before a moment; the order is that of the format and never changes. */
public enum Before {
  /** The card was heard all the time since the moment before. */
  HEARD,
  /** A time underground begins, at a mouth of the mine. */
  ENTERED,
  /** A time underground begins and nobody saw the card come in. */
  FIRST_HEARD,
  /** Not heard: most who go on from there are lost. */
  GAP_NO_COVERAGE,
  /** Not heard: the station heard nobody. */
  GAP_STATION_OUT,
  /** Not heard while others were heard there: switched off, shielded, or gone elsewhere. */
  GAP_CARD_SILENT,
  /** Not heard, and it was lost at a seal or passed one meanwhile. */
  GAP_AT_SEAL,
  /** Not heard, nobody knows why. */
  GAP_UNEXPLAINED
}
