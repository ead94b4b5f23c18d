package org.minewatch.synth;

/**
 * What a plant or a look-alike needs for itself in a mine: two that need the same would spoil each
 * other, and {@link MineSpec} refuses them together.
 */
enum Room {
  /** Panel places by side and number. */
  NORTH_1107,
  NORTH_1109,
  NORTH_1111,
  SOUTH_1106,
  SOUTH_1108,
  SOUTH_1110,
  SOUTH_1112,
  /** The finished panels with their gates and seals. */
  PANEL_1101,
  PANEL_1102,
  /** The retreating longwall: its crew, its elevations, its coal. */
  LONGWALL,
  /** The headings that every mine has. */
  HEADING_1105_TRANSPORT,
  HEADING_1105_RETURN,
  /** The eastern ends of the main roads. */
  HAULAGE_END,
  RETURN_MAIN_END,
  /** Old ground west of the finished panels. */
  WEST,
  /** The strip along the border in the south. */
  SOUTH_BORDER,
  /** The water lines of the plan. */
  WATER,
  /** What the whole latest drawing looks like. */
  PLAN,
  /** Which seals are drawn and registered. */
  SEAL_LIST,
  /** How the mine's positions are told as a whole. */
  POSITIONS,
  /** One shift's cards handled by somebody else. */
  CARDS,
  /** The stations and where they are said to be. */
  STATIONS,
  /** What the mine reports of its people. */
  HEADCOUNTS,
  /** Leaders and their shifts. */
  LEADERS,
  /** How many faces and headings there may be. */
  FACE_LIMITS,
  /** Reported output. */
  OUTPUT,
  /** The times at which people come up. */
  EXITS,
  /** The mine's status and withdrawals. */
  STATUS,
  /** Counts of lamps, gates and cameras. */
  COUNTS,
  /** Who holds which card. */
  REGISTER,
  /** Visits to every head by others than its crew. */
  ROUNDS_OF_HEADS
}
