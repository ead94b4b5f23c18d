package org.minewatch.synth;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.minewatch.synth.ground.Dice;

/** A violation that a synthetic mine can be given, each with its rule and an entry in the truth. */
public enum Plant {
  /** An undrawn heading goes on from the end of the return main and out of the licence. */
  UNDRAWN_HEADING_OUTSIDE("boundary.tracked", Room.RETURN_MAIN_END),
  /** A reported heading stands in a deducted part of the licence. */
  HEADING_IN_DEDUCTED_PART("boundary.drawn", Room.SOUTH_1106),
  /** A finished panel, its roads and goaf drawn, goes over the southern border. */
  PANEL_ACROSS_BORDER("boundary.drawn", Room.SOUTH_BORDER),
  /** A reported heading down the dip is below the licensed bottom. */
  HEADING_BELOW_BOTTOM("boundary.elevation", Room.NORTH_1111),
  /** One corner of the drawn licence boundary is off its place. */
  MOVED_CORNER("boundary.mismatch"),
  /** The whole drawn licence boundary is shifted as by a mix-up of datums. */
  SHIFTED_BOUNDARY("boundary.mismatch"),
  /** A reported heading stands in a protective pillar. */
  HEADING_IN_PILLAR("boundary.pillar", Room.NORTH_1109),
  /** The mining licence ends in the course of the nights and work goes on. */
  EXPIRED_LICENCE("licence.lapsed"),
  /** The mine is suspended and a heading crew works within the ceiling of the maintenance crew. */
  WORK_WHILE_SUSPENDED("licence.lapsed", Room.STATUS),
  /** A heading in a mine under technical upgrade leaves the approved scope. */
  OUTSIDE_DESIGN(
      "design.exceeded",
      Room.SOUTH_1108,
      Room.SOUTH_1110,
      Room.SOUTH_1112,
      Room.STATUS,
      Room.LONGWALL,
      Room.OUTPUT),
  /** A stop order lies on a part of the mine and its crew works on. */
  ORDER_DEFIED("order.defied", Room.NORTH_1111),
  /** The latest drawing is more than sixty days old. */
  STALE_DRAWING("drawing.stale"),
  /** A reported heading reaches the licence boundary soon. */
  NEAR_BOUNDARY("boundary.approach", WorkSchemes.NearBoundary::new, Room.HAULAGE_END),
  /** An undrawn, unreported heading inside the licence. */
  CONCEALED_HEADING(
      "face.concealed", WorkSchemes.ConcealedHeading::new, Forms.PLACED, Room.SOUTH_1112),
  /** Crews vanish at a seal and come back hours later. */
  DARK_FACE("face.dark", WorkSchemes.DarkFace::new, Room.PANEL_1102),
  /** More headings at work than allowed. */
  TOO_MANY_HEADINGS("face.excess", WorkSchemes.TooManyHeadings::new, Room.FACE_LIMITS),
  /** A reported heading where nobody works. */
  PHANTOM_HEADING("face.phantom", WorkSchemes.PhantomHeading::new, Room.HEADING_1105_RETURN),
  /** Many short dead ends off one road in coal. */
  FISH_BONE("face.roadway-mining", WorkSchemes.FishBone::new, Room.SOUTH_1110),
  /** A heading reported behind its true place. */
  UNDERSTATED_ADVANCE(
      "face.advance",
      WorkSchemes.UnderstatedAdvance::new,
      Forms.PLACED,
      Room.HEADING_1105_TRANSPORT),
  /** A walked road that no drawing shows. */
  MISSING_ROAD(
      "drawing.missing-roadway", WorkSchemes.MissingRoad::new, Forms.PLACED, Room.RETURN_MAIN_END),
  /** All workings drawn off their places. */
  DISPLACED_DRAWING(
      "drawing.displaced",
      DrawingSchemes.Displaced::new,
      Forms.PLACED,
      Room.PLAN,
      Room.WATER,
      Room.STATIONS),
  /** Workings gone from the latest drawing. */
  REGRESSED_DRAWING(
      "drawing.regressed",
      DrawingSchemes.Regressed::new,
      Room.PLAN,
      Room.PANEL_1102,
      Room.SEAL_LIST),
  /** Elevations raised in the latest drawing. */
  RAISED_ELEVATIONS("drawing.elevation", DrawingSchemes.RaisedElevations::new, Room.PLAN),
  /** A goaf of the southern neighbour that its own drawing lacks. */
  NEIGHBOUR_GOAF("drawing.neighbour", DrawingSchemes.NeighbourGoaf::new, Room.SOUTH_BORDER),
  /** A crew works behind a seal, in sight of the stations. */
  BREACHED_SEAL("seal.breached", WorkSchemes.BreachedSeal::new, Forms.PLACED, Room.PANEL_1101),
  /** A seal in the register or on the drawing only. */
  UNMATCHED_SEAL(
      "seal.mismatch", DrawingSchemes.UnmatchedSeal::new, Room.SEAL_LIST, Room.PANEL_1102),
  /** People in the goaf behind the longwall, where no station's road leads. */
  INTO_GOAF("goaf.entered", WorkSchemes.IntoGoaf::new, Forms.COORDINATES, Room.LONGWALL),
  /** New advance past the alert line without a probe record. */
  PAST_ALERT_LINE(
      "water.alert-line",
      WaterSchemes.PastAlertLine::new,
      Room.WATER,
      Room.NORTH_1111,
      Room.SOUTH_1112),
  /** New advance past the probe line that no probe round permits. */
  PAST_PROBE_LINE(
      "water.probe-line",
      WaterSchemes.PastProbeLine::new,
      Room.WATER,
      Room.NORTH_1111,
      Room.SOUTH_1112),
  /** A heading past the stop line. */
  PAST_STOP_LINE(
      "water.stop-line",
      WaterSchemes.PastStopLine::new,
      Room.WATER,
      Room.NORTH_1111,
      Room.SOUTH_1112),
  /** Water lines missing or too near. */
  BAD_WATER_LINES(
      "water.lines-invalid",
      WaterSchemes.BadLines::new,
      Room.WATER,
      Room.NORTH_1111,
      Room.SOUTH_1112),
  /** A heading reaches the alert line soon. */
  NEAR_WATER(
      "water.approach", WaterSchemes.NearWater::new, Room.WATER, Room.NORTH_1111, Room.SOUTH_1112),
  /** A heading inside a forbidden or deferred area. */
  IN_FORBIDDEN_AREA(
      "water.zone",
      WaterSchemes.InForbiddenArea::new,
      Room.WATER,
      Room.NORTH_1111,
      Room.SOUTH_1112),
  /** A probe record of hours in which nobody was there. */
  FAKE_PROBING(
      "water.probe-implausible",
      WaterSchemes.FakeProbing::new,
      Forms.PLACED,
      Room.WATER,
      Room.NORTH_1111,
      Room.SOUTH_1112),
  /** People stay where an order or an inrush sign says withdraw. */
  NOT_WITHDRAWN(
      "people.not-withdrawn",
      PeopleSchemes.NotWithdrawn::new,
      Forms.PLACED,
      Room.HEADING_1105_TRANSPORT,
      Room.STATUS),
  /** Less coal reported than won. */
  UNDERSTATED_OUTPUT("output.mismatch", RecordSchemes.UnderstatedOutput::new, Room.OUTPUT),
  /** Events where nothing is reported. */
  UNEXPLAINED_EVENTS("activity.unexplained", RecordSchemes.UnexplainedEvents::new, Room.WEST),
  /** A stopped mine whose hoist runs at night. */
  HOIST_WHILE_STOPPED("activity.unexplained", RecordSchemes.HoistWhileStopped::new, Room.STATUS),
  /** Shifts without a leader. */
  NO_LEADER("people.no-leader", PeopleSchemes.NoLeader::new, Room.LEADERS),
  /** Limits stated above the statutory ones. */
  INFLATED_LIMITS("people.limit-inflated", PeopleSchemes.InflatedLimits::new, Room.HEADCOUNTS),
  /** Too many people at the longwall. */
  OVER_LIMIT("people.over-limit", PeopleSchemes.OverLimit::new, Room.HEADCOUNTS, Room.LONGWALL),
  /** Fewer people reported than went down. */
  UNDERREPORTED(
      "people.underreported", PeopleSchemes.Underreported::new, Room.HEADCOUNTS, Room.COUNTS),
  /** More people counted than cards. */
  CARDS_LEFT_OUTSIDE("people.underreported", PeopleSchemes.CardsLeftOutside::new, Room.COUNTS),
  /** People underground far beyond a shift. */
  OVERTIME("people.overtime", PeopleSchemes.Overtime::new, Room.HEADING_1105_TRANSPORT),
  /** Many cards leave in the same second. */
  BURST_EXIT("position.burst-exit", CardSchemes.BurstExit::new, Forms.TIMED, Room.EXITS),
  /** One man carries several cards. */
  PROXY_CARDS(
      "position.proxy-cards",
      CardSchemes.ProxyCards::new,
      Forms.PLACED,
      Room.HEADING_1105_TRANSPORT),
  /** Positions of the day before told again. */
  REPLAYED(
      "position.replayed", CardSchemes.Replayed::new, Forms.PLACED, Room.HEADING_1105_TRANSPORT),
  /** Fabricated positions. */
  SYNTHETIC("position.synthetic", CardSchemes.Synthetic::new, Room.POSITIONS),
  /** One card in two places. */
  IMPLAUSIBLE(
      "position.implausible",
      CardSchemes.Implausible::new,
      Forms.PLACED,
      Room.HEADING_1105_TRANSPORT),
  /** Cards left lying. */
  PARKED("position.parked", CardSchemes.Parked::new, Forms.PLACED, Room.CARDS),
  /** A station registered away from its place. */
  STATION_MISPLACED(
      "position.station-misplaced", StationSchemes.StationMisplaced::new, Room.STATIONS),
  /** Cards that nobody registered. */
  UNKNOWN_CARDS("position.unknown-card", PeopleSchemes.UnknownCards::new, Room.REGISTER),
  /** A drawn road that no station sees. */
  COVERAGE_HOLE(
      "position.coverage-hole", StationSchemes.CoverageHole::new, Room.STATIONS, Room.SOUTH_1108),
  /** Stations of a district silent in production. */
  OUTAGE(
      "position.outage",
      StationSchemes.Outage::new,
      Room.HEADING_1105_RETURN,
      Room.HEADING_1105_TRANSPORT),
  /** Hours without a snapshot. */
  MISSING_CYCLES(
      "position.outage", StationSchemes.MissingCycles::new, Forms.UPLOADED, Room.POSITIONS),
  /** Snapshots sent again with fewer people. */
  CHANGED_FILES(
      "position.outage", StationSchemes.ChangedFiles::new, Forms.UPLOADED, Room.POSITIONS);

