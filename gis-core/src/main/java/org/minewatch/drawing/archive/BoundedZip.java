package org.minewatch.drawing.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.minewatch.drawing.source.DrawingLimits;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.drawing.source.UnreadableDrawingException;

/**
 * A zip file read entry by entry into memory. Names are names and never paths; archives inside it
 * stay closed; what unpacks to more than the bounds is refused while it unpacks, whatever its
 * header says.
 */
public final class BoundedZip implements AutoCloseable {
  private static final int MOST_ENTRIES = 2000;
  private static final long MOST_BYTES = 192L << 20;

  /** Text and coordinates shrink to a hundredth at best. */
  private static final long MOST_RATIO = 250;

  private static final long RATIO_FROM_BYTES = 4 << 20;

  private final ZipFile zip;
  private final List<ZipEntry> entries = new ArrayList<>();
  private long budget;

  private BoundedZip(ZipFile zip, DrawingLimits limits) {
    this.zip = zip;
    this.budget = Math.min(limits.bytes(), MOST_BYTES);
  }

  /**
   * @throws UnreadableDrawingException when it is no zip file, or holds too many entries or one
   *     name twice
   */
  public static BoundedZip open(Path file, DrawingLimits limits) throws IOException {
    BoundedZip opened = new BoundedZip(zip(file), limits);
    try {
      opened.list();
      return opened;
    } catch (UnreadableDrawingException e) {
      opened.close();
      throw e;
    }
  }

  /** Chinese Windows writes the names of entries in GBK. */
  private static ZipFile zip(Path file) throws IOException {
    ZipException first = null;
    for (Charset names : new Charset[] {StandardCharsets.UTF_8, TextEncoding.GB18030}) {
      try {
        return new ZipFile(file.toFile(), names);
      } catch (ZipException e) {
        first = first == null ? e : first;
      }
    }
    throw new UnreadableDrawingException(
        0, "the file is no readable zip archive (" + first.getMessage() + ")", "");
  }

  private void list() {
    Set<String> names = new HashSet<>();
    var all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry e = all.nextElement();
      if (e.isDirectory()) {
        continue;
      }
      if (entries.size() >= MOST_ENTRIES) {
        throw new UnreadableDrawingException(
            0, "the archive has more than " + MOST_ENTRIES + " entries", "");
      }
      if (!names.add(e.getName().toLowerCase(Locale.ROOT))) {
        throw new UnreadableDrawingException(
            0, "the archive holds one name twice: which is meant cannot be told", e.getName());
      }
      entries.add(e);
    }
  }

  /** The names of its entries, as written, in the order of the archive. */
  public List<String> names() {
    return entries.stream().map(ZipEntry::getName).toList();
  }

  /** The last part of a name, whatever separators it has. */
  public static String baseName(String name) {
    return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  }

  /**
   * Unpacks one entry.
   *
   * @param name one of {@link #names()}
   */
  public byte[] read(String name) throws IOException {
    ZipEntry entry =
        entries.stream().filter(e -> e.getName().equals(name)).findFirst().orElseThrow();
    try (InputStream in = zip.getInputStream(entry)) {
      long most = Math.min(budget, Integer.MAX_VALUE - 16);
      byte[] bytes = in.readNBytes((int) most);
      if (in.read() >= 0) {
        throw new UnreadableDrawingException(
            0, "the archive unpacks to more than is read; hand it in in parts", name);
      }
      long packed = Math.max(1, entry.getCompressedSize());
      if (bytes.length > RATIO_FROM_BYTES && bytes.length / packed > MOST_RATIO) {
        throw new UnreadableDrawingException(
            0,
            "an entry unpacks to "
                + bytes.length / packed
                + " times its size, which no drawing does",
            name);
      }
      budget -= bytes.length;
      return bytes;
    } catch (ZipException | UncheckedIOException e) {
      throw new UnreadableDrawingException(
          0, "an entry of the archive is damaged or encrypted (" + e.getMessage() + ")", name);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
