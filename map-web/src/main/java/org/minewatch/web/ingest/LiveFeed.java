package org.minewatch.web.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.LiveSnapshots;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells pages that are open when this moment has changed, each what its reader may see. Who listens
 * is asked for his rights at every event, and comes through the gate again when his time is over.
 */
final class LiveFeed implements AutoCloseable {
  static final int LONGEST_SECONDS = 600;

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final int MOST_LISTENERS = 500;
  private static final int MOST_OF_ONE = 6;
  private static final MediaType UTF_8 = new MediaType("text", "plain", StandardCharsets.UTF_8);
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private final LiveDesk desk;
  private final LiveSnapshots snapshots;
  private final MineRights rights;
  private final JsonMapper json;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "live view");
            thread.setDaemon(true);
            return thread;
          });
  private long lastChange = -1;
  private long lastSent;

  private record Listener(SseEmitter emitter, Actor actor) {}

  LiveFeed(LiveDesk desk, LiveSnapshots snapshots, MineRights rights, JsonMapper json) {
    this.json = json;
    this.desk = desk;
    this.snapshots = snapshots;
    this.rights = rights;
    worker.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  LiveDesk.Now now(Actor actor) {
    return desk.now(rights.of(actor));
  }

  /** Opens a stream, which begins with this moment and ends after so many seconds. */
  SseEmitter listen(Actor actor, int seconds) {
    long ofHim = listeners.stream().filter(l -> l.actor.login().equals(actor.login())).count();
    if (listeners.size() >= MOST_LISTENERS || ofHim >= MOST_OF_ONE) {
      throw Problems.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "打开的实时连接过多",
          "too many pages are listening; at most " + MOST_OF_ONE + " of one account");
    }
    SseEmitter emitter = new SseEmitter(TimeUnit.SECONDS.toMillis(seconds));
    Listener listener = new Listener(emitter, actor);
    emitter.onCompletion(() -> listeners.remove(listener));
    emitter.onTimeout(emitter::complete);
    emitter.onError(e -> listeners.remove(listener));
    listeners.add(listener);
    send(listener);
    return emitter;
  }

  private void send(Listener listener) {
    send(listener, new HashMap<>());
  }

  /**
   * Tells a listener this moment.
   *
   * @param told what was told in this round, by who sees the same mines
   */
  private void send(Listener listener, Map<String, String> told) {
    try {
      Visible visible = rights.of(listener.actor);
      String moment =
          told.computeIfAbsent(
              visible.fingerprint(), same -> json.writeValueAsString(desk.now(visible)));
      listener.emitter.send(SseEmitter.event().name("now").data(moment, UTF_8));
    } catch (IOException | IllegalStateException e) {
      listeners.remove(listener); // The page is closed.
    }
  }

  /**
   * A mine also falls silent without anything changing, so the moment is told anew now and then.
   */
  private void look() {
    try {
      if (listeners.isEmpty()) {
        return;
      }
      long change = snapshots.lastChange();
      boolean due = System.nanoTime() - lastSent > HEARTBEAT.toNanos();
      if (change != lastChange || due) {
        lastChange = change;
        lastSent = System.nanoTime();
        Map<String, String> told = new HashMap<>();
        listeners.forEach(listener -> send(listener, told));
      }
    } catch (RuntimeException e) {
      LOG.warn("this moment cannot be told: {}", e.toString());
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
    listeners.forEach(l -> l.emitter.complete());
  }
}
