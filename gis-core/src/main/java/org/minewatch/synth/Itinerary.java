package org.minewatch.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.RoadNet;
import org.minewatch.synth.ground.Route;
import org.minewatch.synth.ground.Spot;

/**
 * The way of one person through one shift: walks, rides and stays one after the other. Times are
 * seconds since local midnight of the region's first night.
 */
final class Itinerary {
  /**
   * @param until when something else follows, at most {@code end}
   */
  private record Leg(double start, double end, double until, Route route) {
    Leg(double start, double end, Route route) {
      this(start, end, end, route);
    }
  }

  private static final double RIDE_SPEED = 3.2;
  private static final double SHUFFLE_SPEED = 0.5;
  private static final double SCRIPTED_SPEED = 1.1;

  private final RoadNet net;
  private final Dice dice;
  private final double walkingSpeed;
  private final List<Leg> legs = new ArrayList<>();
  private Spot here;
  private double now;
  private double phase;
  private double echo = -1;
  private boolean handedOver;

  Itinerary(RoadNet net, Spot entrance, double start, Dice dice) {
    this.net = net;
    this.dice = dice;
    this.here = entrance;
    this.now = start;
    this.phase = start;
    this.walkingSpeed = dice.uniform(0.95, 1.35);
  }

  private Itinerary(Itinerary like, List<Leg> legs, double phase) {
    this.net = like.net;
    this.dice = like.dice;
    this.walkingSpeed = like.walkingSpeed;
    this.legs.addAll(legs);
    this.here = like.here;
    this.now = legs.get(legs.size() - 1).until();
    this.phase = phase;
  }

  /** The steps of a shift that nobody walked: evenly to a place, still there, evenly back. */
  static Itinerary scripted(
      RoadNet net, Spot portal, Spot place, double start, double end, Dice dice) {
    Itinerary way = new Itinerary(net, portal, start, dice);
    way.go(net.route(portal, place), SCRIPTED_SPEED);
    double back = net.route(place, portal).length() / SCRIPTED_SPEED;
    double leave = Math.max(way.now + 60, end - back);
    way.legs.add(new Leg(way.now, leave, standing(place)));
    way.now = leave;
    way.go(net.route(place, portal), SCRIPTED_SPEED);
    return way;
  }

  /** A card that is at one place from one time to another. */
  static Itinerary still(RoadNet net, Spot place, double start, double end, Dice dice) {
    Itinerary way = new Itinerary(net, place, start, dice);
    way.legs.add(new Leg(start, end, standing(place)));
    way.now = end;
    return way;
  }

  /**
   * The records of this way told again at another time, with their noise.
   *
   * @param metres one sigma of what is added to hide it
   */
  Itinerary replayed(double seconds, double metres) {
    Itinerary again = later(seconds);
    again.echo = metres;
    return again;
  }

  /** Whether the records of a way are told again; then {@link #dice} gives their noise. */
  boolean isReplayed() {
    return echo >= 0;
  }

  /** Whether somebody else carries the card at the end. */
  boolean isHandedOver() {
    return handedOver;
  }

  double echoMetres() {
    return Math.max(0, echo);
  }

  Dice dice() {
    return dice;
  }

  /** The same way at another time. */
  Itinerary later(double seconds) {
    List<Leg> moved = new ArrayList<>();
    for (Leg leg : legs) {
      moved.add(
          new Leg(leg.start() + seconds, leg.end() + seconds, leg.until() + seconds, leg.route()));
    }
    return new Itinerary(this, moved, phase + seconds);
  }

  /** This way up to a time and another one from then on, as when a card is handed over. */
  Itinerary handedTo(Itinerary other, double when) {
    List<Leg> joined = new ArrayList<>();
    for (Leg leg : legs) {
      if (leg.start() < when) {
        joined.add(new Leg(leg.start(), leg.end(), Math.min(when, leg.until()), leg.route()));
      }
    }
    for (Leg leg : other.legs) {
      if (leg.until() > when) {
        joined.add(leg);
      }
    }
    Itinerary way = new Itinerary(this, joined, other.phase);
    way.handedOver = true;
    return way;
  }

