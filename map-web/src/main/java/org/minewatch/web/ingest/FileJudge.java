package org.minewatch.web.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.minewatch.region.Region;
import org.minewatch.region.Rejection;
import org.minewatch.track.TrackFileSummary;
import org.minewatch.track.TrackReader;
import org.minewatch.track.upload.FileState;
import org.minewatch.track.upload.UploadFile;
import org.minewatch.track.upload.UploadLimits;
import org.minewatch.track.upload.UploadParser;
import org.minewatch.web.store.ReceivedFile;

/**
 * Reads a file by itself, with the readers that the night uses, and says how much of it can be
 * used. It neither writes nor knows what came before.
 */
final class FileJudge {
  /** A sender's clock may be so much ahead of ours. */
  private static final long TOLERANCE_MILLIS = 5 * 60_000L;

  private static final int MOST_REASONS = 200;

  private final KnownRegion tables;

  FileJudge(KnownRegion tables) {
    this.tables = tables;
  }

  /**
   * What a file is worth.
   *
   * @param state {@code received} when that cannot be said yet, {@code accepted}, {@code partial}
   *     or {@code rejected}
   * @param upload what an upload file says, for whoever looks at this moment
   */
  record Verdict(
      String state,
      FileReason why,
      String reason,
      Optional<LocalDate> day,
      long accepted,
      long rejected,
      List<ReceivedFile.Reason> reasons,
      Optional<UploadFile> upload) {

    static Verdict rejected(FileReason why, String reason) {
      return new Verdict(
          ReceivedFile.REJECTED, why, reason, Optional.empty(), 0, 0, List.of(), Optional.empty());
    }

    static Verdict waits(FileReason why, String reason) {
      return new Verdict(
          ReceivedFile.RECEIVED, why, reason, Optional.empty(), 0, 0, List.of(), Optional.empty());
    }

    boolean isUsed() {
      return state.equals(ReceivedFile.ACCEPTED) || state.equals(ReceivedFile.PARTIAL);
    }
  }

  /**
   * Reads a file.
   *
   * @param stored where its bytes lie
   */
  Verdict judge(FileName name, Sender sender, Instant received, byte[] content, Path stored)
      throws IOException {
    if (sender.isMine() && !name.mineCode().equals(sender.mineCode())) {
      return Verdict.rejected(
          FileReason.OTHER_MINE,
          "the name tells the mine "
              + name.mineCode()
              + ", but it was handed in as a file of "
              + sender.mineCode());
    }
    if (name.kind().equals(FileName.DRAWING)
        || name.kind().equals(FileName.TABLE) && tables.needsOther(name.path())) {
      return unread(content);
    }
    Optional<Region> region = tables.region();
    if (name.kind().equals(FileName.TABLE)
        && (region.isPresent() || KnownRegion.isNeeded(name.path()))) {
      return rows(tables.read(name.path(), content));
    }
    if (region.isEmpty()) {
      return Verdict.waits(
          FileReason.NO_REGION, "the region has no readable region.json and mines.csv yet");
    }
    if (!region.get().mines().containsKey(name.mineCode())) {
      return Verdict.waits(
          FileReason.NO_MINE, "the mine " + name.mineCode() + " is not in mines.csv; register it");
    }
    if (name.kind().equals(FileName.EVENTS)) {
      return rows(tables.read(name.path(), content));
    }
    if (name.isUpload()) {
      return upload(name, received, content, region.get().info().timeZone());
    }
    return positions(name, stored, region.get());
  }

  private static Verdict rows(KnownRegion.Reading reading) {
    return verdict(
        reading.unusable(),
        reading.accepted(),
        reading.rejected(),
        true,
        Optional.empty(),
        reading.rejections());
  }

  /**
   * A drawing is read by the night and the drawing desk, and the first of the two files that make a
   * region cannot be read without the other.
   */
  private static Verdict unread(byte[] content) {
    return content.length == 0
        ? Verdict.rejected(FileReason.UNUSABLE, "the file is empty")
        : new Verdict(
            ReceivedFile.ACCEPTED,
            FileReason.NONE,
            "",
            Optional.empty(),
            0,
            0,
            List.of(),
            Optional.empty());
  }

