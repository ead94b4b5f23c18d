package org.minewatch.web.ingest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Reader;
import org.minewatch.region.Zone;
import org.minewatch.track.upload.SnapshotColumns;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.track.upload.profile.RecordKind;
import org.minewatch.web.store.LiveSnapshot;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the newest files say of this moment: who is underground where, and what is to be looked at.
 * Nothing of it is verified, and nothing of it is a finding.
 */
final class LiveDesk implements Judging.Snapshots {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_GROUPS = 500;

  private final Store store;
  private final Duration silentAfter;
  private final Clock clock;
  private final Map<String, Optional<LivePlaces>> places = new HashMap<>();
  private @Nullable LocalDate placesOf;
  private List<Shown> shown = List.of();
  private long shownChange = -1;

  LiveDesk(Store store, Duration silentAfter, Clock clock) {
    this.store = store;
    this.silentAfter = silentAfter;
    this.clock = clock;
  }

  /**
   * A mine now.
   *
   * @param ageSeconds since the time in the file
   */
  record Mine(
      String mineCode,
      OffsetDateTime headerAt,
      OffsetDateTime receivedAt,
      long ageSeconds,
      int underground,
      boolean whole,
      List<LiveContent.Group> groups,
      List<LiveContent.Alarm> alarms) {}

  /**
   * All mines that somebody sees, those with alarms first.
   *
   * @param enabled whether this server takes in files
   */
  record Now(boolean enabled, OffsetDateTime at, int alarms, List<Mine> mines) {}

  @Override
  public void taken(ReceivedFile file, UploadFile content, @Nullable MineRecords records) {
    if (content.kind().filter(k -> k == RecordKind.SNAPSHOT).isEmpty()
        || content.headerMillis().isEmpty()) {
      return;
    }
    SnapshotColumns people = content.places();
    Map<String, List<Integer>> byStation = new TreeMap<>();
    int underground = 0;
    for (int i = 0; i < people.size(); i++) {
      if (people.flag(i) == SnapshotColumns.FLAG_UNDERGROUND
          || people.flag(i) == SnapshotColumns.FLAG_UNKNOWN) {
        underground++;
        byStation.computeIfAbsent(people.stationCode(i), s -> new ArrayList<>()).add(i);
      }
    }
    List<LiveContent.Alarm> alarms = new ArrayList<>();
    LocalDate day =
        Instant.ofEpochMilli(content.headerMillis().getAsLong())
            .atZone(store.caseFindings().timeZone())
            .toLocalDate();
    OptionalInt limit = records == null ? OptionalInt.empty() : limit(records, day);
    if (limit.isPresent() && underground > limit.getAsInt()) {
      alarms.add(
          new LiveContent.Alarm("over-limit", underground, limit.getAsInt(), List.of(), null));
    }
    placesOf(file.mineCode())
        .ifPresent(
            known -> {
              beyond("outside", byStation, people, known::metresOutside).ifPresent(alarms::add);
              beyond("stop-line", byStation, people, known::metresPastStopLine)
                  .ifPresent(alarms::add);
            });
    store
        .liveSnapshots()
        .put(
            new LiveSnapshot(
                file.mineCode(),
                Instant.ofEpochMilli(content.headerMillis().getAsLong()).atOffset(ZoneOffset.UTC),
                file.receivedAt(),
                file.id(),
                underground,
                content.rejected() == 0 && content.ended(),
                JSON.writeValueAsString(
                    new LiveContent(groups(byStation, records), List.copyOf(alarms)))));
  }

