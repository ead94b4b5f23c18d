package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.TrackSimulation.Person;
import org.minewatch.synth.draw.DrawingEntity;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.Spot;

/** All schemes of a mine together: each hook asked of every one in turn. */
final class Schemes {
  private final List<Scheme> all = new ArrayList<>();

  Schemes(MineSpec spec, Dice dice) {
    for (Plant plant : spec.plants()) {
      plant
          .scheme(spec.difficulty(plant).orElse(Difficulty.MEDIUM), dice.fork(plant.name()))
          .ifPresent(all::add);
    }
    for (Confounder confounder : spec.confounders()) {
      confounder.scheme(dice.fork(confounder.name())).ifPresent(all::add);
    }
  }

  void each(Consumer<Scheme> what) {
    all.forEach(what);
  }

  void build(MineLayout layout) {
    for (Scheme scheme : all) {
      scheme.layout = layout;
      scheme.build();
    }
  }

  void settle(SyntheticMine mine) {
    for (Scheme scheme : all) {
      scheme.mine = mine;
      scheme.settle();
    }
  }

  Optional<Crew> crew(Crew crew) {
    Crew left = crew;
    for (Scheme scheme : all) {
      left = left == null ? null : scheme.crew(left);
    }
    return Optional.ofNullable(left);
  }

  boolean goesDown(Outing outing) {
    return all.stream().allMatch(s -> s.goesDown(outing));
  }

  double leaves(Outing outing, double usual) {
    double second = usual;
    for (Scheme scheme : all) {
      second = scheme.leaves(outing, second);
    }
    return second;
  }

  Itinerary way(Outing outing, Itinerary usual, TrackSimulation people) {
    Itinerary way = usual;
    for (Scheme scheme : all) {
      way = scheme.way(outing, way, people);
    }
    return way;
  }

  Spot told(Outing outing, double second, Spot at) {
    Spot told = at;
    for (Scheme scheme : all) {
      told = told == null ? null : scheme.told(outing, second, told);
    }
    return told;
  }

  boolean exact(Outing outing) {
    return all.stream().anyMatch(s -> s.exact(outing));
  }

  boolean registersSeal(Road gate) {
    return all.stream().allMatch(s -> s.registersSeal(gate));
  }

  boolean listed(Person person) {
    return all.stream().allMatch(s -> s.listed(person));
  }

  LocalDate registeredSince(Person person) {
    return all.stream()
        .map(s -> s.registeredSince(person))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  boolean isLower(Road road) {
    return all.stream().anyMatch(s -> s.isLower(road));
  }

  int headcount(LocalDate date, int shift, int down) {
    int count = down;
    for (Scheme scheme : all) {
      count = scheme.headcount(date, shift, count);
    }
    return count;
  }

  boolean watches(Road road, double chainage) {
    return all.stream().allMatch(s -> s.watches(road, chainage));
  }

  double range(double usual) {
    double range = usual;
    for (Scheme scheme : all) {
      range = scheme.range(range);
    }
    return range;
  }

  Coordinate surveyed(String readerId, Spot spot, Coordinate usual) {
    Coordinate place = usual;
    for (Scheme scheme : all) {
      place = scheme.surveyed(readerId, spot, place);
    }
    return place;
  }

  double claims(String faceId, LocalDate day, double advance) {
    double claimed = advance;
    for (Scheme scheme : all) {
      claimed = scheme.claims(faceId, day, claimed);
    }
    return claimed;
  }

  int limit(Scheme.Limit what, int usual) {
    int limit = usual;
    for (Scheme scheme : all) {
      limit = scheme.limit(what, limit);
    }
    return limit;
  }

  boolean omits(Object of, LocalDate asOf) {
    return all.stream().anyMatch(s -> s.omits(of, asOf));
  }

  Coordinate redraw(Object of, Coordinate place, LocalDate asOf) {
    Coordinate drawn = place;
    for (Scheme scheme : all) {
      drawn = scheme.redraw(of, drawn, asOf);
    }
    return drawn;
  }

  List<DrawingEntity> draws(LayerHabit habit, LocalDate asOf) {
    return all.stream().flatMap(s -> s.draws(habit, asOf).stream()).toList();
  }
}
