package org.minewatch.synth;

/** A violation that a synthetic mine can be given, each with its rule and an entry in the truth. */
public enum Plant {
  /** An undrawn heading goes on from the end of the return main and out of the licence. */
  UNDRAWN_HEADING_OUTSIDE("boundary.tracked"),
  /** A reported heading stands in a deducted part of the licence. */
  HEADING_IN_DEDUCTED_PART("boundary.drawn"),
  /** A finished panel, its roads and goaf drawn, goes over the southern border. */
  PANEL_ACROSS_BORDER("boundary.drawn"),
  /** A reported heading down the dip is below the licensed bottom. */
  HEADING_BELOW_BOTTOM("boundary.elevation"),
  /** One corner of the drawn licence boundary is off its place. */
  MOVED_CORNER("boundary.mismatch"),
  /** The whole drawn licence boundary is shifted as by a mix-up of datums. */
  SHIFTED_BOUNDARY("boundary.mismatch"),
  /** A reported heading stands in a protective pillar. */
  HEADING_IN_PILLAR("boundary.pillar"),
  /** The mining licence ends in the course of the nights and work goes on. */
  EXPIRED_LICENCE("licence.lapsed"),
  /** The mine is suspended and a heading crew works within the ceiling of the maintenance crew. */
  WORK_WHILE_SUSPENDED("licence.lapsed"),
  /** A heading in a mine under technical upgrade leaves the approved scope. */
  OUTSIDE_DESIGN("design.exceeded"),
  /** A stop order lies on a part of the mine and its crew works on. */
  ORDER_DEFIED("order.defied"),
  /** The latest drawing is more than sixty days old. */
  STALE_DRAWING("drawing.stale");

  private final String rule;

  Plant(String rule) {
    this.rule = rule;
  }

  /** The rule code of the exchange format that has to find it. */
  public String rule() {
    return rule;
  }
}
