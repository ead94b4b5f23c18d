package org.minewatch.track.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * The folder into which a mine's sender writes: takes from it what is complete into the archive,
 * the oldest first. Senders write in place, so a file counts as complete when it ends as its
 * dialect says, or when nothing has changed in it for a while ({@link DropRules}). Folders and
 * names that begin with a dot are left alone, links and devices too, which is noted.
 */
public final class DropFolder {
  /** Longer than any end mark with the line breaks behind it. */
  private static final int TAIL_BYTES = 256;

  private static final int MOST_FILES = 200_000;
  private static final int MOST_NOTES = 100;
  private static final int READINGS = 3;
  private static final String TAKEN = ".taken";

  private final Path folder;
  private final UploadProfiles profiles;
  private final boolean keeps;
  private final ArchiveLimits limits;
  private final DropRules rules;
  private final Map<String, Seen> seen = new HashMap<>();

  private record Stamp(long bytes, long modifiedMillis) {}

  private record Seen(Stamp stamp, long sinceMillis, boolean archived) {}

  private record Found(String name, Path path, long modifiedMillis) {}

  /** Which archive a file goes to. */
  @FunctionalInterface
  public interface Archives {
    UploadArchive of(String name) throws IOException;
  }

  /**
   * @param keeps whether the files stay where they are; otherwise those that are archived go
   */
  public DropFolder(Path folder, UploadProfiles profiles, boolean keeps, ArchiveLimits limits) {
    this(folder, profiles, keeps, limits, DropRules.DEFAULT);
  }

  /** As the other with rules of one's own. */
  public DropFolder(
      Path folder, UploadProfiles profiles, boolean keeps, ArchiveLimits limits, DropRules rules) {
    this.folder = folder;
    this.profiles = profiles;
    this.keeps = keeps;
    this.limits = limits;
    this.rules = rules;
  }

  /** As {@link #sweep(Archives, Instant)} into one archive. */
  public Sweep sweep(UploadArchive archive, Instant now) throws IOException {
    return sweep(name -> archive, now);
  }

  /**
   * Takes what is complete.
   *
   * @param now by the receiver's clock; becomes the receive time of what is taken
   * @throws IOException when the folder cannot be listed or the archive fails; a file that cannot
   *     be read is noted and left
   */
  public Sweep sweep(Archives archives, Instant now) throws IOException {
    return sweep(archives, now, name -> "", Workers.NONE);
  }

  /**
   * As the other; files of different senders are archived side by side.
   *
   * @param senders by the names of files; those of one sender go to one archive
   */
  public Sweep sweep(Archives archives, Instant now, UnaryOperator<String> senders, Workers workers)
      throws IOException {
    List<Receipt> receipts = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Taking taking = new Taking(archives, now, senders);
    if (!keeps) {
      // What a process before took out of the folder but did not live to archive.
      for (Found left : files(folder.resolve(TAKEN), notes)) {
        taking.add(left.path);
      }
      taking.archive(workers, receipts, waiting);
    }
    List<Found> files = files(folder, notes);
    seen.keySet().retainAll(files.stream().map(Found::name).collect(Collectors.toSet()));
    int looked = 0;
    for (Found file : files) {
      if (receipts.stream().filter(Receipt::isKept).count() + taking.size() >= rules.mostAtOnce()) {
        break;
      }
      looked++;
      try {
        take(archives, file.name, file.path, now, taking, receipts, waiting);
      } catch (NoSuchFileException e) {
        // The sender took it back or renamed it between listing and reading.
        seen.remove(file.name);
      } catch (UnreadableException e) {
        notes.add(file.name + " cannot be read: " + e.getCause());
      }
    }
    taking.archive(workers, receipts, waiting);
    return new Sweep(receipts, waiting, notes, files.size() - looked);
  }

