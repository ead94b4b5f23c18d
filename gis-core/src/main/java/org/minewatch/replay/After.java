package org.minewatch.replay;

/** What comes after a moment; the order is that of the format and never changes. */
public enum After {
  /** There is a next moment of the same time underground. */
  GOES_ON,
  /** The card left by a mouth of the mine. */
  LEFT,
  /** The card was not heard again and nobody saw it leave. */
  LOST,
  /** The files end while the card is underground. */
  FILES_END
}
