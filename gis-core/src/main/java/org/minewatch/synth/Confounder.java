package org.minewatch.synth;

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
  NEW_HEADING,
  /** A heading through a protective pillar with an approval on record. */
  PILLAR_CROSSING,
  /** A rock road beyond the boundary with an approval on record. */
  ROCK_ROAD_OUTSIDE,
  /** A suspended mine with its maintenance crew under the ceiling. */
  MAINTENANCE_ONLY,
  /** The safety-production permit ends soon and its renewal is pending. */
  RENEWAL_PENDING,
  /** Inspectors visit the roads next to the boundary. */
  INSPECTORS,
  /** Positions jump 10 to 40 m now and then, next to the boundary too. */
  MULTIPATH,
  /** Crews ride together: many cards on one track for minutes. */
  MAN_RIDER,
  /** Two crews at the face for up to 25 minutes at the change of shifts. */
  HANDOVER
}
