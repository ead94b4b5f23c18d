package org.minewatch.track.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.minewatch.region.Rejection;
import org.minewatch.track.upload.profile.RecordKind;

/**
 * One upload file as parsed by itself, without knowing the others.
 *
 * @param name of the file
 * @param profile the dialect, empty when none fits
 * @param type as in the name, such as {@code RYSS}
 * @param kind empty when the type is not understood
 * @param mineCode of the header, else of the name
 * @param headerMillis what orders files; from the records where a dialect has no header
 * @param nameMillis the time in the name
 * @param sha256 of all bytes, lower-case hex
 * @param ended whether the file says that it is complete
 * @param state {@code ACCEPTED}, {@code PARTIAL}, {@code REJECTED} or {@code RAW}
 * @param reason of a state other than {@code ACCEPTED}
 * @param found records in the file; always {@code accepted + rejected}
 * @param rejections with the segment's number as the line, the header being 1
 * @param places empty columns unless the kind is one of places
 */
public record UploadFile(
    String name,
    String profile,
    String type,
    Optional<RecordKind> kind,
    String mineCode,
    OptionalLong headerMillis,
    OptionalLong nameMillis,
    long bytes,
    String sha256,
    boolean ended,
    FileState state,
    String reason,
    int found,
    int accepted,
    int rejected,
    List<Rejection> rejections,
    List<String> notes,
    SnapshotColumns places,
    List<UploadRecord> records) {
  public UploadFile {
    rejections = List.copyOf(rejections);
    notes = List.copyOf(notes);
    records = List.copyOf(records);
  }

  UploadFile withState(FileState newState, String newReason) {
    return copy(newState, newReason, accepted, rejected, rejections, places, records);
  }

  /** This file with all its records rejected for one reason. */
  UploadFile rejected(String why) {
    List<Rejection> more = new ArrayList<>(rejections);
    more.add(new Rejection(name, 0, "", why, ""));
    return copy(FileState.REJECTED, why, 0, found, more, places, List.of());
  }

  /** A file that the disk does not give. */
  static UploadFile unreadable(String name, String why) {
    OptionalLong none = OptionalLong.empty();
    String reason = "the file cannot be read: " + why;
    return new UploadFile(
        name,
        "",
        "",
        Optional.empty(),
        "",
        none,
        none,
        0,
        "",
        false,
        FileState.REJECTED,
        reason,
        0,
        0,
        0,
        List.of(new Rejection(name, 0, "", reason, "")),
        List.of(),
        null,
        List.of());
  }

  /** This file without its records, as the log keeps it. */
  UploadFile emptied() {
    return copy(state, reason, accepted, rejected, rejections, null, List.of());
  }

  private UploadFile copy(
      FileState newState,
      String newReason,
      int newAccepted,
      int newRejected,
      List<Rejection> newRejections,
      SnapshotColumns newPlaces,
      List<UploadRecord> newRecords) {
    return new UploadFile(
        name,
        profile,
        type,
        kind,
        mineCode,
        headerMillis,
        nameMillis,
        bytes,
        sha256,
        ended,
        newState,
        newReason,
        found,
        newAccepted,
        newRejected,
        newRejections,
        notes,
        newPlaces,
        newRecords);
  }
}