  /** This way as far as it has come at a time. */
  Itinerary cutAt(double when) {
    List<Leg> kept = new ArrayList<>();
    for (Leg leg : legs) {
      if (leg.start() < when) {
        kept.add(new Leg(leg.start(), leg.end(), Math.min(when, leg.until()), leg.route()));
      }
    }
    return kept.isEmpty() ? this : new Itinerary(this, kept, phase);
  }

  /** The first time at or after the start at which a card of this way is polled. */
  double firstPoll(double every) {
    return phase + Math.ceil((start() - phase) / every) * every;
  }

  /** The place at a time between start and end. */
  Spot at(double second) {
    Leg current = legs.get(0);
    for (Leg leg : legs) {
      if (leg.start() <= second) {
        current = leg;
      }
    }
    double share = (second - current.start()) / (current.end() - current.start());
    return current.route().at(Math.min(1, share) * current.route().length());
  }

  double start() {
    return legs.get(0).start();
  }

  double end() {
    return now;
  }

  void walkTo(Spot goal) {
    go(net.route(here, goal), walkingSpeed);
  }

  /**
   * Rides along inclines and main roads as far as the way follows them, and walks on from there.
   */
  void rideTo(Spot goal) {
    Predicate<Road> rails =
        road -> road.kind() == Road.Kind.INCLINE || road.kind() == Road.Kind.MAIN;
    Route way = net.route(here, goal);
    double ride = way.lengthWhile(rails);
    if (ride > 0) {
      go(net.route(here, way.at(ride)), RIDE_SPEED);
    }
    walkTo(goal);
  }

  private void go(Route route, double speed) {
    double end = now + Math.max(1, route.length() / speed);
    legs.add(new Leg(now, end, route));
    now = end;
    here = route.at(route.length());
  }

  /** Stands where one is until a time, if that is still to come. */
  void waitUntil(double second) {
    if (now < second) {
      legs.add(new Leg(now, second, standing(here)));
      now = second;
    }
  }

  /** Works about a place: stands, moves a few metres, stands again. Never past the road's head. */
  void stay(Spot place, double spread, double until) {
    here = new Spot(place.road(), here.road() == place.road() ? here.chainage() : place.chainage());
    while (now < until) {
      double stand = Math.min(until, now + dice.uniform(120, 700));
      legs.add(new Leg(now, stand, standing(here)));
      now = stand;
      double target = Math.max(0, place.chainage() - dice.uniform(0, spread));
      Spot next = new Spot(place.road(), target);
      go(
          new Route(List.of(new Route.Piece(place.road(), here.chainage(), next.chainage()))),
          SHUFFLE_SPEED);
    }
  }

  private static Route standing(Spot spot) {
    return new Route(List.of(new Route.Piece(spot.road(), spot.chainage(), spot.chainage())));
  }

  /** What is told about a place in time. */
  interface Observer {
    void at(double second, Spot spot);
  }

  /**
   * Tells the place every so many seconds.
   *
   * @param first second to tell, not before the start
   * @param sparseStanding whether every other time is left out while standing
   */
  void sample(double first, double every, boolean sparseStanding, Observer observer) {
    int leg = 0;
    boolean skipped = true;
    for (double t = first; t < end(); t += every) {
      while (leg < legs.size() - 1 && legs.get(leg).until() <= t) {
        leg++;
      }
      Leg current = legs.get(leg);
      boolean standing = current.route().length() == 0;
      skipped = sparseStanding && standing && !skipped;
      if (!skipped) {
        double share = (t - current.start()) / (current.end() - current.start());
        observer.at(t, current.route().at(share * current.route().length()));
      }
    }
  }
}
