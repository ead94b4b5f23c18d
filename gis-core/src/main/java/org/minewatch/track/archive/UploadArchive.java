package org.minewatch.track.archive;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps what a mine uploads, before anything reads it. One process writes at a time; others read
 * with {@link ArchivedUploads} meanwhile. What {@link #receive} has acknowledged survives the end
 * of the process and of the machine's power.
 *
 * <p>Not safe for threads.
 */
public final class UploadArchive implements Closeable {
  private final ArchiveFolder folder;
  private final ArchiveLimits limits;
  private final FileChannel lock;
  private final List<String> repairs = new ArrayList<>();
  private final Map<String, List<ArchiveEntry>> byName = new HashMap<>();
  private final Set<Path> forced = new HashSet<>();
  private FileChannel index;
  private String lastCheck;
  private long indexBytes;
  private long size;
  private boolean failed;

  private UploadArchive(ArchiveFolder folder, ArchiveLimits limits, FileChannel lock) {
    this.folder = folder;
    this.limits = limits;
    this.lock = lock;
  }

  /**
   * Opens a mine's archive to write, makes it when there is none, and cuts off the beginning of a
   * line at the end of its index.
   *
   * @param root folder of the archives of all mines
   * @throws DamagedArchiveException when a line is not what was written
   * @throws IOException also when another process has it open
   */
  public static UploadArchive open(Path root, String mineCode, ArchiveLimits limits)
      throws IOException {
    ArchiveFolder folder = ArchiveFolder.of(root, mineCode);
    Durable.createFolder(root);
    Durable.createFolder(folder.folder());
    FileChannel channel =
        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    UploadArchive archive = new UploadArchive(folder, limits, channel);
    try {
      archive.lock();
      archive.load(mineCode);
      return archive;
    } catch (IOException | RuntimeException e) {
      archive.close();
      throw e;
    }
  }

  /** Whether there is an archive of a mine; nothing is made. */
  public static boolean exists(Path root, String mineCode) {
    return Files.exists(ArchiveFolder.of(root, mineCode).index());
  }

  private void lock() throws IOException {
    FileLock held;
    try {
      held = lock.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      throw new IOException(folder.folder() + " is being written by another process");
    }
  }

  private void load(String mineCode) throws IOException {
    Durable.createFolder(folder.contents());
    Files.deleteIfExists(folder.unfinished());
    if (!Files.exists(folder.index())) {
      if (holdsContents()) {
        throw new DamagedArchiveException(folder.index() + " is gone, but contents are there");
      }
      Durable.create(folder.index(), ArchiveIndex.head(mineCode), folder.unfinished());
    }
    ArchiveIndex read = ArchiveIndex.read(folder.index(), mineCode, limits);
    index = FileChannel.open(folder.index(), StandardOpenOption.WRITE);
    indexBytes = read.soundBytes();
    lastCheck = read.lastCheck();
    if (read.torn().length > 0) {
      cutOff(read.torn());
    }
    index.position(indexBytes);
    for (ArchiveEntry entry : read.entries()) {
      remember(entry);
    }
  }

  private boolean holdsContents() throws IOException {
    try (var any = Files.list(folder.contents())) {
      return any.findAny().isPresent();
    }
  }

  private void cutOff(byte[] torn) throws IOException {
    try (FileChannel kept =
        FileChannel.open(
            folder.torn(),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      Durable.write(kept, torn);
      Durable.write(kept, new byte[] {'\n'});
      kept.force(true);
    }
    index.truncate(indexBytes);
    index.force(true);
    repairs.add(
        folder.index()
            + " ended in "
            + torn.length
            + " bytes of a line that was not written to its end; they were moved to "
            + folder.torn().getFileName());
  }

  /** What had to be mended when the archive was opened. */
  public List<String> repairs() {
    return List.copyOf(repairs);
  }

  /** Arrivals kept so far. */
  public long size() {
    return size;
  }

  /**
   * Keeps a file. When this returns a receipt that says it is kept, the content and its line are on
   * the disk.
   *
   * @param name as the sender gave it; it becomes no path
   * @param receivedMillis when it came, by the receiver's clock
   * @throws IOException when the disk fails; the archive then has to be opened again
   */
  public Receipt receive(String name, long receivedMillis, byte[] content) throws IOException {
    if (failed) {
      throw new IOException(folder.folder() + " failed before and has to be opened again");
    }
    String refusal = refusal(name, receivedMillis, content.length);
    if (!refusal.isEmpty()) {
      return Receipt.refused(name, refusal);
    }
    String sha256 = ArchiveFolder.sha256(content);
    List<ArchiveEntry> before = byName.getOrDefault(name, List.of());
    for (ArchiveEntry entry : before) {
      if (entry.sha256().equals(sha256)) {
        return Receipt.of(Receipt.Outcome.REPEATED, entry, null);
      }
    }
    if (size >= limits.entries()) {
      return Receipt.refused(
          name, "the archive has " + limits.entries() + " entries; begin a new one");
    }
    failed = true;
    keep(sha256, content);
    ArchiveEntry entry = new ArchiveEntry(size + 1, receivedMillis, sha256, content.length, name);
    append(entry);
    failed = false;
    return before.isEmpty()
        ? Receipt.of(Receipt.Outcome.STORED, entry, null)
        : Receipt.of(Receipt.Outcome.RESENT, entry, before.get(before.size() - 1));
  }

  /** Why a file of this name and length would not be kept; empty when it would. */
  String refusal(String name, long receivedMillis, long bytes) {
    return refusal(name, receivedMillis, bytes, limits);
  }

  /** The same for any archive of these limits. */
  static String refusal(String name, long receivedMillis, long bytes, ArchiveLimits limits) {
    if (name.isEmpty() || name.length() > limits.nameChars()) {
      return "its name has "
          + name.length()
          + " characters; 1 to "
          + limits.nameChars()
          + " may be";
    }
    if (!ArchiveFolder.isLine(name)) {
      return "its name holds control characters or is no Unicode text";
    }
    if (bytes > limits.fileBytes()) {
      return "it has " + bytes + " bytes; at most " + limits.fileBytes() + " may be";
    }
    return receivedMillis < 0 ? "it cannot have come before 1970" : "";
  }

  /** The arrivals from the one with this number on, in their order. */
  public List<ArchiveEntry> entriesFrom(long sequence) {
    return byName.values().stream()
        .flatMap(List::stream)
        .filter(entry -> entry.sequence() >= sequence)
        .sorted(Comparator.comparingLong(ArchiveEntry::sequence))
        .toList();
  }

  /**
   * What came under a hash.
   *
   * @throws DamagedArchiveException when it is no longer what came
   */
  public byte[] content(String sha256) throws IOException {
    byte[] content = Files.readAllBytes(contentFile(sha256));
    if (!ArchiveFolder.sha256(content).equals(sha256)) {
      throw new DamagedArchiveException(contentFile(sha256) + " is not what was written");
    }
    return content;
  }

  /** Where that lies; nobody writes there. */
  public Path contentFile(String sha256) {
    return folder.content(sha256);
  }

  private void keep(String sha256, byte[] content) throws IOException {
    Path file = folder.content(sha256);
    if (forced.add(file.getParent())) {
      Durable.createFolder(file.getParent());
    }
    if (!Files.exists(file)) {
      Durable.create(file, content, folder.unfinished());
    } else if (Files.size(file) == content.length) {
      // A process before may have ended between the renaming and this.
      Durable.forceFolder(file.getParent());
    } else {
      throw new DamagedArchiveException(file + " is not what was written");
    }
  }

  private void append(ArchiveEntry entry) throws IOException {
    byte[] line = ArchiveIndex.line(lastCheck, entry);
    Durable.write(index, line);
    index.force(true);
    indexBytes += line.length;
    lastCheck = ArchiveIndex.checkOf(line);
    remember(entry);
  }

  private void remember(ArchiveEntry entry) {
    byName.merge(
        entry.name(),
        List.of(entry),
        (before, one) -> {
          List<ArchiveEntry> all = new ArrayList<>(before);
          all.addAll(one);
          return all;
        });
    size++;
  }

  /** Lets other processes write; nothing is pending. */
  @Override
  public void close() throws IOException {
    try (FileChannel held = lock) {
      if (index != null) {
        index.close();
      }
    }
  }
}
