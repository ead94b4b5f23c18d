package org.minewatch.track.upload;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.minewatch.track.upload.profile.FileType;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.RecordKind;

/** Keeps the account of a file while it is parsed and closes it with a state. */
final class FileAccount {
  /** Share of bad records above which nothing of a file is believed (domain practice). */
  private static final double MOST_BAD = 0.2;

  private final String name;
  private final byte[] bytes;
  private final SnapshotColumns places;
  private final ProblemLog log;
  private final List<UploadRecord> records = new ArrayList<>();
  private String profile = "";
  private String type = "";
  private Optional<RecordKind> kind = Optional.empty();
  private String mineCode = "";
  private OptionalLong headerMillis = OptionalLong.empty();
  private OptionalLong nameMillis = OptionalLong.empty();
  private boolean ended;
  private int found;
  private int cut;

  FileAccount(String name, byte[] bytes, UploadLimits limits, SnapshotColumns places) {
    this.name = name;
    this.bytes = bytes;
    this.places = places;
    this.log = new ProblemLog(name, limits.rejections());
  }

  void named(NameMatch said, OptionalLong time) {
    profile = said.profile().name();
    type = said.type();
    kind = Optional.ofNullable(said.profile().types().get(type)).map(FileType::kind);
    mineCode = said.mineCode();
    nameMillis = time;
  }

  ProblemLog log() {
    return log;
  }

  SnapshotColumns places() {
    return places;
  }

  String mineCode() {
    return mineCode;
  }

  void mineCode(String code) {
    mineCode = code;
  }

  OptionalLong headerMillis() {
    return headerMillis;
  }

  void headerMillis(OptionalLong millis) {
    headerMillis = millis;
  }

  OptionalLong nameMillis() {
    return nameMillis;
  }

  void ended(boolean value) {
    ended = value;
  }

  void found() {
    found++;
  }

  /**
   * A record that breaks off with the file; not the sender's fault, so it does not count as bad.
   */
  void cut() {
    cut++;
  }

  void add(UploadRecord record) {
    records.add(record);
  }

  /** The file is kept as it is; what it holds is not counted as records. */
  UploadFile raw(String reason) {
    places.clear();
    records.clear();
    found = 0;
    return close(FileState.RAW, reason, 0, 0);
  }

  /** Nothing of the file is used. */
  UploadFile rejected(String reason) {
    log.file(reason);
    places.clear();
    records.clear();
    return close(FileState.REJECTED, reason, 0, found);
  }

  /** The file is used as far as its records are sound. */
  UploadFile done() {
    int rejected = log.rejectedRecords();
    int bad = rejected - cut;
    if (bad > MOST_BAD * found) {
      return rejected(
          bad
              + " of "
              + found
              + " records are bad, more than a fifth; nothing of the file is used");
    }
    if (rejected > 0) {
      return close(
          FileState.PARTIAL, rejected + " of " + found + " records were rejected", -1, rejected);
    }
    if (!ended) {
      return close(FileState.PARTIAL, "the end of the file is missing", -1, 0);
    }
    return close(FileState.ACCEPTED, "", -1, 0);
  }

  private UploadFile close(FileState state, String reason, int accepted, int rejected) {
    return new UploadFile(
        name,
        profile,
        type,
        kind,
        mineCode,
        headerMillis,
        nameMillis,
        bytes.length,
        sha256(bytes),
        ended,
        state,
        reason,
        found,
        accepted < 0 ? found - rejected : accepted,
        rejected,
        log.rejections(),
        log.notes(),
        places,
        records);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