  /** Sets of forms that several plants share. */
  private static final class Forms {
    /** Forms in which a fix is a place. */
    static final Set<PositionForm> PLACED =
        EnumSet.of(
            PositionForm.COORDINATES, PositionForm.STATION_DISTANCE, PositionForm.UPLOAD_FILES);

    static final Set<PositionForm> COORDINATES = EnumSet.of(PositionForm.COORDINATES);

    /** Forms that tell the second in which somebody left. */
    static final Set<PositionForm> TIMED =
        EnumSet.of(PositionForm.COORDINATES, PositionForm.UPLOAD_FILES);

    static final Set<PositionForm> UPLOADED = EnumSet.of(PositionForm.UPLOAD_FILES);

    private Forms() {}
  }

  /** Makes what a plant changes in a mine. */
  interface Maker {
    Scheme make(Difficulty difficulty, Dice dice);
  }

  private final String rule;
  private final Maker maker;
  private final Set<Room> rooms = EnumSet.noneOf(Room.class);
  private final Set<PositionForm> forms;

  Plant(String rule, Room... rooms) {
    this(rule, null, EnumSet.allOf(PositionForm.class), rooms);
  }

  Plant(String rule, Maker maker, Room... rooms) {
    this(rule, maker, EnumSet.allOf(PositionForm.class), rooms);
  }

