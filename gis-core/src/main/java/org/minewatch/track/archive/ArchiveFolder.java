package org.minewatch.track.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Where things lie in the archive of one mine. No path is made from what a sender wrote. */
record ArchiveFolder(Path folder) {
  private static final Pattern PLAIN_CODE = Pattern.compile("[0-9A-Z]{1,40}");
  private static final int MOST_CODE_CHARS = 100;

  /** The folder of a mine; a code that is more than capitals and digits goes by its hash. */
  static ArchiveFolder of(Path root, String mineCode) {
    if (mineCode.isEmpty() || mineCode.length() > MOST_CODE_CHARS || !isLine(mineCode)) {
      throw new IllegalArgumentException(
          "a mine's code has 1 to " + MOST_CODE_CHARS + " characters, all printable");
    }
    String name =
        PLAIN_CODE.matcher(mineCode).matches()
            ? mineCode
            : "x" + sha256(mineCode.getBytes(StandardCharsets.UTF_8)).substring(0, 24);
    return new ArchiveFolder(root.resolve("mine-" + name));
  }

  Path index() {
    return folder.resolve("index.tsv");
  }

  /** Ends of an index that broke off, kept as they were. */
  Path torn() {
    return folder.resolve("index.torn");
  }

  Path lock() {
    return folder.resolve("lock");
  }

  Path unfinished() {
    return folder.resolve("unfinished");
  }

  Path contents() {
    return folder.resolve("contents");
  }

  Path content(String sha256) {
    return contents().resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  /** Whether a text can stand in a line of the index and come back as it was. */
  static boolean isLine(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c));
  }

  private static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
