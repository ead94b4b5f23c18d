package org.minewatch.detect.work;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.algorithm.locate.PointOnGeometryLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;
import org.minewatch.detect.integrity.StationDoubts;
import org.minewatch.displacement.Displacement;
import org.minewatch.network.ReaderPlace;
import org.minewatch.presence.Gap;
import org.minewatch.presence.PresenceDay;
import org.minewatch.region.Reader;

/** Sorts a night's stays into crews at reported faces and work elsewhere. */
final class WorkSearch {
  private static final double SAME_SITE_METRES = 40;
  private static final double CREW_HOURS = 1;
  private static final double SITE_HOURS = 2;
  private static final int MOST_SITES = 40;
  private static final int MOST_CARDS = 50;
  private static final int MOST_STAYS = 4000;
  private static final double NEAR_ROAD_METRES = 5000;
  private static final double ON_ROAD_METRES = 12;
  private static final int LEAST_QUARTERS = 8;

  /** The foremost quarters of an hour stand for the head; the last few may be echoes. */
  private static final double FOREMOST_SHARE = 0.97;

  /** Ribs and gate roads beside a longwall's face line. */
  private static final double PANEL_RIB_METRES = 12;

  private static final double PRECISE_RANGE_METRES = 200;
  private static final double ZONE_RANGE_METRES = 50;
  private static final double SEEN_METRES = 60;
  private static final long LOST_MILLIS = 2 * 3_600_000L;
  private static final double LOST_METRES = 400;

  private final MineNight night;
  private final Tracks tracks;
  private final Roles roles;
  private final FaceAreas areas;
  private final Whereabouts where;
  private final StationDoubts doubts;

  WorkSearch(MineNight night, Tracks tracks) {
    this.night = night;
    this.tracks = tracks;
    roles = new Roles(night.cardHolders());
    areas = new FaceAreas(night);
    where = Whereabouts.of(tracks);
    doubts = night.stationDoubts();
  }

  WorkSeen search() {
    List<Dwell> stays = Dwell.find(where, tracks.clean());
    List<FaceCrew> crews = new ArrayList<>();
    for (FaceAreas.Reported f : areas.faces()) {
      crews.add(crew(f, stays));
    }
    crews.sort(Comparator.comparing(FaceCrew::faceId));
    double share =
        night.presence().map(PresenceDay::time).map(t -> t.placedShare()).orElse(Double.NaN);
    return new WorkSeen(crews, sites(stays), Double.isNaN(share) ? 0 : share);
  }

  private FaceCrew crew(FaceAreas.Reported f, List<Dwell> stays) {
    Map<Integer, Double> hours = new TreeMap<>();
    double visitors = 0;
    List<Dwell> there = new ArrayList<>();
    for (Dwell d : stays) {
      if (!isAt(f, d)) {
        continue;
      }
      // Teams have names of all kinds: whoever stays and is no visitor works there.
      if (roles.of(d.cardId()) == Roles.Role.PASSER) {
        visitors += d.hours();
      } else {
        hours.merge(d.person(), d.hours(), Double::sum);
        there.add(d);
      }
    }
    there.removeIf(d -> hours.get(d.person()) < CREW_HOURS);
    hours.values().removeIf(h -> h < CREW_HOURS);
    double[] advances = f.way().map(w -> advances(f, w, there)).orElse(new double[0]);
    int n = advances.length;
    OptionalDouble front =
        n < LEAST_QUARTERS
            ? OptionalDouble.empty()
            : OptionalDouble.of(advances[(int) ((f.heading() ? FOREMOST_SHARE : 0.5) * (n - 1))]);
    double[] sigmas = there.stream().mapToDouble(Dwell::sigma).sorted().toArray();
    return new FaceCrew(
        f.id(),
        hours.size(),
        hours.values().stream().mapToDouble(h -> h).sum(),
        cards(there),
        shifts(there),
        visitors,
        watched(f),
        !there.isEmpty() && there.stream().allMatch(d -> d.reach() > 0),
        front,
        sigmas.length == 0 ? Double.NaN : sigmas[sigmas.length / 2],
        n,
        there.stream().mapToLong(Dwell::fromMillis).min().orElse(0),
        there.stream().mapToLong(Dwell::toMillis).max().orElse(0));
  }

  private boolean isAt(FaceAreas.Reported f, Dwell d) {
    return d.reach() > 0
        ? areas.atWork(f, d.easting(), d.northing(), d.sigma(), d.reach())
        : areas.owner(d.easting(), d.northing(), d.sigma()).filter(f::equals).isPresent();
  }

