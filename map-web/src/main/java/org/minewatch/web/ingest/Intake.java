package org.minewatch.web.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.minewatch.track.archive.ArchiveEntry;
import org.minewatch.track.archive.Receipt;
import org.minewatch.track.archive.Sweep;
import org.minewatch.track.archive.UploadArchive;
import org.minewatch.web.store.Digests;
import org.minewatch.web.store.FileUpload;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;
import org.minewatch.web.store.Store;

/**
 * One round of taking in: what is whole goes from the drop folders and the uploads into the
 * archive, from the archive into the store, and from there, judged, into the region folder. Each
 * step finds what is left to do by what the one before has left durably, so a round that ends in
 * the middle is gone on with by the next, and doing a step twice changes nothing.
 */
final class Intake implements AutoCloseable {
  private static final int MOST_NOTES = 100;
  private static final String DROP = "drop";
  private static final String HTTP = "http";
  private static final String REGION = "region";

  private final IngestArchives archives;
  private final DropLayout layout;
  private final KnownRegion tables;
  private final Judging judging;
  private final UploadSpool spool;
  private final Store store;
  private final ReceivedFiles files;
  private final SideBySide disk = new SideBySide();
  private boolean recovered;
  private Instant now = Instant.EPOCH;

  /** What a round came to. */
  record Round(int taken, int judged, int unfinished, int untouched, List<String> notes) {
    boolean hasMore() {
      return taken > 0 || judged > 0 || untouched > 0;
    }
  }

  Intake(
      IngestSettings settings,
      Path region,
      UploadSpool spool,
      Store store,
      Judging.Snapshots snapshots) {
    this.archives = new IngestArchives(settings.archiveFolder(), settings.limits(), this::recover);
    this.layout = new DropLayout(settings);
    this.tables = new KnownRegion(region, settings.archiveFolder().resolve("scratch"));
    this.spool = spool;
    this.store = store;
    this.files = store.receivedFiles();
    RegionShelf shelf = new RegionShelf(region, settings.maxFileBytes());
    this.judging =
        new Judging(
            archives,
            tables,
            new RegionPlacer(shelf, files, this::keepBefore),
            store,
            snapshots,
            disk);
  }

  /** Whether this server takes in; while another does, it has nothing to do. */
  boolean hold() throws IOException {
    return archives.hold();
  }

  /** After a failure: everything is opened again, and found again by what is durable. */
  void reopen() {
    archives.closeArchives();
    recovered = false;
  }

  /**
   * Does a round.
   *
   * @param at receive time of what it takes
   */
  Round round(Instant at) throws IOException {
    now = at;
    archives.begin(now);
    if (!recovered) {
      openLatest();
      recovered = true;
    }
    // First what is safe already: where the archive's disk is full, that at least goes on.
    int judged = judging.judgePending(now);
    int taken = takeUploads();
    List<String> notes = new ArrayList<>();
    int unfinished = 0;
    int untouched = 0;
    for (DropLayout.Place place : layout.places(tables.mines(), notes)) {
      Map<String, Sender> senders = new ConcurrentHashMap<>();
      Sweep sweep =
          place
              .folder()
              .sweep(
                  name -> archives.of(sender(place, name, senders)),
                  now,
                  name -> sender(place, name, senders).key(),
                  disk);
      List<Receipt> kept = sweep.receipts().stream().filter(Receipt::isKept).toList();
      enterAll(kept, senders);
      taken += kept.size();
      for (Receipt receipt : sweep.receipts()) {
        if (!receipt.isKept()) {
          notes.add(place.label() + " " + receipt.name() + ": " + receipt.reason());
        }
      }
      unfinished += sweep.waiting().size();
      untouched += sweep.untouched();
      sweep.notes().forEach(note -> notes.add(place.label() + " " + note));
    }
    judged += judging.judgePending(now);
    archives.closeFormer();
    return new Round(
        taken, judged, unfinished, untouched, notes.stream().limit(MOST_NOTES).toList());
  }

  // ---- into the archive and the store -----------------------------------------------------------

