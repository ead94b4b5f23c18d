package org.minewatch.finding;

/** The rule codes of the exchange format that this version judges. */
public enum RuleCode {
  BOUNDARY_DRAWN("boundary.drawn"),
  BOUNDARY_TRACKED("boundary.tracked"),
  BOUNDARY_ELEVATION("boundary.elevation"),
  BOUNDARY_MISMATCH("boundary.mismatch"),
  BOUNDARY_PILLAR("boundary.pillar"),
  LICENCE_LAPSED("licence.lapsed"),
  DESIGN_EXCEEDED("design.exceeded"),
  ORDER_DEFIED("order.defied"),
  DRAWING_MISSING_ROADWAY("drawing.missing-roadway"),
  DRAWING_DISPLACED("drawing.displaced"),
  DRAWING_REGRESSED("drawing.regressed"),
  DRAWING_STALE("drawing.stale"),
  DRAWING_ELEVATION("drawing.elevation"),
  DRAWING_NEIGHBOUR("drawing.neighbour"),
  SEAL_MISMATCH("seal.mismatch"),
  WATER_LINES_INVALID("water.lines-invalid");

  private final String code;

  RuleCode(String code) {
    this.code = code;
  }

  /** The code on the wire, such as {@code boundary.drawn}. */
  public String code() {
    return code;
  }

  /** The rule of a wire code; throws when it is not one of ours. */
  public static RuleCode ofCode(String code) {
    for (RuleCode rule : values()) {
      if (rule.code.equals(code)) {
        return rule;
      }
    }
    throw new IllegalArgumentException("no rule is called " + code);
  }
}