  Plant(String rule, Maker maker, Set<PositionForm> forms, Room... rooms) {
    this.rule = rule;
    this.maker = maker;
    this.forms = forms;
    this.rooms.addAll(Set.of(rooms));
  }

  /** Whether it shows only in a mine where crews work. */
  boolean needsWork() {
    return switch (this) {
      case HEADING_IN_DEDUCTED_PART,
          PANEL_ACROSS_BORDER,
          HEADING_BELOW_BOTTOM,
          MOVED_CORNER,
          SHIFTED_BOUNDARY,
          HEADING_IN_PILLAR,
          WORK_WHILE_SUSPENDED,
          STALE_DRAWING,
          REGRESSED_DRAWING,
          RAISED_ELEVATIONS,
          NEIGHBOUR_GOAF,
          UNMATCHED_SEAL,
          BAD_WATER_LINES,
          UNEXPLAINED_EVENTS,
          HOIST_WHILE_STOPPED,
          STATION_MISPLACED,
          COVERAGE_HOLE ->
          false;
      default -> true;
    };
  }

  /** The rule code of the exchange format that has to find it. */
  public String rule() {
    return rule;
  }

  /** In which forms of positions it shows. */
  public Set<PositionForm> forms() {
    return EnumSet.copyOf(forms);
  }

  Set<Room> rooms() {
    return rooms;
  }

  /** What it changes; empty for those that are part of the layout itself. */
  Optional<Scheme> scheme(Difficulty difficulty, Dice dice) {
    return Optional.ofNullable(maker).map(m -> m.make(difficulty, dice));
  }
}