  /** Whose file of a name is; the same for all of a sweep. */
  private Sender sender(DropLayout.Place place, String name, Map<String, Sender> known) {
    return known.computeIfAbsent(
        name,
        n -> {
          try {
            return sender(place, n);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Sender sender(DropLayout.Place place, String name) throws IOException {
    if (place.sender().isPresent()) {
      return place.sender().get();
    }
    Set<String> mines = tables.mines();
    return FileName.mineIn(name)
        .filter(mines::contains)
        .map(Sender::mine)
        .orElse(Sender.UNASSIGNED);
  }

  /** Archives that a process before may have added to without living to enter it in the store. */
  private void openLatest() throws IOException {
    List<String> days = archives.latest();
    for (ReceivedFiles.Archive archive : files.archives(days)) {
      archives.openIfThere(archive.name(), archive.key());
    }
    for (String day : days) {
      for (String mine : tables.mines()) {
        archives.openIfThere(day, mine);
        archives.openIfThere(day, Sender.eventsOf(mine).key());
      }
      for (Sender sender :
          List.of(Sender.TABLES, Sender.DRAWINGS, Sender.UNASSIGNED, Sender.FOUND)) {
        archives.openIfThere(day, sender.key());
      }
    }
    archives.closeFormer();
  }

  private void recover(String day, String key, UploadArchive archive) {
    long last = files.lastSequence(day, key);
    for (ArchiveEntry entry : archive.entriesFrom(last + 1)) {
      enter(day, new Sender(key), entry, DROP, "");
    }
  }

  /** In one transaction: what it does not live to enter is found again by the archives. */
  private void enterAll(List<Receipt> kept, Map<String, Sender> senders) {
    if (!kept.isEmpty()) {
      String day = archives.today();
      store
          .transactions()
          .in(
              () -> {
                for (Receipt receipt : kept) {
                  ArchiveEntry entry = receipt.entry().orElseThrow();
                  enter(day, senders.get(receipt.name()), entry, DROP, "");
                }
                return true;
              });
    }
  }

  private String enter(String day, Sender sender, ArchiveEntry entry, String source, String login) {
    String mine =
        sender.equals(Sender.UNASSIGNED)
            ? FileName.mineIn(entry.name()).orElse("")
            : sender.mineCode();
    String id = ReceivedFile.idOf(sender.key(), entry.name(), entry.sha256());
    boolean found = sender.equals(Sender.FOUND);
    files.add(
        new ReceivedFile(
            id,
            mine,
            entry.name(),
            entry.sha256(),
            entry.bytes(),
            utc(Instant.ofEpochMilli(entry.receivedMillis())),
            found ? REGION : source,
            login,
            day,
            sender.key(),
            entry.sequence(),
            found ? ReceivedFile.SUPERSEDED : ReceivedFile.RECEIVED,
            "",
            "",
            "",
            null,
            0,
            0,
            found ? FileReason.REPLACED.code() : "",
            found ? "it lay in the region folder and another file was put in its place" : "",
            "",
            null,
            null,
            null));
    return id;
  }

  private int takeUploads() throws IOException {
    int taken = 0;
    for (FileUpload upload : store.fileUploads().complete()) {
      Sender sender = UploadSpool.sender(upload.mineCode(), upload.name());
      Optional<byte[]> content = spool.read(upload);
      if (content.isEmpty()) {
        store
            .fileUploads()
            .settle(upload.id(), FileUpload.FAILED, null, "its bytes are gone; hand it in again");
        continue;
      }
      String name = UploadSpool.fileName(upload.name());
      Receipt receipt = archives.of(sender).receive(name, now.toEpochMilli(), content.get());
      store
          .transactions()
          .in(
              () -> {
                String id =
                    receipt
                        .entry()
                        .map(
                            entry -> enter(archives.today(), sender, entry, HTTP, upload.byLogin()))
                        .orElse(null);
                store
                    .fileUploads()
                    .settle(
                        upload.id(),
                        receipt.isKept() ? FileUpload.TAKEN : FileUpload.FAILED,
                        id,
                        receipt.reason());
                return true;
              });
      spool.delete(upload.id());
      taken++;
    }
    for (FileUpload late : store.fileUploads().overdue(utc(now))) {
      if (store
          .fileUploads()
          .end(late.id(), FileUpload.EXPIRED, utc(now), "it was not finished in time")) {
        spool.delete(late.id());
      }
    }
    return taken;
  }

  /**
   * What lies in the region folder and never came here is archived before it is replaced. Files of
   * several mines are placed at a time, but this archive is one.
   */
  private synchronized void keepBefore(String path, Optional<byte[]> there) throws IOException {
    if (there.isEmpty() || files.hasAt(path, sha256(there.get()))) {
      return;
    }
    Receipt receipt = archives.of(Sender.FOUND).receive(path, now.toEpochMilli(), there.get());
    if (!receipt.isKept()) {
      throw new IOException(
          path + " cannot be replaced, since it cannot be kept: " + receipt.reason());
    }
    enter(archives.today(), Sender.FOUND, receipt.entry().orElseThrow(), REGION, "");
  }

  private static String sha256(byte[] content) {
    return HexFormat.of().formatHex(Digests.sha256().digest(content));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  @Override
  public void close() throws IOException {
    disk.close();
    archives.close();
  }
}
