package org.minewatch.synth;

import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.TrackSimulation.Person;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/**
 * One situation of a mine, planted or innocent, with everything it changes: workings, crews,
 * records, drawings, positions, uploads, and what the truth says of it. A scheme overrides what it
 * touches and leaves the rest as an honest mine has it.
 *
 * <p>Hooks are called more than once and in any order after {@link #build} and {@link #settle};
 * they draw chance from {@link #chance}, never from a generator that goes on.
 */
abstract class Scheme {
  private final Dice dice;
  private final Difficulty difficulty;
  SyntheticMine mine;
  MineLayout layout;

  Scheme(Difficulty difficulty, Dice dice) {
    this.difficulty = difficulty;
    this.dice = dice;
  }

  final Difficulty difficulty() {
    return difficulty;
  }

  /** The same chance for the same purpose, whenever asked. */
  final Dice chance(String purpose) {
    return dice.fork(purpose);
  }

  /** A number drawn from the range of the scheme's difficulty. */
  final double by(String purpose, double[] easy, double[] medium, double[] hard) {
    return difficulty.pick(chance(purpose), easy, medium, hard);
  }

  /** A whole number drawn from the range of the scheme's difficulty, ends included. */
  final int whole(String purpose, int[] easy, int[] medium, int[] hard) {
    int[] range =
        difficulty == Difficulty.EASY ? easy : difficulty == Difficulty.MEDIUM ? medium : hard;
    return chance(purpose).between(range[0], range[1]);
  }

  static double[] range(double low, double high) {
    return new double[] {low, high};
  }

  static int[] count(int low, int high) {
    return new int[] {low, high};
  }

  final LocalDate first() {
    return layout.firstNight;
  }

  final LocalDate last() {
    return layout.lastNight;
  }

  /** Adds workings to the layout. */
  void build() {}

  /** Takes what it needs of the mine once licence and drawings' dates are known. */
  void settle() {}

  /** Adds to the roads of a day, on which the longwall stands at a v. */
  void day(DayOfWork day, double faceV) {}

  /** Adds crews. */
  void staff(Roster roster) {}

  /** A crew as this scheme leaves it; null when there is none. */
  Crew crew(Crew crew) {
    return crew;
  }

  /** Whether a card goes down. */
  boolean goesDown(Outing outing) {
    return true;
  }

  /** When a card's holder leaves the last place of work, seconds as in {@link Outing#start}. */
  double leaves(Outing outing, double usual) {
    return usual;
  }

  /** The way that a card takes instead of its holder's usual one. */
  Itinerary way(Outing outing, Itinerary usual, TrackSimulation people) {
    return usual;
  }

  /** Where the system says a card is; null when it does not see it. */
  Spot told(Outing outing, double second, Spot at) {
    return at;
  }

  /** Whether a card's positions carry no noise, no loss and no clock of their own. */
  boolean exact(Outing outing) {
    return false;
  }

  /** Whether a card holder is in the register. */
  boolean listed(Person person) {
    return true;
  }

  /** Since when a card is registered; null when that is not told. */
  LocalDate registeredSince(Person person) {
    return null;
  }

  /** How many people the mine reports for a shift. */
  int headcount(LocalDate date, int shift, int down) {
    return down;
  }

  /** Whether the mine has stations in a stretch of road. */
  boolean watches(Road road, double chainage) {
    return true;
  }

  /** How far the mine's stations range. */
  double range(double usual) {
    return usual;
  }

  /** Where the register says that a station is. */
  Coordinate surveyed(String readerId, Spot spot, Coordinate usual) {
    return usual;
  }

  /** The advance that the mine reports of a face. */
  double claims(String faceId, LocalDate day, double advance) {
    return advance;
  }

  /** A limit that the mine states. */
  int limit(Limit what, int usual) {
    return usual;
  }

  /** Limits and sizes that a mine states of itself. */
  enum Limit {
    FACES,
    HEADINGS,
    LONGWALL_CREW,
    HEADING_CREW
  }

  /** Adds to the registers. */
  void records(RegisterTables tables) {}

  /** Whether the register knows the seal in a gate. */
  boolean registersSeal(Road gate) {
    return true;
  }

  /** Adds corroborating events. */
  void events(EventTable events, TrackSimulation people) {}

  /** Whether a drawing leaves something out: a road, a panel, a seal. */
  boolean omits(Object of, LocalDate asOf) {
    return false;
  }

  /** Where a drawing shows a point of the workings. */
  Coordinate redraw(Object of, Coordinate place, LocalDate asOf) {
    return place;
  }

  /** Whether a road belongs to a lower seam, which has a plan of its own. */
  boolean isLower(Road road) {
    return false;
  }

  /** Adds to a drawing. */
  List<DrawingEntity> draws(LayerHabit habit, LocalDate asOf) {
    return List.of();
  }

  /** Changes which upload files there are and what they say. */
  void uploads(UploadFiles files) {}

  /** Says what is planted, or what innocent thing is there. */
  abstract void tell(PlantedTruth truth);
}
