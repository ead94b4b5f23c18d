package org.minewatch.detect;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.minewatch.boundary.EdgeTable;
import org.minewatch.finding.Certainty;
import org.minewatch.region.FaceProgress;
import org.minewatch.track.FixColumns;

/**
 * Signs that work went on where it has to stop: reported advance, more people than the ceiling for
 * maintenance, and coal crews that stay at a face. Shared by {@code licence.lapsed} and {@code
 * order.defied}.
 */
final class StoppedWork {
  /** Jobs that win coal or drive headings; maintenance crews have none of them. */
  private static final Set<String> PRODUCTIVE_JOBS = Set.of("采煤工", "掘进工", "支护工", "爆破工");

  private static final long BIN_MILLIS = 10 * 60_000L;

  private StoppedWork() {}

  /**
   * One sign, ready to be worded.
   *
   * @param name tells it from the other signs of one stop, from night to night
   */
  record Sign(
      String name,
      String zh,
      String en,
      Certainty certainty,
      Observation.Source source,
      long firstMillis,
      long lastMillis,
      Map<String, Double> measures,
      Optional<Geometry> place,
      Optional<FaceProgress> progress) {}

  /**
   * When work has to stop.
   *
   * @param to exclusive; the end of the night when not lifted
   */
  record Stop(OffsetDateTime from, OffsetDateTime to) {
    /** The first whole day of it, on which no advance can have been made before. */
    LocalDate firstWholeDay(ZoneId zone) {
      LocalDate day = from.atZoneSameInstant(zone).toLocalDate();
      return day.atStartOfDay(zone).toInstant().isBefore(from.toInstant()) ? day.plusDays(1) : day;
    }

    /** Whether a day ends before work may begin again. */
    boolean holdsThrough(LocalDate day, ZoneId zone) {
      return !day.plusDays(1).atStartOfDay(zone).toInstant().isAfter(to.toInstant());
    }

    /** What of a stay falls into it. */
    Stream<Excursions.Excursion> within(Excursions.Excursion e) {
      return e.between(from.toInstant().toEpochMilli(), to.toInstant().toEpochMilli()).stream();
    }

    boolean contains(long millis) {
      return millis >= from.toInstant().toEpochMilli() && millis < to.toInstant().toEpochMilli();
    }
  }

  /**
   * Looks for signs in a night.
   *
   * @param ceiling people allowed all the same
   * @param area the part that is stopped, in the mine's metres; the whole mine when absent
   */
  static List<Sign> signs(
      MineNight night, Stop stop, OptionalInt ceiling, Optional<Geometry> area) {
    List<Sign> signs = new ArrayList<>();
    for (FaceWork work : night.faceWorks()) {
      advance(night, stop, area, work).ifPresent(signs::add);
    }
    if (area.isEmpty() && ceiling.isPresent() && night.fixes().isPresent()) {
      crowd(night, stop, night.fixes().get(), ceiling.getAsInt()).ifPresent(signs::add);
    }
    Positions positions = night.positions();
    if (positions.smoothed().isPresent()) {
      if (area.isPresent()) {
        stays(night, stop, positions.smoothed().get(), area.get(), ceiling).ifPresent(signs::add);
      } else {
        for (FaceWork work : night.faceWorks()) {
          crew(night, stop, positions.smoothed().get(), work).ifPresent(signs::add);
        }
      }
    }
    return signs;
  }

  private static Optional<Sign> advance(
      MineNight night, Stop stop, Optional<Geometry> area, FaceWork work) {
    LocalDate since = stop.firstWholeDay(night.zone());
    List<FaceProgress> during =
        work.progress().stream().filter(p -> stop.holdsThrough(p.date(), night.zone())).toList();
    FaceProgress before = null;
    FaceProgress first = null;
    for (FaceProgress p : during) {
      if (p.date().isBefore(since)) {
        before = p;
      } else if (first == null) {
        first = before == null ? p : before;
      }
    }
    if (first == null) {
      return Optional.empty();
    }
    FaceProgress last = during.get(during.size() - 1);
    double metres = last.advance() - first.advance();
    boolean there = area.isEmpty() || work.head().map(h -> area.get().intersects(h)).orElse(false);
    if (!there || metres < night.parameter("licence.lapsed", "least_advance_m")) {
      return Optional.empty();
    }
    String name = work.name();
    return Optional.of(
        new Sign(
            "advance:" + work.face().faceId(),
            "上报工作面%s推进 %s 米".formatted(name, Numbers.metres(metres)),
            "reported face %s advanced by %s m".formatted(name, Numbers.metres(metres)),
            Certainty.CERTAIN_ON_DATA,
            Observation.Source.REPORT,
            millis(night, since),
            millis(night, last.date()),
            Map.of("advance_m", metres),
            work.head().map(h -> (Geometry) h),
            Optional.of(last)));
  }

