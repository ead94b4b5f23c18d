package org.minewatch.synth;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.minewatch.synth.ground.Dice;

/**
 * Something innocent that looks like a violation. Where a mine has one, the truth lists it under
 * {@code benign}; a finding about it is a false alarm.
 *
 * <p>Shafts that rise above the licensed top and headings ahead of the monthly drawing by lawful
 * advance come with every mine; a neighbour's workings on the drawing come with every shared
 * border.
 */
public enum Confounder {
  /** A legal road 4 to 8 m inside the northern boundary, walked by a gas checker. */
  BOUNDARY_ROAD,
  /** Two adjoining parts with elevation bands of their own, and roads from one into the other. */
  TWO_BANDS,
  /** A heading reported after the latest drawing. */
  NEW_HEADING(Room.NORTH_1107),
  /** A heading through a protective pillar with an approval on record. */
  PILLAR_CROSSING(Room.SOUTH_1110),
  /** A rock road beyond the boundary with an approval on record. */
  ROCK_ROAD_OUTSIDE(Room.HAULAGE_END),
  /** A suspended mine with its maintenance crew under the ceiling. */
  MAINTENANCE_ONLY(Room.STATUS),
  /** The safety-production permit ends soon and its renewal is pending. */
  RENEWAL_PENDING,
  /** Inspectors visit the roads next to the boundary. */
  INSPECTORS,
  /** Positions jump 10 to 40 m now and then, next to the boundary too. */
  MULTIPATH,
  /** Crews ride together: many cards on one track for minutes. */
  MAN_RIDER,
  /** Two crews at the face for up to 25 minutes at the change of shifts. */
  HANDOVER,
  /** Crews wait together before they walk on. */
  WAITING_ROOM(HonestPeople.WaitingRoom::new),
  /** Two crews in the longwall area for 60 to 90 minutes. */
  LONG_HANDOVER(HonestPeople.LongHandover::new),
  /** Gas checks in front of seals. */
  SEAL_CHECKS(HonestSeals.SealChecks::new),
  /** Stations of a gate out for less than 25 minutes. */
  STATION_MAINTENANCE(HonestRecords.StationMaintenance::new),
  /** An air door among the seals that everybody passes. */
  AIR_DOOR(HonestSeals.AirDoor::new),
  /** A seal opened with approval, people behind it. */
  OPENED_SEAL(HonestSeals.OpenedSeal::new, Room.PANEL_1101),
  /** Surveyors stop at many places. */
  SURVEYORS(HonestPeople.Surveyors::new, Room.ROUNDS_OF_HEADS),
  /** Trainees walk through the mine. */
  VISITORS(HonestPeople.Visitors::new),
  /** Crews surface together in one car. */
  RIDE_OUT(Room.EXITS),
  /** Everybody in the refuge for 40 minutes. */
  RESCUE_DRILL(HonestPeople.RescueDrill::new),
  /** New miners on the last day. */
  NEW_MINERS(HonestPeople.NewMiners::new),
  /** A tenth of every crew stays home. */
  ABSENCES(HonestPeople.Absences::new),
  /** A foreman stays half an hour. */
  SHORT_OVERTIME(HonestPeople.ShortOvertime::new),
  /** Lamps, gates and cameras that agree with the cards. */
  AGREEING_COUNTS(HonestRecords.AgreeingCounts::new, Room.COUNTS),
  /** Events that the reported longwall explains. */
  EXPLAINED_EVENTS(HonestRecords.ExplainedEvents::new),
  /** Output that the advance explains. */
  AGREEING_OUTPUT(HonestRecords.AgreeingOutput::new, Room.OUTPUT),
  /** A withdrawal order obeyed at once. */
  WITHDRAWN(
      HonestPeople.Withdrawn::new, Room.HEADING_1105_RETURN, Room.STATUS, Room.ROUNDS_OF_HEADS),
  /** Short drilling sites off a gate. */
  DRILL_SITES(HonestWorkings.DrillSites::new),
  /** A traverse levelled again between two drawings. */
  RELEVELLED(HonestWorkings.Relevelled::new, Room.PLAN),
  /** A spare panel that does not count. */
  SPARE_FACES(HonestWorkings.SpareFaces::new),
  /** Snapshots sent twice unchanged; shows in upload files only. */
  SENT_TWICE(HonestRecords.SentTwice::new),
  /** Every station some metres off. */
  STATION_BIAS(HonestRecords.StationBias::new, Room.STATIONS),
  /** People in a lower seam under an upper goaf. */
  LOWER_SEAM(HonestWorkings.LowerSeam::new),
  /** A curved old road and a round old goaf. */
  CURVED_OLD_WORKING(HonestWorkings.CurvedOldWorking::new),
  /** A gate kept open behind the longwall. */
  KEPT_GATEWAY(HonestSeals.KeptGateway::new, Room.LONGWALL),
  /** A heading past the probe line, every metre probed. */
  PROBED_ADVANCE(HonestWater.ProbedAdvance::new, Room.WATER, Room.NORTH_1111, Room.SOUTH_1112),
  /** A heading past the stop line of drained water. */
  DRAINED_WATER(HonestWater.DrainedWater::new, Room.WATER, Room.NORTH_1111, Room.SOUTH_1112),
  /** A road older than the lines inside them. */
  OLD_ROAD_AT_WATER(HonestWater.OldRoadAtWater::new, Room.WATER, Room.NORTH_1111, Room.SOUTH_1112);

  private final Function<Dice, Scheme> maker;
  private final Set<Room> rooms = EnumSet.noneOf(Room.class);

  Confounder(Room... rooms) {
    this(null, rooms);
  }

  Confounder(Function<Dice, Scheme> maker, Room... rooms) {
    this.maker = maker;
    this.rooms.addAll(Set.of(rooms));
  }

  Set<Room> rooms() {
    return rooms;
  }

  /** What it changes; empty for those that are part of the layout itself. */
  Optional<Scheme> scheme(Dice dice) {
    return Optional.ofNullable(maker).map(m -> m.apply(dice));
  }
}
