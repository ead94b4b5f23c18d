package org.minewatch.web.order;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.geojson.GeoJsonReader;
import org.minewatch.replay.PlacePresence;
import org.minewatch.web.store.MineOrder;
import org.minewatch.web.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many people were in the area of an order in each of the last nights, told from the films. */
final class OrderNights {
  /** A film of a large mine takes a tenth of a second. */
  private static final int MOST_NIGHTS = 7;

  private static final int MOST_KEPT = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(OrderNights.class);

  private final Store store;
  private final Cache<Asked, Inside> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

  OrderNights(Store store) {
    this.store = store;
  }

  /**
   * People in the area of an order, in the time of the night that it was in force.
   *
   * @param seen whether the night has positions at all; without them nobody can say
   * @param persons cards that were inside
   * @param first when the first was, null when nobody was
   * @param most cards inside at once
   */
  record Inside(
      LocalDate night,
      boolean seen,
      int persons,
      double personHours,
      @Nullable OffsetDateTime first,
      @Nullable OffsetDateTime last,
      int most,
      @Nullable OffsetDateTime mostAt) {}

  private record Asked(
      String order, LocalDate night, String content, @Nullable OffsetDateTime to) {}

  /** The last nights of the store in which the order was in force, the latest first. */
  List<Inside> of(MineOrder order, LocalDate today, ZoneId zone) {
    LocalDate from = order.from().atZoneSameInstant(zone).toLocalDate();
    LocalDate to = order.to() == null ? today : order.to().atZoneSameInstant(zone).toLocalDate();
    List<Inside> nights = new ArrayList<>();
    List<Map.Entry<LocalDate, String>> there =
        store.placeActivities().listNights(from, to).entrySet().stream()
            .sorted(Map.Entry.<LocalDate, String>comparingByKey(Comparator.reverseOrder()))
            .limit(MOST_NIGHTS)
            .toList();
    for (Map.Entry<LocalDate, String> night : there) {
      nights.add(
          kept.get(
              new Asked(order.id(), night.getKey(), night.getValue(), order.to()),
              asked -> count(order, asked.night(), zone)));
    }
    return nights;
  }

  private Inside count(MineOrder order, LocalDate night, ZoneId zone) {
    Optional<byte[]> film = store.replays().find(night, order.mineCode());
    if (film.isEmpty()) {
      return unseen(night);
    }
    try {
      PlacePresence there =
          PlacePresence.of(
              ByteBuffer.wrap(film.get()),
              Optional.ofNullable(order.area()).map(OrderNights::shape),
              0,
              order.from().toEpochSecond(),
              order.to() == null ? Long.MAX_VALUE : order.to().toEpochSecond());
      Optional<PlacePresence.Attendance> when = there.attendance();
      return new Inside(
          night,
          true,
          there.cards(),
          there.personHours(),
          when.map(a -> local(a.firstSecond(), zone)).orElse(null),
          when.map(a -> local(a.lastSecond(), zone)).orElse(null),
          when.map(PlacePresence.Attendance::most).orElse(0),
          when.map(a -> local(a.mostSecond(), zone)).orElse(null));
    } catch (IllegalArgumentException e) {
      LOG.warn("the film of {} {} cannot be read: {}", order.mineCode(), night, e.toString());
      return unseen(night);
    }
  }

  private static Inside unseen(LocalDate night) {
    return new Inside(night, false, 0, 0, null, null, 0, null);
  }

  private static Geometry shape(MineOrder.Area area) {
    try {
      return new GeoJsonReader().read(area.geoJson());
    } catch (ParseException e) {
      throw new IllegalStateException("an area that was checked when it was issued", e);
    }
  }

  private static OffsetDateTime local(long epochSecond, ZoneId zone) {
    return Instant.ofEpochSecond(epochSecond).atZone(zone).toOffsetDateTime();
  }
}