  /** Advances of the quarters of an hour that a crew spent at its face, ascending. */
  private double[] advances(FaceAreas.Reported f, FaceWay way, List<Dwell> crew) {
    PointOnGeometryLocator inside =
        f.heading()
            ? null
            : new IndexedPointInAreaLocator(f.work().face().geometry().buffer(-PANEL_RIB_METRES));
    double[] a = new double[crew.stream().mapToInt(d -> d.to() - d.from()).sum()];
    int n = 0;
    for (Dwell d : crew) {
      for (int k = d.from(); k < d.to(); k++) {
        double e = where.easting(k);
        double nn = where.northing(k);
        if (where.reach(k) > 0
            || areas.owner(e, nn, where.sigma(k)).filter(f::equals).isEmpty()
            || inside != null && inside.locate(new Coordinate(e, nn)) != Location.INTERIOR) {
          continue;
        }
        a[n++] = way.advanceAt(e, nn);
      }
    }
    double[] sorted = Arrays.copyOf(a, n);
    Arrays.sort(sorted);
    return sorted;
  }

  /**
   * Whether people at a face would be seen. Not when some were lost on the way there for hours,
   * when a station there is recorded off every road, so that nobody whom it hears has a place, or
   * when the places there are in doubt: then they may be there unseen.
   */
  private boolean watched(FaceAreas.Reported f) {
    Optional<Point> head = f.head();
    if (head.isEmpty()) {
      return false;
    }
    double e = head.get().getX();
    double n = head.get().getY();
    for (Gap g : night.presence().map(PresenceDay::gaps).orElse(List.of())) {
      if (g.millis() >= LOST_MILLIS
          && Math.hypot(g.before().easting() - e, g.before().northing() - n) <= LOST_METRES) {
        return false;
      }
    }
    boolean inReach = false;
    for (ReaderPlace r : tracks.readers().list()) {
      double range =
          r.reader()
              .range()
              .orElse(
                  r.reader().kind() == Reader.Kind.ZONE ? ZONE_RANGE_METRES : PRECISE_RANGE_METRES);
      if (r.hasPlace()
          && Math.hypot(
                  r.reader().easting().getAsDouble() - e, r.reader().northing().getAsDouble() - n)
              <= range) {
        if (!r.onNetwork() || doubts.holds(r.reader().readerId())) {
          return false;
        }
        inReach = true;
      }
    }
    boolean seen = false;
    for (int k = 0; k < where.size(); k++) {
      if (Math.hypot(where.easting(k) - e, where.northing(k) - n)
          <= Math.max(SEEN_METRES, where.reach(k))) {
        if (doubts.holds(where.easting(k), where.northing(k))) {
          return false;
        }
        seen = true;
      }
    }
    return inReach || seen;
  }

  private List<WorkSite> sites(List<Dwell> stays) {
    List<Dwell> elsewhere = new ArrayList<>();
    for (Dwell d : stays) {
      if (roles.of(d.cardId()) != Roles.Role.PASSER
          && !areas.nearReported(d.easting(), d.northing(), d.sigma(), d.reach())
          && !areas.atPost(d.easting(), d.northing(), d.sigma(), d.reach())) {
        elsewhere.add(d);
      }
    }
    // The longest ones, if a fabricated night has thousands.
    if (elsewhere.size() > MOST_STAYS) {
      elsewhere.sort(
          Comparator.comparingDouble(Dwell::hours).reversed().thenComparing(Dwell::from));
      elsewhere = new ArrayList<>(elsewhere.subList(0, MOST_STAYS));
      elsewhere.sort(Comparator.comparingInt(Dwell::from));
    }
    List<WorkSite> sites = new ArrayList<>();
    for (List<Dwell> group : groups(elsewhere)) {
      site(group).ifPresent(sites::add);
    }
    sites.sort(
        Comparator.comparingDouble(WorkSite::personHours)
            .reversed()
            .thenComparingDouble(WorkSite::easting)
            .thenComparingDouble(WorkSite::northing));
    return sites.size() > MOST_SITES ? sites.subList(0, MOST_SITES) : sites;
  }

