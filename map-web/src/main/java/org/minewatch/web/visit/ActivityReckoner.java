package org.minewatch.web.visit;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.replay.PlacePresence;
import org.minewatch.web.store.PlaceActivities.Activity;
import org.minewatch.web.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reckons how busy a place was in a night, one after the other beside everything else: a film takes
 * a tenth of a second, and a list of leads needs hundreds.
 */
final class ActivityReckoner implements AutoCloseable {
  /** As near to a finding counts as at it: the next reader of a road is seldom farther. */
  static final double REACH_METRES = 100;

  private static final Logger LOG = LoggerFactory.getLogger(ActivityReckoner.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int MOST_WAITING = 20_000;

  private final Store store;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor thread;

  ActivityReckoner(Store store) {
    this.store = store;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> {
              Thread t = new Thread(work, "activity");
              t.setDaemon(true);
              t.setPriority(Thread.MIN_PRIORITY);
              return t;
            });
    thread.allowCoreThreadTimeOut(true);
  }

  /**
   * A night of a place that has to be reckoned.
   *
   * @param place in degrees, empty for the whole mine alone
   * @param basis tells what it is reckoned from
   */
  record Task(String subject, String mineCode, Geometry place, LocalDate night, String basis) {}

  /** Has it reckoned when there is time; one that waits already is not taken twice. */
  void request(Task task) {
    String key = task.subject() + "\n" + task.night() + "\n" + task.basis();
    if (!waiting.add(key)) {
      return;
    }
    try {
      thread.execute(
          () -> {
            try {
              reckon(task);
            } catch (RuntimeException e) {
              // Asked for again by the next who looks.
              LOG.warn("the activity of a night could not be reckoned: {}", e.toString());
            } finally {
              waiting.remove(key);
            }
          });
    } catch (RejectedExecutionException e) {
      waiting.remove(key);
    }
  }

  /** Reckons it now. */
  void reckon(Task task) {
    PlacePresence seen =
        store.replays().find(task.night(), task.mineCode()).map(f -> presence(f, task)).orElse(null);
    JsonNode sight =
        JSON.readTree(store.nights().findSight(task.night(), task.mineCode()).orElse("{}"));
    store
        .placeActivities()
        .put(
            task.subject(),
            new Activity(
                task.night(),
                task.basis(),
                seen != null,
                seen == null ? 0 : seen.cards(),
                seen == null ? 0 : seen.personHours(),
                seen == null ? 0 : seen.mineCards(),
                seen == null ? 0 : seen.mineHours(),
                stations(sight),
                advance(sight)));
  }

  /** Null for a film that cannot be read: the night then counts as one without positions. */
  private static PlacePresence presence(byte[] film, Task task) {
    try {
      return PlacePresence.of(ByteBuffer.wrap(film), task.place(), REACH_METRES);
    } catch (IllegalArgumentException e) {
      LOG.warn("the film of {} {} cannot be read: {}", task.mineCode(), task.night(), e.toString());
      return null;
    }
  }

  private static Integer stations(JsonNode sight) {
    JsonNode workings = sight.path("sight").path("workings");
    return workings.path("stations").isNumber()
        ? workings.path("stations").asInt() - workings.path("silent_stations").asInt(0)
        : null;
  }

  private static Double advance(JsonNode sight) {
    Optional<Double> sum = Optional.empty();
    for (JsonNode face : sight.path("balance").path("faces")) {
      if (face.path("observed_m_per_day").isNumber()) {
        sum = Optional.of(sum.orElse(0.0) + face.get("observed_m_per_day").doubleValue());
      }
    }
    return sum.orElse(null);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
