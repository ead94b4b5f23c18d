package org.minewatch.licencepaper;

/**
 * How far a licence paper can be used, in the words of the result folder's {@code licences.csv}.
 */
public enum ReadingStatus {
  /** Everything that the paper lets us check agrees. */
  OK("ok"),
  /** All corners were read, but their area is not the printed one. */
  AREA_DIFFERS("area-differs"),
  /** Corners, a ring or a part are missing or impossible; not to be used before it is mended. */
  INCOMPLETE("incomplete"),
  /** No boundary can be told from the paper: masked, no ring, or a coordinate system left open. */
  REJECTED("rejected");

  private final String code;

  ReadingStatus(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** Whether the rows may go into a region folder. */
  public boolean isUsable() {
    return this == OK || this == AREA_DIFFERS;
  }
}
