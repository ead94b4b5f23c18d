package org.minewatch.track.upload;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.minewatch.track.upload.profile.FileType;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.RecordKind;
import org.minewatch.track.upload.profile.UploadProfiles;

/** Decides by name, arrival and header time whether a file counts for what is asked. */
final class FileJudge {
  private static final long TOLERANCE = FixBuffer.TOLERANCE_MILLIS;
  private static final long PADDING = FixBuffer.PADDING_MILLIS;

  /** A file without its end is left alone for so long: it may still be being written. */
  private static final long HALF_FILE_MILLIS = 10 * 60_000L;

  private final UploadProfiles profiles;
  private final UploadQuery query;
  private final UploadParser parser;

  FileJudge(UploadProfiles profiles, UploadQuery query, UploadParser parser) {
    this.profiles = profiles;
    this.query = query;
    this.parser = parser;
  }

  /** The account of a file that need not be read, since its name or arrival says enough. */
  Optional<UploadFile> unread(UploadSource source) {
    NameMatch said = profiles.match(source.name()).orElse(null);
    if (said == null) {
      return Optional.empty();
    }
    OptionalLong nameTime = parser.nameTime(said);
    OptionalLong arrival = arrival(source, nameTime);
    if (arrival.isEmpty()) {
      return Optional.empty();
    }
    FileType type = said.profile().types().get(said.type());
    if (arrival.getAsLong() > query.asOfMillis()) {
      return Optional.of(
          unread(source, said, nameTime, FileState.LATER, "arrived after what may be known"));
    }
    long slack = 2 * TOLERANCE + (said.profile().header().isPresent() ? 0 : PADDING);
    if (type != null
        && !type.kind().isRegister()
        && arrival.getAsLong() < query.fromMillis() - slack) {
      return Optional.of(
          unread(source, said, nameTime, FileState.OUTSIDE, "came before the time asked for"));
    }
    return Optional.empty();
  }

  private static OptionalLong arrival(UploadSource source, OptionalLong nameTime) {
    return source.receivedMillis().isPresent() ? source.receivedMillis() : nameTime;
  }

  private static UploadFile unread(
      UploadSource source, NameMatch said, OptionalLong time, FileState state, String reason) {
    Optional<RecordKind> kind =
        Optional.ofNullable(said.profile().types().get(said.type())).map(FileType::kind);
    return new UploadFile(
        source.name(),
        said.profile().name(),
        said.type(),
        kind,
        said.mineCode(),
        OptionalLong.empty(),
        time,
        0,
        "",
        false,
        state,
        reason,
        0,
        0,
        0,
        List.of(),
        List.of(),
        null,
        List.of());
  }

  /** The file with the state it has for this question. */
  UploadFile judged(UploadFile file, UploadSource source) {
    if (!file.state().isUsed()) {
      return file;
    }
    if (query.mineCode().isPresent() && !query.mineCode().get().equals(file.mineCode())) {
      return file.rejected(
          "the file is mine " + file.mineCode() + "'s, not " + query.mineCode().get() + "'s");
    }
    OptionalLong arrival = arrival(source, file.nameMillis());
    if (!file.ended()
        && arrival.isPresent()
        && query.asOfMillis() - arrival.getAsLong() < HALF_FILE_MILLIS) {
      return file.withState(
          FileState.WAITING, "its end is missing and it is younger than ten minutes");
    }
    if (file.headerMillis().isEmpty()) {
      return file;
    }
    long header = file.headerMillis().getAsLong();
    if (arrival.isPresent() && header > arrival.getAsLong() + TOLERANCE) {
      return file.withState(
          FileState.QUARANTINED,
          "its header is "
              + (header - arrival.getAsLong()) / 1000
              + " s after its arrival; a file cannot come from the future");
    }
    if (header > query.asOfMillis()) {
      return file.withState(FileState.LATER, "dated after what may be known");
    }
    if (!file.kind().orElseThrow().isRegister()
        && (header < query.fromMillis() - PADDING - TOLERANCE
            || header >= query.toMillis() + 2 * PADDING)) {
      return file.withState(FileState.OUTSIDE, "dated outside the time asked for");
    }
    return file;
  }
}
