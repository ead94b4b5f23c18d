package org.minewatch.nightly;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.minewatch.geo.MineFrame;
import org.minewatch.region.CardHolder;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Reader;
import org.minewatch.region.SourceLine;
import org.minewatch.track.FixColumns;
import org.minewatch.track.upload.StationState;
import org.minewatch.track.upload.UploadDay;
import org.minewatch.track.upload.UploadPerson;
import org.minewatch.track.upload.UploadStation;

/**
 * What upload files register that the region's own tables do not: stations and holders of cards.
 */
final class UploadedRegister {
  private static final double ZONE_STEP = 1_000_000;

  /** Every two hours. */
  private static final int LEAST_STATES = 12;

  private final MineRecords mine;
  private final MineFrame frame;
  private final ZoneId zone;
  private final UploadDay day;
  private final SourceLine source;

  UploadedRegister(MineRecords mine, MineFrame frame, ZoneId zone, UploadDay day) {
    this.mine = mine;
    this.frame = frame;
    this.zone = zone;
    this.day = day;
    this.source = new SourceLine("uploads/" + mine.mine().code(), 0);
  }

  /**
   * Stations that readers.csv does not have. A station that never gave a distance is taken for a
   * zone reader; which way its positive distances point, no upload file says.
   */
  List<Reader> stations() {
    Set<String> known = mine.readers().stream().map(Reader::readerId).collect(Collectors.toSet());
    Set<String> ranging = ranging();
    List<Reader> stations = new ArrayList<>();
    for (UploadStation s : day.registers().stations()) {
      if (known.contains(s.stationCode())) {
        continue;
      }
      Optional<double[]> place = place(s);
      stations.add(
          new Reader(
              mine.mine().code(),
              s.stationCode(),
              ranging.contains(s.stationCode()) ? Reader.Kind.PRECISE : Reader.Kind.ZONE,
              place.map(p -> OptionalDouble.of(p[0])).orElse(OptionalDouble.empty()),
              place.map(p -> OptionalDouble.of(p[1])).orElse(OptionalDouble.empty()),
              s.z(),
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              Reader.PlacedBy.SURVEYED,
              s.areaCode(),
              Optional.empty(),
              Optional.empty(),
              source));
    }
    return stations;
  }

  /**
   * Stations whose states were told through the night and were all normal. One report a day does
   * not tell that a station was not switched off for hours.
   */
  Set<String> atWork() {
    Map<String, Integer> normal = new HashMap<>();
    Set<String> failed = new HashSet<>();
    for (StationState s : day.stationStates()) {
      if (s.run() == StationState.Run.NORMAL) {
        normal.merge(s.stationCode(), 1, Integer::sum);
      } else {
        failed.add(s.stationCode());
      }
    }
    return normal.entrySet().stream()
        .filter(e -> e.getValue() >= LEAST_STATES && !failed.contains(e.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** Stations that told a distance other than nothing in this night. */
  private Set<String> ranging() {
    FixColumns fixes = day.fixes();
    boolean[] ranged = new boolean[fixes.readers().size()];
    for (int i = 0; i < fixes.size(); i++) {
      if (fixes.reader(i) >= 0 && fixes.distance(i) != 0 && !Float.isNaN(fixes.distance(i))) {
        ranged[fixes.reader(i)] = true;
      }
    }
    Set<String> stations = new HashSet<>();
    for (int i = 0; i < ranged.length; i++) {
      if (ranged[i]) {
        stations.add(fixes.readers().get(i));
      }
    }
    return stations;
  }

  /** A station's place in the mine's metres, its easting with or without the zone as the mine's. */
  private Optional<double[]> place(UploadStation s) {
    if (s.easting().isEmpty() || s.northing().isEmpty()) {
      return Optional.empty();
    }
    double e = s.easting().getAsDouble();
    double n = s.northing().getAsDouble();
    double inZone = e % ZONE_STEP;
    double own = inZone + (frame.crs().zonePrefix() ? frame.crs().zone() * ZONE_STEP : 0);
    boolean sameZone = e < ZONE_STEP || (int) (e / ZONE_STEP) == frame.crs().zone();
    return sameZone && frame.covers(own, n) ? Optional.of(new double[] {own, n}) : Optional.empty();
  }

  /** Holders of cards that persons.csv does not have. */
  List<CardHolder> holders() {
    Set<String> known = mine.persons().stream().map(CardHolder::cardId).collect(Collectors.toSet());
    List<CardHolder> holders = new ArrayList<>();
    for (List<UploadPerson> ofCard : day.registers().persons().values()) {
      for (int i = 0; i < ofCard.size(); i++) {
        UploadPerson p = ofCard.get(i);
        if (p.registered() && !known.contains(p.cardId())) {
          Optional<LocalDate> to =
              i + 1 < ofCard.size()
                  ? since(ofCard.get(i + 1)).map(d -> d.minusDays(1))
                  : Optional.empty();
          holders.add(
              new CardHolder(
                  mine.mine().code(),
                  p.cardId(),
                  p.personId(),
                  p.job(),
                  p.team(),
                  p.leader(),
                  i == 0 ? Optional.empty() : since(p),
                  to,
                  source));
        }
      }
    }
    return holders;
  }

  private Optional<LocalDate> since(UploadPerson p) {
    return p.since().isPresent()
        ? Optional.of(Instant.ofEpochMilli(p.since().getAsLong()).atZone(zone).toLocalDate())
        : Optional.empty();
  }
}
