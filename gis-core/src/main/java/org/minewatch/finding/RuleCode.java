package org.minewatch.finding;

/**
 * The rule codes of the exchange format, in its order; the rule catalogue says which are judged.
 */
public enum RuleCode {
  BOUNDARY_DRAWN("boundary.drawn"),
  BOUNDARY_TRACKED("boundary.tracked"),
  BOUNDARY_ELEVATION("boundary.elevation"),
  BOUNDARY_MISMATCH("boundary.mismatch"),
  BOUNDARY_PILLAR("boundary.pillar"),
  BOUNDARY_APPROACH("boundary.approach"),
  LICENCE_LAPSED("licence.lapsed"),
  FACE_CONCEALED("face.concealed"),
  FACE_DARK("face.dark"),
  FACE_EXCESS("face.excess"),
  FACE_PHANTOM("face.phantom"),
  FACE_ROADWAY_MINING("face.roadway-mining"),
  FACE_ADVANCE("face.advance"),
  DRAWING_MISSING_ROADWAY("drawing.missing-roadway"),
  DRAWING_DISPLACED("drawing.displaced"),
  DRAWING_REGRESSED("drawing.regressed"),
  DRAWING_STALE("drawing.stale"),
  DRAWING_ELEVATION("drawing.elevation"),
  DRAWING_NEIGHBOUR("drawing.neighbour"),
  SEAL_BREACHED("seal.breached"),
  SEAL_MISMATCH("seal.mismatch"),
  GOAF_ENTERED("goaf.entered"),
  WATER_ALERT_LINE("water.alert-line"),
  WATER_PROBE_LINE("water.probe-line"),
  WATER_STOP_LINE("water.stop-line"),
  WATER_LINES_INVALID("water.lines-invalid"),
  WATER_APPROACH("water.approach"),
  WATER_ZONE("water.zone"),
  WATER_PROBE_IMPLAUSIBLE("water.probe-implausible"),
  ORDER_DEFIED("order.defied"),
  PEOPLE_NOT_WITHDRAWN("people.not-withdrawn"),
  DESIGN_EXCEEDED("design.exceeded"),
  OUTPUT_MISMATCH("output.mismatch"),
  ACTIVITY_UNEXPLAINED("activity.unexplained"),
  PEOPLE_NO_LEADER("people.no-leader"),
  PEOPLE_LIMIT_INFLATED("people.limit-inflated"),
  PEOPLE_OVER_LIMIT("people.over-limit"),
  PEOPLE_UNDERREPORTED("people.underreported"),
  PEOPLE_OVERTIME("people.overtime"),
  POSITION_BURST_EXIT("position.burst-exit"),
  POSITION_PROXY_CARDS("position.proxy-cards"),
  POSITION_REPLAYED("position.replayed"),
  POSITION_SYNTHETIC("position.synthetic"),
  POSITION_IMPLAUSIBLE("position.implausible"),
  POSITION_PARKED("position.parked"),
  POSITION_STATION_MISPLACED("position.station-misplaced"),
  POSITION_UNKNOWN_CARD("position.unknown-card"),
  POSITION_COVERAGE_HOLE("position.coverage-hole"),
  POSITION_OUTAGE("position.outage");

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