  /** More people at a time than allowed, for longer than a hand-over takes. */
  private static Optional<Sign> crowd(MineNight night, Stop stop, FixColumns fixes, int ceiling) {
    TreeMap<Long, Set<Integer>> bins = new TreeMap<>();
    for (int i = 0; i < fixes.size(); i++) {
      if (stop.contains(fixes.timeMillis(i))) {
        bins.computeIfAbsent(fixes.timeMillis(i) / BIN_MILLIS, k -> new HashSet<>())
            .add(fixes.card(i));
      }
    }
    int least =
        (int) Math.ceil(night.parameter("licence.lapsed", "crowd_hours") * 3_600_000 / BIN_MILLIS);
    List<Integer> heads =
        bins.values().stream().map(Set::size).sorted(Comparator.reverseOrder()).toList();
    // So many people were there for at least that long, whatever the peaks at the change of shift.
    int sustained = heads.size() < least ? 0 : heads.get(least - 1);
    if (sustained <= ceiling) {
      return Optional.empty();
    }
    List<Long> over =
        bins.entrySet().stream()
            .filter(b -> b.getValue().size() > ceiling)
            .map(Map.Entry::getKey)
            .toList();
    return Optional.of(
        new Sign(
            "headcount",
            "井下 %d 人以上持续超过 %s 小时，留守上限 %d 人"
                .formatted(sustained, Numbers.whole(least * BIN_MILLIS / 3_600_000.0), ceiling),
            "at least %d people were underground for more than %s hours where %d are allowed"
                .formatted(sustained, Numbers.whole(least * BIN_MILLIS / 3_600_000.0), ceiling),
            Certainty.PROBABLE,
            Observation.Source.POSITIONS,
            over.get(0) * BIN_MILLIS,
            (over.get(over.size() - 1) + 1) * BIN_MILLIS,
            Map.of(
                "persons", (double) sustained,
                "persons_allowed", (double) ceiling,
                "hours_above_limit", over.size() * BIN_MILLIS / 3_600_000.0),
            Optional.empty(),
            Optional.empty()));
  }

  /** A coal crew that stays at a reported face. */
  private static Optional<Sign> crew(
      MineNight night, Stop stop, SmoothedPlaces places, FaceWork work) {
    if (work.head().isEmpty()) {
      return Optional.empty();
    }
    Point head = work.head().get();
    double radius = night.parameter("licence.lapsed", "crew_radius_m");
    Map<String, String> jobs = jobs(night);
    List<Excursions.Excursion> stays =
        Excursions.sites(
                places,
                new Excursions.Limit() {
                  @Override
                  public double beyondMetres(double easting, double northing) {
                    return radius - Math.hypot(easting - head.getX(), northing - head.getY());
                  }

                  @Override
                  public double thresholdMetres(double sigmaMetres) {
                    return 0;
                  }

                  @Override
                  public double mostBeyondMetres(double easting, double northing, double reach) {
                    return beyondMetres(easting, northing) + reach;
                  }
                })
            .stream()
            .flatMap(s -> s.excursions().stream())
            .flatMap(stop::within)
            .filter(e -> PRODUCTIVE_JOBS.contains(jobs.getOrDefault(e.card(), "")))
            .toList();
    Map<String, Double> minutes = new HashMap<>();
    stays.forEach(e -> minutes.merge(e.card(), e.minutes(), Double::sum));
    double least = 60 * night.parameter("licence.lapsed", "crew_hours");
    Set<String> crew = new HashSet<>();
    minutes.forEach(
        (card, m) -> {
          if (m >= least) {
            crew.add(card);
          }
        });
    if (crew.size() < night.parameter("licence.lapsed", "crew_persons")) {
      return Optional.empty();
    }
    Excursions.Site site =
        new Excursions.Site(stays.stream().filter(e -> crew.contains(e.card())).toList());
    String name = work.name();
    return Optional.of(
        new Sign(
            "crew:" + work.face().faceId(),
            "%d 名采掘工在工作面%s作业，累计 %s 人时"
                .formatted(crew.size(), name, Numbers.one(site.personHours())),
            "%d coal workers stayed at face %s, %s person-hours in all"
                .formatted(crew.size(), name, Numbers.one(site.personHours())),
            Certainty.PROBABLE,
            Observation.Source.POSITIONS,
            site.fromMillis(),
            site.toMillis(),
            Map.of("persons", (double) crew.size(), "person_hours", site.personHours()),
            Optional.of(site.hull()),
            Optional.empty()));
  }

  /** People who stay in the part that is stopped, beyond what the order allows. */
  private static Optional<Sign> stays(
      MineNight night, Stop stop, SmoothedPlaces places, Geometry area, OptionalInt ceiling) {
    EdgeTable edges = EdgeTable.of(area);
    List<Excursions.Excursion> stays =
        Excursions.sites(
                places,
                new Excursions.Limit() {
                  @Override
                  public double beyondMetres(double easting, double northing) {
                    return -edges.outsideMetres(easting, northing);
                  }

                  @Override
                  public double thresholdMetres(double sigmaMetres) {
                    return 2 * sigmaMetres;
                  }

                  @Override
                  public double mostBeyondMetres(double easting, double northing, double reach) {
                    return beyondMetres(easting, northing) + reach;
                  }
                })
            .stream()
            .flatMap(s -> s.excursions().stream())
            .flatMap(stop::within)
            .filter(e -> e.minutes() >= night.parameter("boundary.tracked", "min_minutes"))
            .toList();
    if (stays.isEmpty()) {
      return Optional.empty();
    }
    Excursions.Site site = new Excursions.Site(stays);
    int persons = site.cards().size();
    if (persons < night.parameter("boundary.tracked", "min_persons")
        || persons <= ceiling.orElse(0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Sign(
            "people",
            "%d 人在停止作业区域内停留，累计 %s 人时".formatted(persons, Numbers.one(site.personHours())),
            "%d people stayed in the stopped area, %s person-hours in all"
                .formatted(persons, Numbers.one(site.personHours())),
            Certainty.PROBABLE,
            Observation.Source.POSITIONS,
            site.fromMillis(),
            site.toMillis(),
            Map.of("persons", (double) persons, "person_hours", site.personHours()),
            Optional.of(site.hull()),
            Optional.empty()));
  }

  private static Map<String, String> jobs(MineNight night) {
    Map<String, String> jobs = new HashMap<>();
    night.cardHolders().forEach(p -> jobs.put(p.cardId(), p.job()));
    return jobs;
  }

  private static long millis(MineNight night, LocalDate day) {
    return night.startOf(day).toInstant().toEpochMilli();
  }
}
