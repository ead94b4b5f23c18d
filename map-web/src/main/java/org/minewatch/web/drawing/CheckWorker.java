package org.minewatch.web.drawing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.minewatch.logging.LogContext;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.store.DrawingQueue;
import org.minewatch.web.store.DrawingQueue.Result;
import org.minewatch.web.store.MineView;
import org.minewatch.web.system.Problems;
import org.minewatch.wording.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the checks that wait, one after the other. The queue is the store, so what waited or ran
 * when the server ended runs when it starts again.
 */
final class CheckWorker {
  private static final Logger LOG = LoggerFactory.getLogger(CheckWorker.class);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** A store that could not be asked is asked again after this. */
  private static final long PAUSE_SECONDS = 5;

  private static final long CLOSING_MILLIS = 5_000;

  /** The page gets all of it; a verdict of a drawing that anybody can look at is far smaller. */
  private static final long MOST_VERDICT_BYTES = 64 << 20;

  private static final int LONGEST_PROBLEM = 1000;

  private final DrawingQueue queue;
  private final WorkFolder work;
  private final CheckJobs jobs;
  private final CheckProcess process;
  private final Semaphore waiting = new Semaphore(1);
  private final Thread thread = new Thread(this::work, "drawing-checks");
  private volatile @Nullable Running running;
  private volatile boolean closed;

  /** What runs now. */
  private record Running(String id, int revision, CheckProcess.Progress progress) {}

  CheckWorker(DrawingQueue queue, WorkFolder work, CheckJobs jobs, CheckProcess process) {
    this.queue = queue;
    this.work = work;
    this.jobs = jobs;
    this.process = process;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Says that something waits. */
  void wake() {
    waiting.release();
  }

  /** Stops the run of a check whose settings have changed. */
  void abandon(String id, int newRevision) {
    Running now = running;
    if (now != null && now.id.equals(id) && now.revision < newRevision) {
      process.stop();
    }
  }

  /** How far the run of a check is; empty while it does not run. */
  Optional<CheckProcess.Progress> progress(String id) {
    return Optional.ofNullable(running).filter(r -> r.id.equals(id)).map(Running::progress);
  }

  /** Ends the run and waits for the thread, which is not interrupted: it may be in the database. */
  void close() {
    closed = true;
    process.stop();
    wake();
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever is called running when this thread runs nothing was cut short, and waits again. */
  private void work() {
    while (!closed) {
      try {
        waiting.tryAcquire(PAUSE_SECONDS, TimeUnit.SECONDS);
        waiting.drainPermits();
        queue.requeueRunning();
        Optional<DrawingCheckRow> next = closed ? Optional.empty() : queue.takeNext();
        while (next.isPresent()) {
          DrawingCheckRow check = next.get();
          MDC.put(LogContext.MINE, check.mineCode());
          run(check);
          MDC.remove(LogContext.MINE);
          next = closed ? Optional.empty() : queue.takeNext();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("the drawing desk cannot go on; it tries again", e);
      }
    }
  }

  private void run(DrawingCheckRow check) throws InterruptedException {
    String id = check.id();
    int revision = check.revision();
    try {
      Path folder = work.startRun(id, revision);
      Path out = folder.resolve("out");
      Path job = folder.resolve("job.json");
      jobs.of(check, out).write(job);
      running = new Running(id, revision, new CheckProcess.Progress("start", 0, 4));
      Text problem =
          process.run(job, folder.resolve("log.txt"), p -> running = new Running(id, revision, p));
      if (closed) {
        return;
      }
      if (problem == null) {
        problem = take(check, out);
      }
      if (problem != null) {
        fail(check, problem);
      } else {
        WorkFolder.delete(folder);
      }
    } catch (ErrorResponseException e) {
      fail(check, Problems.text(e));
    } catch (IOException | RuntimeException e) {
      LOG.error("the check {} of a drawing failed", id, e);
      fail(
          check,
          new Text("程序未能完成检查，这是程序缺陷", "the program could not finish the check, a defect of it"));
    } finally {
      running = null;
    }
  }

  /** Files are there before the store says so, and older ones go when it has. */
  private @Nullable Text take(DrawingCheckRow check, Path out) throws IOException {
    Path file = out.resolve("verdict.json");
    if (Files.size(file) > MOST_VERDICT_BYTES) {
      return new Text(
          "检查结果过大，请清理图纸或分幅提交",
          "the verdict is too long to be shown; purge the drawing or hand it in in parts");
    }
    JsonNode verdict = JSON.readTree(Files.readAllBytes(file));
    if (!check.sha256().equals(verdict.path("sha256").asString(""))) {
      return new Text(
          "保存的文件已被改动，SHA-256 不符", "the kept file has been changed: its SHA-256 differs");
    }
    work.publish(out, check.id(), check.revision());
    if (queue.finish(check.id(), check.revision(), result(verdict))) {
      work.deleteBefore(check.id(), check.revision());
    }
    return null;
  }

  private static Result result(JsonNode verdict) {
    String conclusion = verdict.path("conclusion").asString("");
    int[] counts = new int[4];
    for (JsonNode finding : verdict.path("findings")) {
      switch (finding.path("properties").path("severity").asString("")) {
        case "critical" -> counts[0]++;
        case "major" -> counts[1]++;
        case "warning" -> counts[2]++;
        default -> counts[3]++;
      }
    }
    return new Result(
        conclusion.equals("refused") ? DrawingCheckRow.State.REFUSED : DrawingCheckRow.State.DONE,
        conclusion,
        new MineView.Counts(counts[0], counts[1], counts[2], counts[3]));
  }

  private void fail(DrawingCheckRow check, Text problem) {
    String zh = ShownText.line(problem.zh(), LONGEST_PROBLEM);
    String en = ShownText.line(problem.en(), LONGEST_PROBLEM);
    if (queue.fail(check.id(), check.revision(), zh, en)) {
      LOG.warn("the check {} of a drawing failed: {}", check.id(), problem.en());
    }
  }
}
