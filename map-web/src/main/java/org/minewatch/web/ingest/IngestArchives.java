package org.minewatch.web.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.track.archive.ArchiveLimits;
import org.minewatch.track.archive.Durable;
import org.minewatch.track.archive.UploadArchive;

/**
 * The archives of all senders, one a month, so that the index that is held in memory stays small.
 * One server writes them; another waits until that one has ended, however it ends.
 */
final class IngestArchives implements Closeable {
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy-MM");

  private final Path root;
  private final ArchiveLimits limits;
  private final Opened opened;
  private final Map<String, UploadArchive> open = new ConcurrentHashMap<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private @Nullable FileChannel lock;

  /** Is told of the arrivals in an archive that has been opened, before anything is added to it. */
  interface Opened {
    void look(String month, String key, UploadArchive archive) throws IOException;
  }

  IngestArchives(Path root, ArchiveLimits limits, Opened opened) {
    this.root = root;
    this.limits = limits;
    this.opened = opened;
  }

  /** Whether this server writes them, from now on or already. */
  boolean hold() throws IOException {
    if (lock != null) {
      return true;
    }
    Durable.createFolder(root);
    FileChannel channel =
        FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock held;
    try {
      held = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      held = null;
    }
    if (held == null) {
      channel.close();
      return false;
    }
    lock = channel;
    return true;
  }

  static String month(Instant instant) {
    return MONTH.format(instant.atOffset(ZoneOffset.UTC));
  }

  /** The last months that there are archives of; a month may have ended while a file was taken. */
  List<String> months() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      List<String> months =
          folders
              .map(f -> f.getFileName().toString())
              .filter(n -> n.matches("\\d{4}-\\d{2}"))
              .sorted()
              .toList();
      return months.subList(Math.max(0, months.size() - 2), months.size());
    }
  }

  UploadArchive of(Sender sender, Instant now) throws IOException {
    return of(month(now), sender.key());
  }

  UploadArchive of(String month, String key) throws IOException {
    String name = month + " " + key;
    UploadArchive archive = open.get(name);
    if (archive == null) {
      synchronized (locks.computeIfAbsent(name, n -> new Object())) {
        archive = open.get(name);
        if (archive == null) {
          archive = UploadArchive.open(root.resolve(month), key, limits);
          open.put(name, archive);
          opened.look(month, key, archive);
        }
      }
    }
    return archive;
  }

  /** Opens an archive if there is one, so that what nobody has been told of is told. */
  void openIfThere(String month, String key) throws IOException {
    if (Files.isDirectory(root.resolve(month)) && UploadArchive.exists(root.resolve(month), key)) {
      of(month, key);
    }
  }

  /** After a failure: what is open has to be opened again. */
  void closeArchives() {
    for (UploadArchive archive : open.values()) {
      try {
        archive.close();
      } catch (IOException e) {
        // What was acknowledged is on the disk; there is nothing to lose.
      }
    }
    open.clear();
  }

  @Override
  public void close() throws IOException {
    closeArchives();
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
