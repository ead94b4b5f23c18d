package org.minewatch.web.ingest;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.minewatch.web.store.ReceivedFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether something has come. Whatever goes wrong, a full disk or a database
 * that is gone, is said on the page and tried again at the next look; nothing is lost by it.
 */
final class IngestWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestWatch.class);

  /** Then the lease, the notes and other servers have their turn. */
  private static final int ROUNDS_AT_ONCE = 50;

  private final IngestSettings settings;
  private final Intake intake;
  private final ReceivedFiles files;
  private final Clock clock;
  private final String server;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "ingest");
            thread.setDaemon(true);
            return thread;
          });
  private String trouble = "";

  /**
   * @param server names this running server, unlike any other
   */
  IngestWatch(
      IngestSettings settings, Intake intake, ReceivedFiles files, Clock clock, String server) {
    this.settings = settings;
    this.intake = intake;
    this.files = files;
    this.clock = clock;
    this.server = server;
  }

  void start() {
    worker.scheduleWithFixedDelay(
        this::look, settings.pollSeconds(), settings.pollSeconds(), TimeUnit.SECONDS);
  }

  /** Has it look at once, since something is there. */
  void nudge() {
    try {
      worker.execute(this::look);
    } catch (RejectedExecutionException e) {
      // The server is ending; the next one looks.
    }
  }

  /** Takes in what is there now. */
  void look() {
    try {
      if (!intake.hold()) {
        return; // Another server takes in.
      }
      Intake.Round round = intake.round(clock.instant());
      for (int i = 1; i < ROUNDS_AT_ONCE && round.hasMore(); i++) {
        round = intake.round(clock.instant());
      }
      say(round.unfinished(), round.untouched(), round.notes(), "");
      if (!trouble.isEmpty()) {
        LOG.info("files are taken in again");
      }
      trouble = "";
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      String now = e.getMessage() == null ? e.toString() : e.getMessage();
      if (!now.equals(trouble)) {
        LOG.error("files cannot be taken in; it is tried again", e);
      }
      trouble = now;
      intake.reopen();
      try {
        say(0, 0, List.of(), now);
      } catch (RuntimeException gone) {
        LOG.warn("nor can that be written down: {}", gone.toString());
      }
    }
  }

  private void say(int unfinished, int untouched, List<String> notes, String wrong) {
    files.watch(
        new ReceivedFiles.Watch(
            server, clock.instant().atOffset(ZoneOffset.UTC), unfinished, untouched, notes, wrong));
  }

  @Override
  public void close() throws IOException {
    worker.shutdown();
    try {
      if (!worker.awaitTermination(10, TimeUnit.SECONDS)) {
        worker.shutdownNow();
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
    intake.close();
  }
}
