package org.minewatch.web.drawing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.region.MineRecords;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.AuditLog;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.file.Upload;
import org.minewatch.web.store.ConfirmedLayers;
import org.minewatch.web.store.DrawingCheckRow;
import org.minewatch.web.store.DrawingChecks;
import org.minewatch.web.store.DrawingDecision;
import org.minewatch.web.store.DrawingQueue;
import org.minewatch.web.store.MineView;
import org.minewatch.web.store.Transactions;
import org.minewatch.web.system.Problems;
import org.minewatch.web.system.RandomId;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/** What a geologist can do at the desk: hand in, look, say how to read it, decide. */
final class DrawingDesk {
  private static final int MOST_LISTED = 500;

  private final DeskSettings settings;
  private final DrawingChecks checks;
  private final DrawingQueue queue;
  private final ConfirmedLayers layers;
  private final DeskRegion region;
  private final WorkFolder work;
  private final CheckJobs jobs;
  private final CheckWorker worker;
  private final MineRights rights;
  private final AuditLog audit;
  private final Transactions transactions;

  DrawingDesk(
      DeskSettings settings,
      DrawingChecks checks,
      DrawingQueue queue,
      ConfirmedLayers layers,
      DeskRegion region,
      WorkFolder work,
      CheckJobs jobs,
      CheckWorker worker,
      MineRights rights,
      AuditLog audit,
      Transactions transactions) {
    this.settings = settings;
    this.checks = checks;
    this.queue = queue;
    this.layers = layers;
    this.region = region;
    this.work = work;
    this.jobs = jobs;
    this.worker = worker;
    this.rights = rights;
    this.audit = audit;
    this.transactions = transactions;
  }

  DeskRegion region() {
    return region;
  }

  ZoneId zone() {
    return region.get().info().timeZone();
  }

  /** A file that was taken in, or that waits here already. */
  record Received(DrawingCheckRow check, boolean isNew) {}

  /**
   * Takes in a file of a mine. The same bytes of the same mine are the same check as long as nobody
   * has decided it; one that failed runs again.
   */
  Received receive(Actor actor, String mineCode, UploadName name, InputStream body, long bytes)
      throws IOException {
    rights.require(actor, mineCode);
    MineRecords mine = region.mine(mineCode);
    requireRoom();
    try (Upload upload = work.drawings().receive(body, bytes)) {
      synchronized (this) {
        Optional<DrawingCheckRow> known = checks.findUndecided(mineCode, upload.sha256());
        if (known.isPresent()) {
          if (known.get().state() == DrawingCheckRow.State.FAILED) {
            requireRoom();
            checks.retry(known.get().id());
            worker.wake();
          }
          return new Received(get(known.get().id()), false);
        }
        requireRoom();
        work.drawings().keep(upload, "." + name.kind());
        DrawingCheckRow check =
            new DrawingCheckRow(
                RandomId.next(),
                mineCode,
                mine.mine().name(),
                name.shown(),
                name.kind(),
                upload.sha256(),
                OffsetDateTime.now(ZoneOffset.UTC),
                DrawingCheckRow.State.QUEUED,
                1,
                0,
                null,
                new MineView.Counts(0, 0, 0, 0),
                "",
                "",
                null);
        checks.add(check, CheckSettings.initial(layers.get(mineCode)).toJson());
        audit.append(
            actor,
            "drawing.receive",
            check.id(),
            Map.of("mine", mineCode, "sha256", upload.sha256()));
        worker.wake();
        return new Received(get(check.id()), true);
      }
    }
  }

  private void requireRoom() {
    if (queue.countQueued() >= settings.queue()) {
      throw Problems.of(
          HttpStatus.TOO_MANY_REQUESTS,
          "等待检查的图纸已满（" + settings.queue() + " 份），请稍后再试",
          "the queue of " + settings.queue() + " checks is full; try again later");
    }
  }

  List<DrawingCheckRow> list(
      Actor actor, Optional<String> mineCode, Optional<DrawingCheckRow.State> state) {
    return checks.list(rights.of(actor), mineCode, state, MOST_LISTED);
  }

