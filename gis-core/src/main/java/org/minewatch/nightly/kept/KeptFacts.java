package org.minewatch.nightly.kept;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.minewatch.detect.NightFacts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder of what nights left, a file a mine-night: {@code <night>/<mine>.facts}. It fails at
 * nothing: what cannot be read is not there, what cannot be written is worked out again next time.
 *
 * <p>A file is {@value #MAGIC}, the key, the length of what follows when unpacked, the facts packed
 * by zlib, and the SHA-256 of all of that.
 */
public final class KeptFacts {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFacts.class);

  private static final String MAGIC = "minewatch facts 1\n";
  private static final int HASH_BYTES = 32;
  private static final int HEAD_BYTES = MAGIC.length() + HASH_BYTES + Integer.BYTES;

  /** A night of 1.2 million readings takes some 15 MB. */
  private static final int MOST_BYTES = 64 << 20;

  private static final Pattern NIGHT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern HARMLESS = Pattern.compile("[0-9A-Za-z_-]{1,64}");
  private static final String PARTIAL = ".partial-";

  private final Path folder;

  public KeptFacts(Path folder) {
    this.folder = folder;
  }

  /**
   * What a night left.
   *
   * @param facts empty when nothing was handed in for it
   */
  public record Kept(Optional<NightFacts> facts) {}

  /**
   * Finds what a night left.
   *
   * @param key of all that it was made of
   * @return empty when it is not kept, or was made of something else
   */
  public Optional<Kept> find(String mineCode, LocalDate night, byte[] key) {
    if (!HARMLESS.matcher(mineCode).matches()) {
      return Optional.empty();
    }
    Path file = file(mineCode, night);
    try {
      if (Files.size(file) > MOST_BYTES) {
        return Optional.empty();
      }
      return unpacked(Files.readAllBytes(file), key).map(b -> new Kept(FactsCodec.decode(b)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | DataFormatException | RuntimeException e) {
      LOG.info("{} is worked out anew: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /** The facts of a file; empty when they were made of something else. */
  private static Optional<byte[]> unpacked(byte[] file, byte[] key) throws DataFormatException {
    int end = file.length - HASH_BYTES;
    if (end < HEAD_BYTES
        || !Arrays.equals(hash(file, end), Arrays.copyOfRange(file, end, file.length))) {
      throw new DataFormatException("it was torn or altered");
    }
    ByteBuffer head = ByteBuffer.wrap(file);
    byte[] magic = new byte[MAGIC.length()];
    byte[] madeOf = new byte[HASH_BYTES];
    head.get(magic).get(madeOf);
    int length = head.getInt();
    if (!Arrays.equals(magic, magic()) || length < 0 || length > MOST_BYTES) {
      throw new DataFormatException("it is no file of facts");
    }
    if (!Arrays.equals(madeOf, key)) {
      return Optional.empty();
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(file, HEAD_BYTES, end - HEAD_BYTES);
      byte[] bytes = new byte[length];
      int n = 0;
      while (n < length && !inflater.finished()) {
        int more = inflater.inflate(bytes, n, length - n);
        if (more == 0) {
          break;
        }
        n += more;
      }
      if (n < length) {
        throw new DataFormatException("it is shorter than it says");
      }
      return Optional.of(bytes);
    } finally {
      inflater.end();
    }
  }

  /** Keeps what a night left; the file is there whole or not at all. */
  public void keep(String mineCode, LocalDate night, byte[] key, Optional<NightFacts> facts) {
    if (!HARMLESS.matcher(mineCode).matches()) {
      return;
    }
    byte[] bytes = FactsCodec.encode(facts);
    Path file = file(mineCode, night);
    if (bytes.length > MOST_BYTES) {
      LOG.warn("{} is not kept: {} bytes", file, bytes.length);
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Path partial = Files.createTempFile(file.getParent(), PARTIAL, "");
      try {
        write(partial, packed(bytes, key));
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      LOG.warn("{} is not kept: {}", file, e.toString());
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
      channel.force(true);
    }
  }

  private static byte[] packed(byte[] bytes, byte[] key) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      // What does not pack grows by five bytes in 16 kB.
      byte[] file = new byte[HEAD_BYTES + bytes.length + bytes.length / 1000 + 64 + HASH_BYTES];
      ByteBuffer.wrap(file).put(magic()).put(key).putInt(bytes.length);
      int end = HEAD_BYTES;
      while (!deflater.finished()) {
        int more = deflater.deflate(file, end, file.length - HASH_BYTES - end);
        if (more == 0) {
          throw new IllegalStateException("packed they are longer than they may become");
        }
        end += more;
      }
      System.arraycopy(hash(file, end), 0, file, end, HASH_BYTES);
      return Arrays.copyOf(file, end + HASH_BYTES);
    } finally {
      deflater.end();
    }
  }

  private static byte[] magic() {
    return MAGIC.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] hash(byte[] bytes, int end) {
    var digest = FactsKey.sha256();
    digest.update(bytes, 0, end);
    return digest.digest();
  }

  private Path file(String mineCode, LocalDate night) {
    return folder.resolve(night.toString()).resolve(mineCode + ".facts");
  }

  /**
   * Deletes what no run will ask for: nights more than so many before the newest that is kept, but
   * for those that the run which was just made, of nights further back, may go on from.
   */
  public void prune(LocalDate first, LocalDate last, int nights) {
    try {
      List<Path> kept = nights();
      if (kept.isEmpty()) {
        return;
      }
      LocalDate newest = night(kept.get(kept.size() - 1));
      for (Path of : kept) {
        LocalDate night = night(of);
        boolean recent = !night.isBefore(newest.minusDays(nights));
        boolean ofRun = !night.isBefore(first.minusDays(nights)) && !night.isAfter(last);
        try (Stream<Path> files = Files.walk(of)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            if (!recent && !ofRun || file.getFileName().toString().startsWith(PARTIAL)) {
              Files.delete(file);
            }
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} keeps more than it need: {}", folder, e.toString());
    }
  }

  private List<Path> nights() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(p -> NIGHT.matcher(p.getFileName().toString()).matches()).sorted().toList();
    }
  }

  private static LocalDate night(Path folder) {
    return LocalDate.parse(folder.getFileName().toString());
  }
}