  /** Stays linked by nearness, in the order of their first. */
  private static Collection<List<Dwell>> groups(List<Dwell> stays) {
    int[] root = new int[stays.size()];
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
      for (int j = 0; j < i; j++) {
        Dwell a = stays.get(i);
        Dwell b = stays.get(j);
        if (Math.abs(a.easting() - b.easting()) <= SAME_SITE_METRES
            && Math.hypot(a.easting() - b.easting(), a.northing() - b.northing())
                <= SAME_SITE_METRES) {
          int ra = root(root, i);
          int rb = root(root, j);
          root[Math.max(ra, rb)] = Math.min(ra, rb);
        }
      }
    }
    TreeMap<Integer, List<Dwell>> groups = new TreeMap<>();
    for (int i = 0; i < root.length; i++) {
      groups.computeIfAbsent(root(root, i), k -> new ArrayList<>()).add(stays.get(i));
    }
    return groups.values();
  }

  private static int root(int[] of, int i) {
    int at = i;
    while (of[at] != at) {
      at = of[at];
    }
    return at;
  }

  private Optional<WorkSite> site(List<Dwell> group) {
    Map<Integer, Double> hours = new HashMap<>();
    group.forEach(d -> hours.merge(d.person(), d.hours(), Double::sum));
    List<Dwell> work = group.stream().filter(d -> hours.get(d.person()) >= SITE_HOURS).toList();
    if (work.isEmpty()) {
      return Optional.empty();
    }
    double total = work.stream().mapToDouble(Dwell::hours).sum();
    Dwell origin = work.get(0);
    double e = origin.easting();
    double n = origin.northing();
    for (Dwell d : work) {
      e += (d.easting() - origin.easting()) * d.hours() / total;
      n += (d.northing() - origin.northing()) * d.hours() / total;
    }
    double squares = 0;
    double sigma = 0;
    double reach = 0;
    TreeSet<String> stations = new TreeSet<>();
    for (Dwell d : work) {
      squares += Math.pow(Math.hypot(d.easting() - e, d.northing() - n), 2) * d.hours();
      sigma = Math.max(sigma, d.sigma());
      reach = Math.max(reach, d.reach());
      stations.addAll(d.stations());
    }
    Dwell front =
        work.stream()
            .max(
                Comparator.comparingDouble((Dwell d) -> offDrawn(d.easting(), d.northing()))
                    .thenComparingInt(Dwell::from))
            .orElseThrow();
    Map<String, Double> teams = new TreeMap<>();
    work.forEach(d -> teams.merge(roles.team(d.cardId()), d.hours(), Double::sum));
    Map.Entry<String, Double> team =
        teams.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
    boolean stray =
        !stations.isEmpty()
            && stations.stream()
                .noneMatch(s -> tracks.readers().find(s).map(ReaderPlace::onNetwork).orElse(false));
    return Optional.of(
        new WorkSite(
            e,
            n,
            front.easting(),
            front.northing(),
            Math.sqrt(squares / total),
            sigma,
            reach,
            offDrawn(e, n),
            areas.fromFace(e, n),
            (int)
                work.stream()
                    .filter(d -> roles.of(d.cardId()) != Roles.Role.POST)
                    .mapToInt(Dwell::person)
                    .distinct()
                    .count(),
            (int) work.stream().mapToInt(Dwell::person).distinct().count(),
            total,
            work.stream().mapToDouble(Dwell::hours).max().orElseThrow(),
            cards(work),
            team.getKey(),
            teamHours(work) / total,
            shifts(work),
            List.copyOf(stations),
            stray && stations.size() == 1,
            work.stream().mapToLong(Dwell::fromMillis).min().orElseThrow(),
            work.stream().mapToLong(Dwell::toMillis).max().orElseThrow()));
  }

  /** How far a place lies from what is drawn, where the drawing itself is displaced from there. */
  private double offDrawn(double e, double n) {
    double off = toRoad(e, n);
    if (off <= ON_ROAD_METRES) {
      return off;
    }
    Optional<Displacement> displaced = night.measuredDisplacement();
    return displaced.isEmpty()
        ? off
        : Math.min(
            off, toRoad(displaced.get().onDrawing(e, n)[0], displaced.get().onDrawing(e, n)[1]));
  }

  private double toRoad(double e, double n) {
    return night
        .network()
        .nearest(e, n, NEAR_ROAD_METRES)
        .map(
            p ->
                Math.hypot(
                    night.network().easting(p.edge(), p.offsetMetres()) - e,
                    night.network().northing(p.edge(), p.offsetMetres()) - n))
        .orElse(NEAR_ROAD_METRES);
  }

  private static List<String> cards(Collection<Dwell> stays) {
    return stays.stream().map(Dwell::cardId).distinct().sorted().limit(MOST_CARDS).toList();
  }

  /** Hours that the main team of each shift spent: crews of one hidden face relieve each other. */
  private double teamHours(Collection<Dwell> stays) {
    Map<String, Map<String, Double>> byShift = new TreeMap<>();
    for (Dwell d : stays) {
      byShift
          .computeIfAbsent(shiftOf(d), k -> new TreeMap<>())
          .merge(roles.team(d.cardId()), d.hours(), Double::sum);
    }
    return byShift.values().stream().mapToDouble(teams -> Collections.max(teams.values())).sum();
  }

  private String shiftOf(Dwell d) {
    return night.shiftOf(night.at((d.fromMillis() + d.toMillis()) / 2));
  }

  /** Shifts in which at least two people were there. */
  private TreeSet<String> shifts(Collection<Dwell> stays) {
    Map<String, Set<Integer>> people =
        stays.stream()
            .collect(
                Collectors.groupingBy(
                    this::shiftOf,
                    TreeMap::new,
                    Collectors.mapping(Dwell::person, Collectors.toSet())));
    TreeSet<String> shifts = new TreeSet<>();
    people.forEach(
        (shift, who) -> {
          if (who.size() >= 2) {
            shifts.add(shift);
          }
        });
    return shifts;
  }
}
