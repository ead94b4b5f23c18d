package org.minewatch.track.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.minewatch.track.upload.UploadQuery;
import org.minewatch.track.upload.UploadSource;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * What a mine's archive holds, for {@link org.minewatch.track.upload.UploadReader} and for people
 * who ask what came when. Reads while another process writes: a line that is being written is not
 * there yet.
 */
public final class ArchivedUploads {
  /** A file's times lie at most a day and its clock's fault before its arrival. */
  private static final long BEFORE_MILLIS = 25 * 3_600_000L;

  private final ArchiveFolder folder;
  private final List<ArchiveEntry> entries;

  private ArchivedUploads(ArchiveFolder folder, List<ArchiveEntry> entries) {
    this.folder = folder;
    this.entries = List.copyOf(entries);
  }

  /** An arrival and the next one with other content under its name. Both are kept. */
  public record Supersession(ArchiveEntry earlier, ArchiveEntry later) {
    @Override
    public String toString() {
      return earlier.name()
          + " of SHA-256 "
          + earlier.sha256()
          + " is superseded by "
          + later.sha256()
          + ", received "
          + (later.receivedMillis() - earlier.receivedMillis()) / 1000
          + " s later";
    }
  }

  /**
   * Reads the index of a mine; a mine without an archive has no entries.
   *
   * @throws DamagedArchiveException when a line is not what was written
   */
  public static ArchivedUploads read(Path root, String mineCode, ArchiveLimits limits)
      throws IOException {
    ArchiveFolder folder = ArchiveFolder.of(root, mineCode);
    List<ArchiveEntry> entries =
        Files.exists(folder.index())
            ? ArchiveIndex.read(folder.index(), mineCode, limits).entries()
            : List.of();
    return new ArchivedUploads(folder, entries);
  }

  /** All arrivals in their order. */
  public List<ArchiveEntry> entries() {
    return entries;
  }

  /**
   * All files for a reading. A content that is no longer what came is rejected there, by its hash.
   */
  public List<UploadSource> sources() {
    return sources(entries.stream());
  }

  /**
   * The files that can say something about what is asked, so that a night need not look at a year:
   * the registers, and what came between a day before the time asked for and what may be known. The
   * reading gives the same as with all files, but for the account of those left out.
   */
  public List<UploadSource> sources(UploadProfiles profiles, UploadQuery query) {
    long earliest = query.fromMillis() - BEFORE_MILLIS;
    return sources(
        entries.stream()
            .filter(e -> e.receivedMillis() <= query.asOfMillis())
            .filter(e -> e.receivedMillis() >= earliest || isRegister(profiles, e.name())));
  }

  private static boolean isRegister(UploadProfiles profiles, String name) {
    return profiles
        .match(name)
        .map(said -> said.profile().types().get(said.type()))
        .map(type -> type.kind().isRegister())
        .orElse(false);
  }

  private List<UploadSource> sources(Stream<ArchiveEntry> from) {
    return from.map(
            e ->
                new UploadSource(
                    folder.content(e.sha256()),
                    e.name(),
                    OptionalLong.of(e.receivedMillis()),
                    e.sha256()))
        .toList();
  }

  /** Names that came with other content again, in the order of the later arrival. */
  public List<Supersession> supersessions() {
    Map<String, ArchiveEntry> last = new HashMap<>();
    List<Supersession> found = new ArrayList<>();
    for (ArchiveEntry entry : entries) {
      ArchiveEntry before = last.put(entry.name(), entry);
      if (before != null) {
        found.add(new Supersession(before, entry));
      }
    }
    return found;
  }

  /**
   * The content of an arrival.
   *
   * @throws DamagedArchiveException when it is no longer what came
   */
  public byte[] content(ArchiveEntry entry) throws IOException {
    Path file = folder.content(entry.sha256());
    byte[] content = Files.readAllBytes(file);
    if (!ArchiveFolder.sha256(content).equals(entry.sha256())) {
      throw new DamagedArchiveException(file + " is not what was written");
    }
    return content;
  }

  /** Reads every content once and says of each that is gone or changed; empty when all is well. */
  public List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (String sha256 : entries.stream().map(ArchiveEntry::sha256).distinct().toList()) {
      Path file = folder.content(sha256);
      try {
        if (!ArchiveFolder.sha256(Files.readAllBytes(file)).equals(sha256)) {
          faults.add(file + " is not what was written");
        }
      } catch (IOException e) {
        faults.add(file + " cannot be read: " + e);
      }
    }
    return faults;
  }
}
