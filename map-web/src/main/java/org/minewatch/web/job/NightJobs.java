package org.minewatch.web.job;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.minewatch.logging.LogContext;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.JobRuns;
import org.minewatch.web.store.NightContent;
import org.minewatch.web.store.NightImport;
import org.minewatch.web.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a run when it is time, and does what was asked for, on one server at a time. Every state
 * is in the database: a server that ends in the middle leaves a run that this or another begins
 * again.
 */
final class NightJobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NightJobs.class);
  private static final int MOST_ATTEMPTS = 5;
  static final int SECONDS_BEFORE_NEXT_ATTEMPT = 30;
  private static final int SECONDS_TO_END = 20;
  private static final Duration BETWEEN_PROGRESS = Duration.ofSeconds(1);

  private final JobSettings settings;
  private final Store store;
  private final JobRuns runs;
  private final NightlyJob job;
  private final Note audit;
  private final Sending sending;
  private final MeterRegistry meters;
  private final Clock clock;
  private final String server;
  private final int pauseSeconds;
  private final Runnable afterNights;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(NightJobs::notUrgent);
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(r -> daemon(r, "nightly job lease"));
  private volatile @Nullable ZonedDateTime next;
  private volatile boolean ending;

  /** Writes down what the program has done by itself, in the transaction that goes on. */
  interface Note {
    void append(String action, String subject, Map<String, ?> detail);
  }

  /** Has a night sent to its subscribers, in the transaction that takes it into the store. */
  interface Sending {
    void put(LocalDate night, String contentHash);
  }

  /**
   * @param server names this running server, unlike any other
   * @param pauseSeconds before the second attempt; so much longer before each further one
   * @param afterNights what is done when nights were judged; when it fails the nights stand
   */
  NightJobs(
      JobSettings settings,
      Store store,
      NightlyJob job,
      Note audit,
      Sending sending,
      MeterRegistry meters,
      Clock clock,
      String server,
      int pauseSeconds,
      Runnable afterNights) {
    this.settings = settings;
    this.store = store;
    this.runs = store.jobRuns();
    this.job = job;
    this.audit = audit;
    this.sending = sending;
    this.meters = meters;
    this.clock = clock;
    this.server = server;
    this.pauseSeconds = pauseSeconds;
    this.afterNights = afterNights;
  }

  /**
   * What people wait for comes before the night, where Java is told to heed priorities (see
   * docs/operations.md); the threads that the night makes are no more urgent than this one.
   */
  private static Thread notUrgent(Runnable work) {
    Thread thread = daemon(work, "nightly job");
    thread.setPriority(Thread.MIN_PRIORITY);
    return thread;
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Looks for nights that were missed, and then whenever it is time. */
  void start() {
    worker.execute(() -> guarded(this::begin));
    worker.scheduleWithFixedDelay(
        () -> guarded(this::look),
        settings.pollSeconds(),
        settings.pollSeconds(),
        TimeUnit.SECONDS);
  }

  void begin() {
    next = nextTime();
    if (next != null) {
      runs.ask("start", "", "", null, null);
    }
  }

  /** When it runs next by itself; null for never. */
  @Nullable ZonedDateTime next() {
    return next;
  }

  private @Nullable ZonedDateTime nextTime() {
    ZonedDateTime now = ZonedDateTime.now(clock.withZone(store.caseFindings().timeZone()));
    return settings.times().map(cron -> cron.next(now)).orElse(null);
  }

  /** A database that is gone for a while, or anything else, must not end the watch. */
  private static void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("the nightly job could not look what there is to do: {}", e.toString());
    }
  }

  /** Does what there is to do now. */
  void look() {
    ZonedDateTime due = next;
    if (due != null && !clock.instant().isBefore(due.toInstant())) {
      runs.ask("schedule", "", "", null, null);
      next = nextTime();
    }
    if (runs.hasWork()) {
      doWork();
    }
  }

  private void doWork() {
    OptionalLong fence = runs.acquire(server, settings.leaseSeconds());
    if (fence.isEmpty()) {
      return; // Another server is at it.
    }
    Held held = new Held(fence.getAsLong());
    long third = Math.max(1, settings.leaseSeconds() / 3);
    var beat = heart.scheduleWithFixedDelay(held::renew, third, third, TimeUnit.SECONDS);
    try {
      runs.requeueRunning();
      Optional<JobRun> run = runs.takeNext(server);
      while (run.isPresent() && !held.lost.get()) {
        JobRun taken = run.get();
        LogContext.with(LogContext.RUN, Long.toString(taken.id()), () -> carryOut(taken, held));
        run = ending ? Optional.empty() : runs.takeNext(server);
      }
    } finally {
      beat.cancel(false);
      held.release();
    }
  }

  private boolean carryOut(JobRun run, Held held) {
    LOG.info("nightly job {} begins, {} time", run.id(), run.attempts());
    Timer.Sample began = Timer.start(meters);
    String result = "stopped";
    try {
      NightlyJob.Done done = job.run(run, new Progress(run, held));
      store
          .transactions()
          .in(
              () -> {
                held.require();
                runs.finish(run.id(), done.nights(), done.rejections(), done.failedMines());
                runs.written();
                audit.append(
                    "job.done",
                    Long.toString(run.id()),
                    Map.of(
                        "nights", done.nights().stream().map(Object::toString).toList(),
                        "rejections", done.rejections(),
                        "failedMines", done.failedMines()));
                return true;
              });
      result = "done";
      LOG.info("nightly job {} has judged {}", run.id(), done.nights());
      tidy();
    } catch (LeaseLostException e) {
      LOG.warn("nightly job {}: another server has taken it", run.id());
    } catch (Exception | OutOfMemoryError | StackOverflowError e) {
      if (ending) {
        // It stays as one that is under way: who takes the lease next begins it again.
        LOG.info("nightly job {} was ended with the server; the next start goes on", run.id());
        return false;
      }
      boolean again = run.attempts() < MOST_ATTEMPTS;
      LOG.error("nightly job {} was stopped{}", run.id(), again ? "; it is tried again" : "", e);
      runs.stopped(
          run.id(),
          e.getMessage() == null ? e.toString() : e.getMessage(),
          again ? Optional.of(pauseSeconds * run.attempts()) : Optional.empty());
      if (!again) {
        audit.append("job.failed", Long.toString(run.id()), Map.of("trouble", e.toString()));
      }
    } finally {
      began.stop(meters.timer("minewatch.job.run", "result", result));
    }
    return result.equals("done");
  }

  /** Has the run end at the next border of a mine or a night; what it has stored stays. */
  void end() {
    ending = true;
    worker.shutdown();
  }

  private void tidy() {
    try {
      afterNights.run();
    } catch (RuntimeException e) {
      LOG.error("what follows the nightly job was stopped; the nights stand", e);
    }
  }

  @Override
  public void close() {
    end();
    try {
      if (!worker.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        worker.shutdownNow();
        worker.awaitTermination(1, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
    heart.shutdownNow();
  }

  /** The lease while this server has it. */
  private final class Held {
    final long fence;
    final AtomicBoolean lost = new AtomicBoolean();
    private boolean released;

    Held(long fence) {
      this.fence = fence;
    }

    /** Gives it back for good: a renewal that is still waiting for the database comes before. */
    synchronized void release() {
      released = true;
      runs.release(fence);
    }

    synchronized void renew() {
      if (released) {
        return;
      }
      try {
        if (!runs.renew(fence, settings.leaseSeconds())) {
          lost.set(true);
        }
      } catch (RuntimeException e) {
        LOG.warn("the lease of the nightly job could not be renewed: {}", e.toString());
      }
    }

    /** In a transaction: that it is still ours, until the transaction has ended. */
    void require() {
      if (lost.get() || !runs.hold(fence)) {
        lost.set(true);
        throw new LeaseLostException();
      }
    }
  }

  private static final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLostException() {
      super("another server has the lease");
    }
  }

  private static final class EndingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EndingException() {
      super("the server ends");
    }
  }

  /** Writes progress down now and then, and stops a run whose lease another has taken. */
  private final class Progress implements NightlyJob.Watch {
    private final JobRun run;
    private final Held held;
    private String stage = "";
    private long written;

    Progress(JobRun run, Held held) {
      this.run = run;
      this.held = held;
    }

    @Override
    public synchronized void step(String now, int done, int of) {
      if (ending) {
        throw new EndingException();
      }
      if (held.lost.get()) {
        throw new LeaseLostException();
      }
      long time = System.nanoTime();
      if (!now.equals(stage) || time - written > BETWEEN_PROGRESS.toNanos()) {
        stage = now;
        written = time;
        runs.progress(run.id(), now, done, of);
      }
    }

    @Override
    public Optional<LocalDate> unfinished() {
      return runs.unfinished();
    }

    @Override
    public void writing(LocalDate first) {
      store
          .transactions()
          .in(
              () -> {
                held.require();
                runs.writing(first);
                return true;
              });
    }

    @Override
    public Map<LocalDate, String> stored() {
      return store.evidenceLog().nightDigests();
    }

    @Override
    public void store(NightContent night) {
      LogContext.with(LogContext.NIGHT, night.night().toString(), () -> storeLogged(night));
    }

    private NightImport.Outcome storeLogged(NightContent night) {
      NightImport.Outcome outcome =
          store
              .transactions()
              .in(
                  () -> {
                    held.require();
                    NightImport.Outcome came = store.nightImport().importNight(night);
                    if (came != NightImport.Outcome.UNCHANGED) {
                      sending.put(night.night(), night.contentHash());
                    }
                    return came;
                  });
      meters
          .counter("minewatch.job.nights", "outcome", outcome.name().toLowerCase(Locale.ROOT))
          .increment();
      LOG.info("the night is in the store, {}", outcome.name().toLowerCase(Locale.ROOT));
      return outcome;
    }
  }
}