  /** The approved number of people: that of an order while there is one, else of a shift. */
  private static OptionalInt limit(MineRecords records, LocalDate day) {
    return Stream.concat(
            records.statuses().stream()
                .filter(
                    s -> !s.from().isAfter(day) && s.to().map(t -> !t.isBefore(day)).orElse(true))
                .map(s -> s.headcountCeiling())
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt),
            records.mine().shiftHeadcountLimit().stream().boxed())
        .mapToInt(Integer::intValue)
        .min();
  }

  private synchronized Optional<LivePlaces> placesOf(String mine) {
    LocalDate latest = store.nights().findLatest().orElse(null);
    if (latest == null) {
      return Optional.empty();
    }
    if (!latest.equals(placesOf)) {
      places.clear();
      placesOf = latest;
    }
    return places.computeIfAbsent(mine, m -> LivePlaces.of(store.layers(), latest, m));
  }

  private static Optional<LiveContent.Alarm> beyond(
      String kind,
      Map<String, List<Integer>> byStation,
      SnapshotColumns people,
      BiFunction<String, Double, Optional<Double>> how) {
    int count = 0;
    double least = Double.POSITIVE_INFINITY;
    List<String> stations = new ArrayList<>();
    for (Map.Entry<String, List<Integer>> at : byStation.entrySet()) {
      int here = 0;
      for (int i : at.getValue()) {
        // Without a distance nobody knows how far from the station he is.
        Optional<Double> metres =
            Float.isNaN(people.distance(i))
                ? Optional.empty()
                : how.apply(at.getKey(), (double) people.distance(i));
        if (metres.isPresent()) {
          here++;
          least = Math.min(least, metres.get());
        }
      }
      if (here > 0) {
        count += here;
        stations.add(at.getKey());
      }
    }
    return count == 0
        ? Optional.empty()
        : Optional.of(new LiveContent.Alarm(kind, count, null, List.copyOf(stations), (int) least));
  }

  private static List<LiveContent.Group> groups(
      Map<String, List<Integer>> byStation, @Nullable MineRecords records) {
    Map<String, String> zoneOf = new HashMap<>();
    Map<String, Zone> zones = new HashMap<>();
    if (records != null) {
      records.zones().forEach(z -> zones.put(z.zoneId(), z));
      for (Reader reader : records.readers()) {
        zoneOf.put(reader.readerId(), reader.zoneId());
      }
    }
    return byStation.entrySet().stream()
        .map(
            at -> {
              Zone zone = zones.get(zoneOf.getOrDefault(at.getKey(), ""));
              return new LiveContent.Group(
                  at.getKey(),
                  zone == null ? "" : zone.name().isEmpty() ? zone.zoneId() : zone.name(),
                  zone == null ? "" : zone.kind(),
                  at.getValue().size());
            })
        .sorted(
            Comparator.comparingInt(LiveContent.Group::people)
                .reversed()
                .thenComparing(LiveContent.Group::station))
        .limit(MOST_GROUPS)
        .toList();
  }

  private record Shown(LiveSnapshot snapshot, LiveContent content) {}

  /** All snapshots, read anew when one has changed: many pages ask for the same. */
  private synchronized List<Shown> shown() {
    long change = store.liveSnapshots().lastChange();
    if (change != shownChange) {
      shown =
          store.liveSnapshots().list(Visible.EVERYTHING).stream()
              .map(s -> new Shown(s, JSON.readValue(s.content(), LiveContent.class)))
              .toList();
      shownChange = change;
    }
    return shown;
  }

  /** This moment as somebody may see it. */
  Now now(Visible visible) {
    OffsetDateTime at = clock.instant().atOffset(ZoneOffset.UTC);
    List<Mine> mines = new ArrayList<>();
    for (Shown shown : shown()) {
      LiveSnapshot s = shown.snapshot();
      LiveContent content = shown.content();
      if (!visible.sees(s.mineCode())) {
        continue;
      }
      List<LiveContent.Alarm> alarms = new ArrayList<>(content.alarms());
      if (Duration.between(s.receivedAt(), at).compareTo(silentAfter) > 0) {
        alarms.add(new LiveContent.Alarm("silent", s.underground(), null, List.of(), null));
      }
      mines.add(
          new Mine(
              s.mineCode(),
              s.headerAt(),
              s.receivedAt(),
              Math.max(0, Duration.between(s.headerAt(), at).toSeconds()),
              s.underground(),
              s.whole(),
              content.groups(),
              List.copyOf(alarms)));
    }
    mines.sort(
        Comparator.comparing((Mine m) -> m.alarms().isEmpty()).thenComparing(Mine::mineCode));
    return new Now(true, at, mines.stream().mapToInt(m -> m.alarms().size()).sum(), mines);
  }
}
