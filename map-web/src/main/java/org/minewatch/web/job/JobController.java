package org.minewatch.web.job;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.review.Paging;
import org.minewatch.web.review.Refused;
import org.minewatch.web.store.JobRun;
import org.minewatch.web.store.JobRuns;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The nightly job over HTTP: how it stands, what it has run, and a run asked for by hand. */
@RestController
@RequestMapping("/api/job")
final class JobController {
  private static final int MOST_NIGHTS = 366;

  private final JobSettings settings;
  private final NightJobs jobs;
  private final Store store;
  private final MineRights rights;
  private final AuditLog audit;
  private final Clock clock;

  JobController(
      JobSettings settings,
      NightJobs jobs,
      Store store,
      MineRights rights,
      AuditLog audit,
      Clock clock) {
    this.settings = settings;
    this.jobs = jobs;
    this.store = store;
    this.rights = rights;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * How the job stands.
   *
   * @param enabled whether this server has a region to judge
   * @param next when it runs next by itself, null for never
   */
  record State(boolean enabled, @Nullable OffsetDateTime next, Page<JobRun> runs) {}

  @GetMapping
  ResponseEntity<State> state(
      @RequestParam(defaultValue = "0") int page,
      @RequestParam(defaultValue = "20") int size,
      Actor actor) {
    Visible visible = rights.of(actor);
    Page<JobRun> all = store.jobRuns().list(Paging.request(page, size));
    return fresh(
        HttpStatus.OK,
        new State(
            settings.isEnabled(),
            jobs.next() == null ? null : jobs.next().toOffsetDateTime(),
            new Page<>(
                all.total(),
                all.page(),
                all.size(),
                all.items().stream().map(run -> run.of(visible)).toList())));
  }

  /** The nights that are wanted; null for whatever is due. */
  record Wanted(@Nullable LocalDate from, @Nullable LocalDate to) {}

  @PostMapping(path = "/runs", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<JobRun> ask(@RequestBody Wanted wanted, Actor actor) {
    if (!settings.isEnabled()) {
      throw Problems.notFound(
          "服务器没有配置夜间任务（minewatch.job.region）",
          "the server has no nightly job (minewatch.job.region)");
    }
    check(wanted);
    JobRuns runs = store.jobRuns();
    JobRun asked =
        store
            .transactions()
            .in(
                () -> {
                  JobRun run =
                      runs.ask("hand", actor.login(), actor.name(), wanted.from(), wanted.to());
                  audit.append(
                      actor,
                      "job.ask",
                      Long.toString(run.id()),
                      Map.of(
                          "from",
                          String.valueOf(wanted.from()),
                          "to",
                          String.valueOf(wanted.to())));
                  return run;
                });
    return fresh(HttpStatus.CREATED, asked);
  }

  private void check(Wanted wanted) {
    LocalDate from = wanted.from();
    LocalDate to = wanted.to();
    if (from == null && to == null) {
      return;
    }
    if (from == null || to == null) {
      throw Refused.field(
          from == null ? "from" : "to",
          "起止日期应同时给出",
          "both the first and the last night are needed");
    }
    LocalDate today = LocalDate.now(clock.withZone(store.caseFindings().timeZone()));
    if (!to.isBefore(today)) {
      throw Refused.field("to", "只能判定已经过去的夜", "only nights that are over can be judged");
    }
    if (from.isAfter(to)) {
      throw Refused.field("from", "起始日期晚于终止日期", "the first night is after the last");
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_NIGHTS) {
      throw Refused.field(
          "from", "一次至多 " + MOST_NIGHTS + " 夜", "at most " + MOST_NIGHTS + " nights at once");
    }
  }

  private static <T> ResponseEntity<T> fresh(HttpStatus status, T body) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(body);
  }
}