  private static Verdict positions(FileName name, Path stored, Region region) {
    TrackFileSummary summary =
        TrackReader.read(
            stored,
            name.path(),
            region.info().timeZone(),
            KnownRegion.readersOf(region, name.mineCode())::contains,
            (line, card, time, e, n, z, accuracy, station, distance, marks) -> {});
    return verdict(
        summary.rowsRead() == 0,
        summary.rowsRead(),
        summary.rowsRejected(),
        summary.complete(),
        name.day(),
        summary.rejections());
  }

  private static Verdict verdict(
      boolean unusable,
      long accepted,
      long rejected,
      boolean whole,
      Optional<LocalDate> day,
      List<Rejection> rejections) {
    List<ReceivedFile.Reason> reasons = reasons(rejections);
    if (unusable) {
      String first =
          rejections.isEmpty() ? "it has no row that can be used" : rejections.get(0).reason();
      return new Verdict(
          ReceivedFile.REJECTED,
          FileReason.UNUSABLE,
          first,
          day,
          0,
          rejected,
          reasons,
          Optional.empty());
    }
    if (rejected > 0 || !whole || !reasons.isEmpty()) {
      String first = reasons.isEmpty() ? "the file breaks off" : reasons.get(0).reason();
      return new Verdict(
          ReceivedFile.PARTIAL,
          FileReason.PARTLY,
          first,
          day,
          accepted,
          rejected,
          reasons,
          Optional.empty());
    }
    return new Verdict(
        ReceivedFile.ACCEPTED, FileReason.NONE, "", day, accepted, 0, reasons, Optional.empty());
  }

  private static Verdict upload(FileName name, Instant received, byte[] content, ZoneId zone) {
    String file = name.path().substring(name.path().lastIndexOf('/') + 1);
    UploadFile read =
        new UploadParser(FileName.profiles(), zone, UploadLimits.DEFAULT).parse(content, file);
    Optional<LocalDate> day = day(read, zone);
    List<ReceivedFile.Reason> reasons = reasons(read.rejections());
    if (!read.state().isUsed()) {
      return new Verdict(
          ReceivedFile.REJECTED,
          FileReason.UNUSABLE,
          read.reason(),
          day,
          0,
          read.rejected(),
          reasons,
          Optional.empty());
    }
    if (!read.mineCode().equals(name.mineCode())) {
      return Verdict.rejected(
          FileReason.OTHER_MINE,
          "the header tells the mine " + read.mineCode() + ", the name " + name.mineCode());
    }
    if (read.headerMillis().isPresent()
        && read.headerMillis().getAsLong() > received.toEpochMilli() + TOLERANCE_MILLIS) {
      return Verdict.rejected(
          FileReason.FUTURE,
          "its header "
              + Instant.ofEpochMilli(read.headerMillis().getAsLong())
              + " is later than its arrival "
              + received
              + " by this server's clock; a file cannot come from the future");
    }
    boolean partial = read.state() == FileState.PARTIAL;
    return new Verdict(
        partial ? ReceivedFile.PARTIAL : ReceivedFile.ACCEPTED,
        partial ? FileReason.PARTLY : FileReason.NONE,
        read.reason(),
        day,
        read.accepted(),
        read.rejected(),
        reasons,
        Optional.of(read));
  }

  private static Optional<LocalDate> day(UploadFile file, ZoneId zone) {
    long millis = file.headerMillis().orElse(file.nameMillis().orElse(Long.MIN_VALUE));
    return millis == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(millis).atZone(zone).toLocalDate());
  }

  /** The text at fault is left out: in upload files it holds names. */
  private static List<ReceivedFile.Reason> reasons(List<Rejection> rejections) {
    return rejections.stream()
        .limit(MOST_REASONS)
        .map(r -> new ReceivedFile.Reason(r.line(), r.column(), r.reason()))
        .toList();
  }
}