  /** The disk of the senders failed for one file; the archive's failures are not of this kind. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
      super(cause);
    }
  }

  /** Plain files, the oldest first; names decide between files of one instant. */
  private static List<Found> files(Path in, List<String> notes) throws IOException {
    List<Found> files = new ArrayList<>();
    if (!Files.isDirectory(in, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    int strange = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(in)) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        if (name.startsWith(".")) {
          continue;
        }
        BasicFileAttributes is;
        try {
          is = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
          continue;
        }
        if (!is.isRegularFile()) {
          if (!is.isDirectory() && strange++ < MOST_NOTES) {
            notes.add(
                name
                    + " is "
                    + (is.isSymbolicLink() ? "a link" : "no plain file")
                    + "; left alone");
          }
          continue;
        }
        if (files.size() == MOST_FILES) {
          notes.add("more than " + MOST_FILES + " files; the rest is left for the next time");
          break;
        }
        files.add(new Found(name, file, is.lastModifiedTime().toMillis()));
      }
    }
    files.sort(Comparator.comparingLong(Found::modifiedMillis).thenComparing(Found::name));
    return files;
  }

  private void take(
      Archives archives,
      String name,
      Path file,
      Instant now,
      Taking taking,
      List<Receipt> receipts,
      List<String> waiting)
      throws IOException, UnreadableException {
    Stamp stamp = stamp(file);
    Seen before = seen.get(name);
    if (before == null || !before.stamp.equals(stamp)) {
      before = new Seen(stamp, now.toEpochMilli(), false);
    } else if (before.sinceMillis > now.toEpochMilli()) {
      before = new Seen(stamp, now.toEpochMilli(), before.archived); // The clock was set back.
    }
    seen.put(name, before);
    if (before.archived) {
      return;
    }
    String refusal = UploadArchive.refusal(name, now.toEpochMilli(), stamp.bytes, limits);
    if (!refusal.isEmpty()) {
      receipts.add(Receipt.refused(name, refusal));
      return;
    }
    long quiet = now.toEpochMilli() - Math.min(stamp.modifiedMillis, before.sinceMillis);
    if (!isComplete(name, file, stamp.bytes, quiet)) {
      waiting.add(name);
    } else if (keeps) {
      byte[] content = bytes(file);
      if (!stamp(file).equals(stamp) || content.length != stamp.bytes) {
        waiting.add(name);
        return;
      }
      receipts.add(archives.of(name).receive(name, now.toEpochMilli(), content));
      seen.put(name, new Seen(stamp, before.sinceMillis, true));
    } else {
      // Out of the sender's reach first, so that what it writes next is another file.
      Files.createDirectories(folder.resolve(TAKEN));
      Path taken = folder.resolve(TAKEN).resolve(file.getFileName());
      Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
      seen.remove(name);
      taking.add(taken);
    }
  }

  /** Files that were taken out of the folder and are to be archived. */
  private final class Taking {
    private final Archives archives;
    private final Instant now;
    private final UnaryOperator<String> senders;
    private final List<Path> files = new ArrayList<>();

    Taking(Archives archives, Instant now, UnaryOperator<String> senders) {
      this.archives = archives;
      this.now = now;
      this.senders = senders;
    }

    void add(Path taken) {
      files.add(taken);
    }

    int size() {
      return files.size();
    }

    void archive(Workers workers, List<Receipt> receipts, List<String> waiting) throws IOException {
      List<List<Receipt>> receiptsOf = new ArrayList<>();
      List<List<String>> waitingOf = new ArrayList<>();
      Map<String, List<Workers.Step>> chains = new LinkedHashMap<>();
      for (Path file : files) {
        List<Receipt> its = new ArrayList<>();
        List<String> waits = new ArrayList<>();
        receiptsOf.add(its);
        waitingOf.add(waits);
        chains
            .computeIfAbsent(
                senders.apply(file.getFileName().toString()), sender -> new ArrayList<>())
            .add(() -> finish(archives, file, now, its, waits));
      }
      files.clear();
      if (!chains.isEmpty()) {
        workers.run(List.copyOf(chains.values()));
      }
      receiptsOf.forEach(receipts::addAll);
      waitingOf.forEach(waiting::addAll);
    }
  }

  private boolean isComplete(String name, Path file, long bytes, long quietMillis)
      throws NoSuchFileException, UnreadableException {
    String end =
        profiles.match(name).map(NameMatch::profile).map(p -> p.fileTerminator()).orElse("");
    return end.isEmpty()
        ? quietMillis >= rules.quiet().toMillis()
        : quietMillis >= rules.half().toMillis() || endsWith(tail(file, bytes), end);
  }

  private static byte[] tail(Path file, long bytes)
      throws NoSuchFileException, UnreadableException {
    try (SeekableByteChannel in =
        Files.newByteChannel(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      in.position(Math.max(0, bytes - TAIL_BYTES));
      ByteBuffer tail = ByteBuffer.allocate(TAIL_BYTES);
      while (tail.hasRemaining() && in.read(tail) >= 0) {
        // A file that grows meanwhile is read on; what counts is how it ends.
      }
      return Arrays.copyOf(tail.array(), tail.position());
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }

  private static boolean endsWith(byte[] content, String end) {
    int to = content.length;
    while (to > 0 && content[to - 1] >= 0 && content[to - 1] <= ' ') {
      to--;
    }
    byte[] mark = end.getBytes(StandardCharsets.US_ASCII);
    return to >= mark.length && Arrays.equals(content, to - mark.length, to, mark, 0, mark.length);
  }

  /**
   * Archives a file that was taken out and removes it, unless somebody who still has it open wrote
   * on: then what it holds now is archived as well.
   */
  private void finish(
      Archives archives, Path taken, Instant now, List<Receipt> receipts, List<String> waiting)
      throws IOException {
    String name = taken.getFileName().toString();
    UploadArchive archive = archives.of(name);
    for (int reading = 0; reading < READINGS; reading++) {
      Stamp stamp = stamp(taken);
      byte[] content;
      try {
        content = bytes(taken);
      } catch (UnreadableException e) {
        break;
      }
      Receipt receipt = archive.receive(name, now.toEpochMilli(), content);
      receipts.add(receipt);
      if (!receipt.isKept()) {
        return;
      }
      if (stamp(taken).equals(stamp) && content.length == stamp.bytes) {
        Files.delete(taken);
        return;
      }
    }
    waiting.add(name);
  }

  private static Stamp stamp(Path file) throws IOException {
    BasicFileAttributes a =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return new Stamp(a.size(), a.lastModifiedTime().toMillis());
  }

  private byte[] bytes(Path file) throws NoSuchFileException, UnreadableException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return in.readNBytes(limits.fileBytes() + 1);
    } catch (NoSuchFileException e) {
      throw e;
    } catch (IOException e) {
      throw new UnreadableException(e);
    }
  }
}
