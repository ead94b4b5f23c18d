package org.minewatch.web.ingest;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.logging.LogContext;
import org.minewatch.region.MineRecords;
import org.minewatch.region.Region;
import org.minewatch.track.archive.UploadArchive;
import org.minewatch.track.archive.Workers;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;
import org.minewatch.web.store.Store;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the archive into the region folder: each file that was entered in the store is judged, put
 * where the night looks for it, and settled. A file that was placed but not settled is judged
 * again, which changes nothing.
 */
final class Judging {
  private static final Logger LOG = LoggerFactory.getLogger(Judging.class);
  private static final int JUDGED_AT_ONCE = 200;

  private final IngestArchives archives;
  private final KnownRegion tables;
  private final FileJudge judge;
  private final RegionPlacer placer;
  private final Store store;
  private final ReceivedFiles files;
  private final Snapshots snapshots;
  private final Workers workers;
  private String knownTables = "";
  private Instant now = Instant.EPOCH;

  /** Is told what a mine's upload file says of the moment in which it was written. */
  interface Snapshots {
    void taken(ReceivedFile file, UploadFile content, @Nullable MineRecords records);
  }

  Judging(
      IngestArchives archives,
      KnownRegion tables,
      RegionPlacer placer,
      Store store,
      Snapshots snapshots,
      Workers workers) {
    this.archives = archives;
    this.tables = tables;
    this.judge = new FileJudge(tables);
    this.placer = placer;
    this.store = store;
    this.files = store.receivedFiles();
    this.snapshots = snapshots;
    this.workers = workers;
  }

  /**
   * Judges what waits and can be judged now.
   *
   * @return how many files that were
   */
  int judgePending(Instant at) throws IOException {
    now = at;
    String signature = tables.signature();
    if (!signature.equals(knownTables)) {
      files.releaseWaiting();
      knownTables = signature;
    }
    List<ReceivedFile> pending = files.pending(JUDGED_AT_ONCE);
    Map<String, List<Workers.Step>> byMine = new LinkedHashMap<>();
    for (ReceivedFile file : pending) {
      if (new Sender(file.archiveKey()).isMine()) {
        byMine.computeIfAbsent(file.mineCode(), mine -> new ArrayList<>()).add(() -> judge(file));
      } else {
        // A table is what the others are judged by, and so has everything for itself.
        workers.run(List.copyOf(byMine.values()));
        byMine.clear();
        judge(file);
      }
    }
    workers.run(List.copyOf(byMine.values()));
    return pending.size();
  }

  private void judge(ReceivedFile file) throws IOException {
    Sender sender = new Sender(file.archiveKey());
    UploadArchive archive = archives.of(file.archive(), file.archiveKey());
    byte[] content = archive.content(file.sha256());
    Instant received = file.receivedAt().toInstant();
    ZoneId zone = tables.region().map(Region::info).map(i -> i.timeZone()).orElse(ZoneOffset.UTC);
    FileName name = FileName.of(sender, file.name(), received, zone).orElse(null);
    if (name == null) {
      settle(
          file,
          "",
          FileJudge.Verdict.rejected(
              FileReason.NAME,
              "no file of this name is taken from this folder; docs/ingest.md lists the names"),
          null,
          Placing.NONE);
      return;
    }
    LogContext.with(
        LogContext.MINE, name.mineCode(), () -> take(file, sender, name, archive, content));
  }

  private boolean take(
      ReceivedFile file, Sender sender, FileName name, UploadArchive archive, byte[] content)
      throws IOException {
    Instant received = file.receivedAt().toInstant();
    FileJudge.Verdict verdict =
        judge.judge(name, sender, received, content, archive.contentFile(file.sha256()));
    Placing placing = verdict.isUsed() ? placer.place(file, name, content) : Placing.NONE;
    settle(file, name.kind(), verdict, name, placing);
    if (verdict.upload().isPresent() && !placing.isPast()) {
      MineRecords records =
          tables.region().map(region -> region.mines().get(name.mineCode())).orElse(null);
      try {
        snapshots.taken(file, verdict.upload().get(), records);
      } catch (RuntimeException e) {
        // What is shown of this moment must not hold up what is kept for good.
        LOG.warn("the snapshot {} cannot be shown", file.name(), e);
      }
    }
    return verdict.isUsed();
  }

  private void settle(
      ReceivedFile file,
      String kind,
      FileJudge.Verdict verdict,
      @Nullable FileName name,
      Placing placing) {
    String state = verdict.state();
    FileReason why = verdict.why();
    String reason = verdict.reason();
    if (placing.why() != FileReason.NONE) {
      why = placing.why();
      reason = placing.reason();
      state =
          switch (why) {
            case OTHER_FORM -> ReceivedFile.REJECTED;
            case BEGINNING, LATER -> ReceivedFile.SUPERSEDED;
            default -> state;
          };
    } else if (verdict.isUsed() && name != null && name.isUpload()) {
      Optional<ReceivedFile> same =
          files.sameContent(file).stream()
              .filter(f -> !f.regionPath().isEmpty() && f.kind().equals(kind))
              .findFirst();
      if (same.isPresent()) {
        state = ReceivedFile.DUPLICATE;
        why = FileReason.SAME_CONTENT;
        reason = "the same content came as " + same.get().name();
      }
    }
    ReceivedFile settled =
        file.judged(
            state,
            state.equals(ReceivedFile.RECEIVED) ? why.code() : "",
            kind,
            name == null ? "" : name.profile(),
            verdict.day().or(() -> name == null ? Optional.empty() : name.day()).orElse(null),
            verdict.accepted(),
            verdict.rejected(),
            why.code(),
            reason,
            placing.path(),
            placing.resentOf(),
            placing.supersededBy(),
            state.equals(ReceivedFile.RECEIVED) ? null : now.atOffset(ZoneOffset.UTC));
    store
        .transactions()
        .in(
            () -> {
              files.judge(settled, verdict.reasons());
              if (!placing.path().isEmpty() && placing.why() == FileReason.NONE) {
                files.supersedeAt(placing.path(), settled.id());
              }
              return true;
            });
  }
}