  /** A check of a mine that is the actor's business, or the answer that there is none. */
  DrawingCheckRow get(Actor actor, String id) {
    DrawingCheckRow check = get(id);
    rights.require(actor, check.mineCode());
    return check;
  }

  private DrawingCheckRow get(String id) {
    return (id.length() == RandomId.LENGTH ? checks.find(id) : Optional.<DrawingCheckRow>empty())
        .orElseThrow(() -> Problems.notFound("没有这项图纸检查", "there is no such check"));
  }

  CheckView view(DrawingCheckRow row) throws IOException {
    try {
      return viewOf(row);
    } catch (NoSuchFileException e) {
      // A newer result has taken the place of this one just now.
      return viewOf(get(row.id()));
    }
  }

  private CheckView viewOf(DrawingCheckRow row) throws IOException {
    Optional<Path> verdict = findFile(row, "verdict.json");
    boolean failed = row.state() == DrawingCheckRow.State.FAILED;
    return new CheckView(
        CheckView.Line.of(row, zone()),
        worker.progress(row.id()).map(CheckView.Progress::of).orElse(null),
        failed ? new CheckView.Failure(row.problemZh(), row.problemEn()) : null,
        jobs.settings(row),
        verdict.isPresent() ? Files.readString(verdict.get()) : null,
        row.resultRevision());
  }

  /** A file of the last result; empty before the first, and for those that it does not have. */
  Optional<Path> findFile(DrawingCheckRow row, String name) {
    return row.resultRevision() == 0
        ? Optional.empty()
        : work.find(row.id(), row.resultRevision(), name);
  }

  /** Changes how a drawing is read; it is checked again. */
  DrawingCheckRow change(Actor actor, String id, JsonNode body) {
    DrawingCheckRow row = get(actor, id);
    requireUndecided(row);
    SettingsChange change = SettingsChange.read(body, actor.name(), LocalDate.now(zone()), id);
    CheckSettings changed = change.applyTo(jobs.settings(row), id);
    if (changed.against() != null) {
      jobs.earlier(row.mineCode(), changed.against());
    }
    if (row.state() != DrawingCheckRow.State.QUEUED) {
      requireRoom();
    }
    if (!checks.requeue(id, row.revision(), changed.toJson())) {
      requireUndecided(get(id));
      throw Problems.conflict(
          "设置刚被他人更改，请刷新后再试", "somebody else has changed the settings; load them again");
    }
    layers.remember(row.mineCode(), change.confirmed(), change.forgotten());
    audit.append(actor, "drawing.settings", id, Map.of("revision", row.revision() + 1));
    worker.abandon(id, row.revision() + 1);
    worker.wake();
    return get(id);
  }

  private static void requireUndecided(DrawingCheckRow row) {
    if (row.decision() != null) {
      throw Problems.conflict("该图纸已作出审查意见，不能再更改", "it is decided and cannot be changed any more");
    }
  }

  /** Writes a decision down for good. */
  DrawingCheckRow decide(Actor actor, String id, JsonNode body) {
    DrawingCheckRow row = get(actor, id);
    requireUndecided(row);
    DecisionRequest wanted = DecisionRequest.read(body);
    if (!row.isFinished() || wanted.revision().map(r -> r != row.revision()).orElse(false)) {
      throw Problems.conflict(
          "检查尚未完成，或设置已更改", "the check is not done, or its settings have changed");
    }
    if (wanted.isAccepted() && row.state() == DrawingCheckRow.State.REFUSED) {
      throw Problems.conflict(
          "该图纸不能作为平面图使用，不能接收", "the drawing cannot be used as a plan, so it cannot be accepted");
    }
    DrawingDecision decision =
        new DrawingDecision(
            row.revision(),
            wanted.kind(),
            wanted.reasons(),
            wanted.note(),
            actor.name(),
            OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
    transactions.in(
        () -> {
          if (!checks.decide(id, decision)) {
            requireUndecided(get(id));
            throw Problems.conflict(
                "检查尚未完成，或设置已更改", "the check is not done, or its settings have changed");
          }
          audit.append(
              actor, "drawing." + wanted.kind(), id, Map.of("reasons", decision.reasons()));
          return null;
        });
    return get(id);
  }

  /** Reads a file of ours as bytes. */
  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
