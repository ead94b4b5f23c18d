package org.minewatch.synth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.synth.ReaderPlan.Reader;
import org.minewatch.synth.TrackSimulation.Person;
import org.minewatch.synth.draw.Decimals;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Ranging;
import org.minewatch.synth.ground.Spot;

/**
 * What the ranging stations of a mine know of a person's shift: at every snapshot the station that
 * has the card and the signed distance along the roads. A card stays with its station until another
 * one is clearly nearer.
 */
final class StationWatch {
  /** One sigma of a distance, stated in track files. */
  static final double RANGING_METRES = 1;

  private static final double HAND_OVER = 10;
  private static final int LOOKS_A_SNAPSHOT = 4;
  private static final double LOSS = 0.01;

  /** A station that the card came to, and when. */
  record Passed(Reader station, LocalDateTime since) {}

  /**
   * A card at a station.
   *
   * @param at the true place
   * @param distance as measured, positive in the station's positive direction
   * @param areaSince since when the card is in the area of its station
   * @param passed stations of this shift, this one last
   */
  record Contact(
      LocalDateTime time,
      Spot at,
      Reader station,
      double distance,
      LocalDateTime areaSince,
      List<Passed> passed) {}

  /** A person's shift as the stations saw it. */
  record Shift(Person person, LocalDateTime down, LocalDateTime up, List<Contact> contacts) {}

  private final List<Reader> readers;
  private final int snapshotSeconds;
  private final int phase;
  private final LocalDateTime epoch;
  private final double rangingMetres;

  /**
   * @param firstNight at whose midnight the seconds of itineraries begin
   */
  StationWatch(ReaderPlan plan, SyntheticMine mine, LocalDate firstNight) {
    this.readers = plan.readers();
    this.snapshotSeconds = mine.spec.snapshotSeconds();
    this.phase = (mine.index * 7 + 3) % snapshotSeconds;
    this.epoch = firstNight.atStartOfDay();
    this.rangingMetres = StrictMath.hypot(RANGING_METRES, mine.region.disturbance().noiseMetres());
  }

  /** The first snapshot of a day, seconds after midnight. */
  int phase() {
    return phase;
  }

  /** Where the system says that somebody is who is at a place; null when it does not see him. */
  interface Telling {
    Spot told(double second, Spot at);
  }

  /**
   * @param exact whether distances carry no noise and no loss
   */
  Shift follow(
      Person person,
      Itinerary way,
      Ranging ranging,
      Telling telling,
      boolean exact,
      double loss,
      Dice radio) {
    List<Contact> contacts = new ArrayList<>();
    List<Passed> passed = new ArrayList<>();
    int[] current = {-1};
    LocalDateTime[] areaSince = {null};
    int[] lost = {0};
    double step = (double) snapshotSeconds / LOOKS_A_SNAPSHOT;
    double first = phase + Math.ceil((way.start() - phase) / step) * step;
    way.sample(
        first,
        step,
        false,
        (t, at) -> {
          LocalDateTime time = time(t);
          Spot spot = telling.told(t, at);
          int nearest = spot == null ? -1 : nearest(ranging, spot, current[0]);
          if (nearest < 0) {
            current[0] = -1;
            return;
          }
          if (nearest != current[0]) {
            Reader reader = readers.get(nearest);
            if (areaSince[0] == null
                || current[0] < 0
                || readers.get(current[0]).area() != reader.area()) {
              areaSince[0] = time;
            }
            passed.add(new Passed(reader, time));
            current[0] = nearest;
          }
          boolean snapshot = StrictMath.rint((t - phase) / step) % LOOKS_A_SNAPSHOT == 0;
          if (!snapshot || lost[0]-- > 0) {
            return;
          }
          lost[0] = !exact && radio.chance(LOSS) ? radio.between(1, 4) : 0;
          if (loss > 0 && radio.chance(loss)) {
            return;
          }
          Ranging.Way measured = ranging.way(nearest, spot);
          Reader reader = readers.get(nearest);
          double sign = measured.ahead() == reader.reversed() ? -1 : 1;
          double noise = exact ? 0 : rangingMetres * radio.gauss();
          double distance = sign * measured.metres() + noise;
          contacts.add(
              new Contact(
                  time,
                  spot,
                  reader,
                  Decimals.round(distance, 1),
                  areaSince[0],
                  List.copyOf(passed)));
        });
    return new Shift(person, time(way.start()), time(way.end()), contacts);
  }

  private LocalDateTime time(double second) {
    return epoch.plusSeconds(StrictMath.round(second));
  }

  private int nearest(Ranging ranging, Spot spot, int current) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    if (current >= 0) {
      double metres = ranging.way(current, spot).metres();
      if (metres <= readers.get(current).range()) {
        best = current;
        least = metres - HAND_OVER;
      }
    }
    for (int i = 0; i < readers.size(); i++) {
      Reader reader = readers.get(i);
      if (i != current && reader.spot().place().distance(spot.place()) <= reader.range()) {
        double metres = ranging.way(i, spot).metres();
        if (metres <= reader.range() && metres < least) {
          best = i;
          least = metres;
        }
      }
    }
    return best;
  }
}
