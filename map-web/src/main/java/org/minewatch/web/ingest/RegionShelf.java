package org.minewatch.web.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.minewatch.track.archive.Durable;

/**
 * Puts files into the region folder that the night reads. A file is there whole or not at all: it
 * is written under a name that no reader looks at, forced to the disk and renamed.
 */
final class RegionShelf {
  private static final int MOST_AT_ONCE = 16;

  /** Names for files that are being written; one that a process before left is overwritten. */
  private final Queue<String> free =
      new ConcurrentLinkedQueue<>(
          IntStream.range(0, MOST_AT_ONCE).mapToObj(i -> "." + i + ".unfinished").toList());

  private final Path region;
  private final long maxBytes;

  RegionShelf(Path region, long maxBytes) {
    this.region = region;
    this.maxBytes = maxBytes;
  }

  /** What lies at a path, which was put together by {@link FileName}. */
  Optional<byte[]> read(String path) throws IOException {
    Path file = region.resolve(path);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(file + " is no plain file; nothing is put in its place");
    }
    if (Files.size(file) > maxBytes) {
      throw new IOException(file + " is larger than minewatch.ingest.max-file-bytes and is kept");
    }
    return Optional.of(Files.readAllBytes(file));
  }

  void put(String path, byte[] content) throws IOException {
    Path file = region.resolve(path);
    Path folder = file.getParent();
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      Durable.createFolder(folder);
    }
    if (!folder.toRealPath().startsWith(region.toRealPath())) {
      throw new IOException(folder + " is a link that leaves the region folder");
    }
    // Not in the region folder itself, where a night would note a name that it does not know.
    Path uploads = region.resolve("uploads");
    Files.createDirectories(uploads);
    String unfinished = free.poll();
    if (unfinished == null) {
      throw new IOException("more files are put at a time than there are names for");
    }
    try {
      Durable.create(file, content, uploads.resolve(unfinished));
    } finally {
      free.add(unfinished);
    }
  }

  /** Another file of the same day of a position file, in another form. */
  Optional<String> otherForm(String path) throws IOException {
    int dot = path.indexOf('.', path.lastIndexOf('/'));
    for (String ending : new String[] {".csv", ".csv.gz", ".parquet"}) {
      String other = path.substring(0, dot) + ending;
      if (!other.equals(path) && Files.exists(region.resolve(other), LinkOption.NOFOLLOW_LINKS)) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  static boolean isBeginning(byte[] part, byte[] whole) {
    return part.length < whole.length && Arrays.equals(part, 0, part.length, whole, 0, part.length);
  }
}
