package org.minewatch.track.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.track.upload.profile.NameMatch;
import org.minewatch.track.upload.profile.UploadProfiles;

/**
 * The folder into which a mine's sender writes: takes from it what is complete into the archive.
 * Senders write in place, so a file counts as complete when it ends as its dialect says, or when
 * nothing has changed in it for a minute where the dialect has no end mark, for ten minutes where
 * it should have one. Folders, links and names that begin with a dot are left alone.
 */
public final class DropFolder {
  private static final long QUIET_MILLIS = 60_000;
  private static final long HALF_FILE_MILLIS = 10 * 60_000L;
  private static final int MOST_FILES = 200_000;
  private static final int READINGS = 3;
  private static final String TAKEN = ".taken";

  private final Path folder;
  private final UploadProfiles profiles;
  private final boolean keeps;
  private final ArchiveLimits limits;
  private final Map<String, Seen> seen = new HashMap<>();

  private record Stamp(long bytes, long modifiedMillis) {}

  private record Seen(Stamp stamp, long sinceMillis, boolean archived) {}

  /**
   * @param keeps whether the files stay where they are; otherwise those that are archived go
   */
  public DropFolder(Path folder, UploadProfiles profiles, boolean keeps, ArchiveLimits limits) {
    this.folder = folder;
    this.profiles = profiles;
    this.keeps = keeps;
    this.limits = limits;
  }

  /**
   * Takes what is complete.
   *
   * @param now by the receiver's clock; becomes the receive time of what is taken
   * @throws IOException when the folder cannot be listed or the archive fails; a file that cannot
   *     be read is noted and left
   */
  public Sweep sweep(UploadArchive archive, Instant now) throws IOException {
    List<Receipt> receipts = new ArrayList<>();
    List<String> waiting = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    if (!keeps) {
      // What a process before took out of the folder but did not live to archive.
      for (Path left : files(folder.resolve(TAKEN), notes).values()) {
        finish(archive, left, now, receipts, waiting);
      }
    }
    Map<String, Path> files = files(folder, notes);
    seen.keySet().retainAll(files.keySet());
    for (Map.Entry<String, Path> file : files.entrySet()) {
      try {
        take(archive, file.getKey(), file.getValue(), now, receipts, waiting);
      } catch (NoSuchFileException e) {
        // The sender took it back or renamed it between listing and reading.
        seen.remove(file.getKey());
      } catch (UnreadableException e) {
        notes.add(file.getKey() + " cannot be read: " + e.getCause());
      }
    }
    return new Sweep(receipts, waiting, notes);
  }

  /** The disk of the senders failed for one file; the archive's failures are not of this kind. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableException(IOException cause) {
      super(cause);
    }
  }

  private static Map<String, Path> files(Path in, List<String> notes) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(in, LinkOption.NOFOLLOW_LINKS)) {
      return files;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(in)) {
      for (Path file : all) {
        String name = file.getFileName().toString();
        if (name.startsWith(".") || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          continue;
        }
        if (files.size() == MOST_FILES) {
          notes.add("more than " + MOST_FILES + " files; the rest is left for the next time");
          break;
        }
        files.put(name, file);
      }
    }
    return files;
  }

  private void take(
      UploadArchive archive,
      String name,
      Path file,
      Instant now,
      List<Receipt> receipts,
      List<String> waiting)
      throws IOException, UnreadableException {
    Stamp stamp = stamp(file);
    Seen before = seen.get(name);
    if (before == null || !before.stamp.equals(stamp)) {
      before = new Seen(stamp, now.toEpochMilli(), false);
      seen.put(name, before);
    }
    if (before.archived) {
      return;
    }
    String refusal = archive.refusal(name, now.toEpochMilli(), stamp.bytes);
    if (!refusal.isEmpty()) {
      receipts.add(Receipt.refused(name, refusal));
      return;
    }
    byte[] content = bytes(file);
    boolean unchanged = stamp(file).equals(stamp) && content.length == stamp.bytes;
    long quiet = now.toEpochMilli() - Math.min(stamp.modifiedMillis, before.sinceMillis);
    if (!unchanged || !isComplete(name, content, quiet)) {
      waiting.add(name);
    } else if (keeps) {
      receipts.add(archive.receive(name, now.toEpochMilli(), content));
      seen.put(name, new Seen(stamp, before.sinceMillis, true));
    } else {
      // Out of the sender's reach first, so that what it writes next is another file.
      Files.createDirectories(folder.resolve(TAKEN));
      Path taken = folder.resolve(TAKEN).resolve(file.getFileName());
      Files.move(file, taken, StandardCopyOption.ATOMIC_MOVE);
      seen.remove(name);
      finish(archive, taken, now, receipts, waiting);
    }
  }

  private boolean isComplete(String name, byte[] content, long quietMillis) {
    String end =
        profiles.match(name).map(NameMatch::profile).map(p -> p.fileTerminator()).orElse("");
    return end.isEmpty()
        ? quietMillis >= QUIET_MILLIS
        : endsWith(content, end) || quietMillis >= HALF_FILE_MILLIS;
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
      UploadArchive archive, Path taken, Instant now, List<Receipt> receipts, List<String> waiting)
      throws IOException {
    String name = taken.getFileName().toString();
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
