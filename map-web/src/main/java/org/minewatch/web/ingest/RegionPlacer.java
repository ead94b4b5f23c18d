package org.minewatch.web.ingest;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.minewatch.web.store.ReceivedFile;
import org.minewatch.web.store.ReceivedFiles;

/** Puts files that can be used where the night looks for them; which of two counts is said here. */
final class RegionPlacer {
  private final RegionShelf shelf;
  private final ReceivedFiles files;
  private final Keep keep;

  /** Keeps what lies in the region folder before something else takes its place. */
  interface Keep {
    void before(String path, Optional<byte[]> there) throws IOException;
  }

  RegionPlacer(RegionShelf shelf, ReceivedFiles files, Keep keep) {
    this.shelf = shelf;
    this.files = files;
    this.keep = keep;
  }

  /** Places a file by its name; doing it twice changes nothing. */
  Placing place(ReceivedFile file, FileName name, byte[] content) throws IOException {
    Optional<byte[]> there = shelf.read(name.path());
    if (there.isPresent() && Arrays.equals(there.get(), content)) {
      return Placing.at(name.path());
    }
    return name.isUpload()
        ? placeUpload(file, name, content, there)
        : placeLatest(file, name, content, there);
  }

  /** The first content of a name counts, unless it is only the beginning of another. */
  private Placing placeUpload(
      ReceivedFile file, FileName name, byte[] content, Optional<byte[]> there) throws IOException {
    if (there.isEmpty() || RegionShelf.isBeginning(there.get(), content)) {
      keep.before(name.path(), there);
      shelf.put(name.path(), content);
      return Placing.at(name.path());
    }
    String counts =
        files.sameName(file).stream()
            .filter(f -> f.regionPath().equals(name.path()))
            .filter(f -> !f.state().equals(ReceivedFile.SUPERSEDED))
            .map(ReceivedFile::id)
            .findFirst()
            .orElse(null);
    if (RegionShelf.isBeginning(content, there.get())) {
      return new Placing(
          "",
          FileReason.BEGINNING,
          "it is only the beginning of a file that came whole",
          null,
          counts);
    }
    Optional<String> beside = name.besidePath(file.sha256());
    if (beside.isPresent() && shelf.read(beside.get()).isEmpty()) {
      shelf.put(beside.get(), content);
    }
    return new Placing(
        beside.orElse(""),
        FileReason.RESENT,
        "the name came before with other content; both are kept",
        counts,
        null);
  }

  /** Of tables, drawings, events and positions the content that came last counts. */
  private Placing placeLatest(
      ReceivedFile file, FileName name, byte[] content, Optional<byte[]> there) throws IOException {
    if (name.kind().equals(FileName.POSITIONS)) {
      Optional<String> other = shelf.otherForm(name.path());
      if (other.isPresent()) {
        return new Placing(
            "",
            FileReason.OTHER_FORM,
            "the day lies there as " + other.get() + "; hand it in in that form",
            null,
            null);
      }
    }
    Optional<ReceivedFile> later =
        files.sameName(file).stream()
            .filter(f -> f.archiveKey().equals(file.archiveKey()))
            .filter(f -> f.regionPath().equals(name.path()))
            .filter(f -> isLater(f, file))
            .findFirst();
    if (later.isPresent()) {
      return new Placing(
          "", FileReason.LATER, "a later file of this name counts", null, later.get().id());
    }
    keep.before(name.path(), there);
    shelf.put(name.path(), content);
    return Placing.at(name.path());
  }

  /** By the archives, whose days do not go back with a clock. */
  private static boolean isLater(ReceivedFile one, ReceivedFile other) {
    return one.archive().equals(other.archive())
        ? one.sequence() > other.sequence()
        : one.archive().compareTo(other.archive()) > 0;
  }
}
