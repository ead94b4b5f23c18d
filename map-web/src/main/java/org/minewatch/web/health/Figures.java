package org.minewatch.web.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.PageRequest;
import org.minewatch.web.store.Store;

/**
 * The figures that a monitoring system collects. What the database knows is read when they are
 * asked for, so every server gives the same and a restart forgets nothing; {@code docs/health.md}
 * has their names.
 */
final class Figures {
  private static final String LAST_NIGHT = "minewatch.job.last.night.timestamp.seconds";
  private static final String BEHIND = "minewatch.job.nights.behind";
  private static final String RUN_ENDED = "minewatch.job.last.run.ended.timestamp.seconds";
  private static final String RUN_SECONDS = "minewatch.job.last.run.seconds";
  private static final String RUN_REJECTIONS = "minewatch.job.last.run.rejections";

  private final PrometheusMeterRegistry registry;
  private final HealthCheck check;
  private final Store store;
  private final MultiGauge runs;
  private final MultiGauge failedMines;
  private final MultiGauge lateMines;
  private final MultiGauge parts;
  private final MultiGauge outbox;
  private final MultiGauge disks;
  private volatile Map<String, Double> state = Map.of();

  Figures(PrometheusMeterRegistry registry, HealthCheck check, Store store) {
    this.registry = registry;
    this.check = check;
    this.store = store;
    single(LAST_NIGHT, "the last night in the store, its first second in UTC, Unix time");
    single(BEHIND, "nights that are over and lie after the last in the store");
    single(RUN_ENDED, "when the last run of the job ended, Unix time");
    single(RUN_SECONDS, "how long the last run took");
    single(RUN_REJECTIONS, "pieces of input that the last run could not use");
    this.runs = gauge("minewatch.job.runs", "runs of the last hundred, by state");
    this.failedMines =
        gauge("minewatch.job.failed.mine", "mines that the last run could not judge for a defect");
    this.lateMines = gauge("minewatch.mine.late", "mines that sent nothing usable for too long");
    this.parts = gauge("minewatch.health.part", "1 for a part that is well, 0 for one that is not");
    this.outbox = gauge("minewatch.delivery.outbox", "reports to be sent and sent, by state");
    this.disks = gauge("minewatch.disk.free.bytes", "free space, by folder");
  }

  private void single(String name, String description) {
    Gauge.builder(name, () -> state.getOrDefault(name, Double.NaN))
        .description(description)
        .register(registry);
  }

  private MultiGauge gauge(String name, String description) {
    return MultiGauge.builder(name).description(description).register(registry);
  }

  /** All of them in the text format of Prometheus. */
  synchronized String text() {
    disks.register(rows("folder", check.freeBytes()), true);
    parts.register(
        check.parts().stream()
            .<Row<?>>map(p -> Row.of(Tags.of("part", p.name()), p.isGood() ? 1 : 0))
            .toList(),
        true);
    if (check.hasDatabase()) {
      List<JobRun> last = store.jobRuns().list(new PageRequest(0, 100)).items();
      runs.register(
          List.of(JobRun.WAITING, JobRun.RUNNING, JobRun.DONE, JobRun.FAILED).stream()
              .map(
                  state ->
                      Row.of(
                          Tags.of("state", state),
                          last.stream().filter(r -> r.state().equals(state)).count()))
              .toList(),
          true);
      Optional<JobRun> ended = last.stream().filter(r -> r.endedAt() != null).findFirst();
      failedMines.register(
          ended.map(JobRun::failedMines).orElse(List.of()).stream()
              .map(mine -> Row.of(Tags.of("mine", mine), 1))
              .toList(),
          true);
      lateMines.register(
          check.lateMines().stream().<Row<?>>map(mine -> Row.of(Tags.of("mine", mine), 1)).toList(),
          true);
      state = state(ended);
      outbox.register(rows("state", store.deliveries().counts()), true);
    }
    return registry.scrape();
  }

  private Map<String, Double> state(Optional<JobRun> ended) {
    Map<String, Double> now = new HashMap<>();
    check.nightsBehind().ifPresent(n -> now.put(BEHIND, (double) n));
    store
        .caseFindings()
        .findLatestNight()
        .ifPresent(
            night ->
                now.put(LAST_NIGHT, (double) night.atStartOfDay(ZoneOffset.UTC).toEpochSecond()));
    ended.ifPresent(
        run -> {
          now.put(RUN_ENDED, (double) run.endedAt().toEpochSecond());
          now.put(RUN_REJECTIONS, (double) run.rejections());
          if (run.beganAt() != null) {
            now.put(
                RUN_SECONDS, Duration.between(run.beganAt(), run.endedAt()).toMillis() / 1000.0);
          }
        });
    return now;
  }

  private static List<Row<?>> rows(String tag, Map<String, Long> values) {
    return values.entrySet().stream()
        .<Row<?>>map(e -> Row.of(Tags.of(tag, e.getKey()), e.getValue()))
        .toList();
  }
}
