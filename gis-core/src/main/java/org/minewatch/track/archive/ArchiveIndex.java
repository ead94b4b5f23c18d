package org.minewatch.track.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The index as it stands: a head line with the mine's code and a line for each arrival, fields
 * parted by tabs. Each line ends with the SHA-256 of the check before it and the line's own text,
 * so that no line can be changed, left out or put in without all checks after it changing.
 *
 * @param entries in their order
 * @param lastCheck what the next line goes on from
 * @param soundBytes of the file up to the end of the last whole line
 * @param torn bytes of a line that was not written to its end; empty as a rule
 */
record ArchiveIndex(List<ArchiveEntry> entries, String lastCheck, long soundBytes, byte[] torn) {
  private static final String FORMAT = "minewatch-upload-archive\t1";
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");

  /** Bytes of a line besides the name: numbers, two hashes, tabs. */
  private static final int LINE_BYTES = 200;

  /** The first line of an index. */
  static byte[] head(String mineCode) {
    return withCheck("", FORMAT + "\t" + mineCode).getBytes(StandardCharsets.UTF_8);
  }

  /** The line of an entry behind the present last one. */
  static byte[] line(String lastCheck, ArchiveEntry e) {
    return withCheck(lastCheck, text(e)).getBytes(StandardCharsets.UTF_8);
  }

  static String checkOf(byte[] line) {
    return new String(line, line.length - 65, 64, StandardCharsets.US_ASCII);
  }

  private static String text(ArchiveEntry e) {
    return e.sequence()
        + "\t"
        + e.receivedMillis()
        + "\t"
        + e.sha256()
        + "\t"
        + e.bytes()
        + "\t"
        + e.name();
  }

  private static String withCheck(String before, String text) {
    return text + "\t" + check(before, text) + "\n";
  }

  private static String check(String before, String text) {
    return ArchiveFolder.sha256((before + "\n" + text).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads an index.
   *
   * @throws NoSuchFileException when there is none
   * @throws DamagedArchiveException when a line is not what was written
   */
  static ArchiveIndex read(Path file, String mineCode, ArchiveLimits limits) throws IOException {
    long most = (LINE_BYTES + 4L * limits.nameChars()) * (limits.entries() + 2L);
    if (Files.size(file) > Math.min(Integer.MAX_VALUE - 8L, most)) {
      throw new IOException(file + " is larger than an index of " + limits.entries() + " entries");
    }
    byte[] b = Files.readAllBytes(file);
    byte[] head = head(mineCode);
    if (b.length < head.length || !startsWith(b, head)) {
      throw new DamagedArchiveException(
          file + ": line 1 is not the head of the archive of mine " + mineCode);
    }
    List<ArchiveEntry> entries = new ArrayList<>();
    String check = checkOf(head);
    int at = head.length;
    while (at < b.length) {
      int end = end(b, at);
      ArchiveEntry entry = end < 0 ? null : entry(b, at, end, entries.size() + 1L, check);
      if (entry == null) {
        if (isTorn(b, at, end, LINE_BYTES + 4 * limits.nameChars())) {
          break;
        }
        throw new DamagedArchiveException(
            file + ": line " + (entries.size() + 2) + " is not what was written");
      }
      entries.add(entry);
      check = new String(b, end - 64, 64, StandardCharsets.US_ASCII);
      at = end + 1;
    }
    byte[] torn = Arrays.copyOfRange(b, at, b.length);
    return new ArchiveIndex(entries, check, at, torn);
  }

  private static boolean startsWith(byte[] b, byte[] head) {
    return Arrays.equals(b, 0, head.length, head, 0, head.length);
  }

  private static int end(byte[] b, int from) {
    for (int i = from; i < b.length; i++) {
      if (b[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /**
   * Whether what stands there is a last line that did not come to its end: one without a line
   * break, or with gaps that the disk left. A whole line with a wrong check was changed.
   */
  private static boolean isTorn(byte[] b, int from, int end, int longestLine) {
    if (b.length - from > longestLine || end >= 0 && end < b.length - 1) {
      return false;
    }
    boolean gap = false;
    for (int i = from; i < b.length; i++) {
      gap |= b[i] == 0;
    }
    return end < 0 || gap;
  }

  /** The entry of a sound line, else null. */
  private static ArchiveEntry entry(byte[] b, int from, int end, long sequence, String before) {
    String line = new String(b, from, end - from, StandardCharsets.UTF_8);
    int checkAt = line.length() - 64;
    if (checkAt < 1 || line.charAt(checkAt - 1) != '\t') {
      return null;
    }
    String text = line.substring(0, checkAt - 1);
    String[] fields = text.split("\t", -1);
    if (!check(before, text).equals(line.substring(checkAt))
        || fields.length != 5
        || !fields[0].equals(Long.toString(sequence))
        || !NUMBER.matcher(fields[1]).matches()
        || !HASH.matcher(fields[2]).matches()
        || !NUMBER.matcher(fields[3]).matches()) {
      return null;
    }
    return new ArchiveEntry(
        sequence, Long.parseLong(fields[1]), fields[2], Long.parseLong(fields[3]), fields[4]);
  }
}
