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
  private record Leg(double start, double end, Route route) {}

  private static final double RIDE_SPEED = 3.2;
  private static final double SHUFFLE_SPEED = 0.5;

  private final RoadNet net;
  private final Dice dice;
  private final double walkingSpeed;
  private final List<Leg> legs = new ArrayList<>();
  private Spot here;
  private double now;

  Itinerary(RoadNet net, Spot entrance, double start, Dice dice) {
    this.net = net;
    this.dice = dice;
    this.here = entrance;
    this.now = start;
    this.walkingSpeed = dice.uniform(0.95, 1.35);
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
      while (leg < legs.size() - 1 && legs.get(leg).end() <= t) {
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
