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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.minewatch.track.archive.ArchiveLimits;
import org.minewatch.track.archive.Durable;
import org.minewatch.track.archive.UploadArchive;

/**
 * The archives of all senders, one a day of UTC, and those of the day that goes on alone are held
 * in memory. Their days never go back: what comes after a clock was set back lies in the day that
 * was, so that a later archive, and in one archive a later number, always means that a file came
 * later. One server writes them; another waits until that one has ended, however it ends.
 */
final class IngestArchives implements Closeable {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

  /** A version before had one a month, such as {@code 2026-11}, which comes before its days. */
  private static final Pattern PERIOD = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");

  /** A clock that was so much ahead was never right: its days are not waited for. */
  private static final int MOST_DAYS_AHEAD = 2;

  private final Path root;
  private final ArchiveLimits limits;
  private final Opened opened;
  private final Map<String, UploadArchive> open = new ConcurrentHashMap<>();
  private final Map<String, Object> locks = new ConcurrentHashMap<>();
  private @Nullable FileChannel lock;
  private String today = "";
  private String soon = "";

  /** Is told of the arrivals in an archive that has been opened, before anything is added to it. */
  interface Opened {
    void look(String day, String key, UploadArchive archive) throws IOException;
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

  /** Says what time it is now, before anything is added; days that went by are let go. */
  void begin(Instant now) throws IOException {
    LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate();
    String next = DAY.format(day);
    soon = DAY.format(day.plusDays(MOST_DAYS_AHEAD));
    for (String before : days()) {
      if (before.compareTo(next) > 0 && before.compareTo(soon) <= 0) {
        next = before;
      }
    }
    if (!next.equals(today)) {
      closeArchives();
      today = next;
    }
  }

  /** The day whose archives are added to. */
  String today() {
    return today;
  }

  /**
   * The last days that there are archives of: one may have ended while a file was taken. Those that
   * a wrong clock left in the future are among them and keep nothing else out.
   */
  List<String> latest() throws IOException {
    List<String> all = days();
    int come = (int) all.stream().filter(day -> day.compareTo(soon) <= 0).count();
    return all.subList(Math.max(0, come - 2), all.size());
  }

  private List<String> days() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders
          .map(f -> f.getFileName().toString())
          .filter(n -> PERIOD.matcher(n).matches())
          .sorted()
          .toList();
    }
  }

  /** That of a sender for what comes now. */
  UploadArchive of(Sender sender) throws IOException {
    return of(today, sender.key());
  }

  UploadArchive of(String day, String key) throws IOException {
    String name = day + " " + key;
    UploadArchive archive = open.get(name);
    if (archive == null) {
      synchronized (locks.computeIfAbsent(name, n -> new Object())) {
        archive = open.get(name);
        if (archive == null) {
          archive = UploadArchive.open(root.resolve(day), key, limits);
          open.put(name, archive);
          opened.look(day, key, archive);
        }
      }
    }
    return archive;
  }

  /** Opens an archive if there is one, so that what nobody has been told of is told. */
  void openIfThere(String day, String key) throws IOException {
    if (Files.isDirectory(root.resolve(day)) && UploadArchive.exists(root.resolve(day), key)) {
      of(day, key);
    }
  }

  /** Lets those of former days go, which are read now and then and not added to. */
  void closeFormer() throws IOException {
    for (String name : List.copyOf(open.keySet())) {
      if (!name.startsWith(today + " ")) {
        open.remove(name).close();
      }
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
    locks.clear();
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
