package org.minewatch.licencepaper;

/**
 * How much of a paper is read before it is refused: a licence is a page or two, and a file that is
 * not must not take the machine with it.
 *
 * @param maxBytes of the file
 * @param maxLineChars of one line; a whole boundary may be one line of {@code X,Y;X,Y}
 * @param maxLines of the file
 * @param maxCorners of all licences of the file
 */
public record ReadLimits(int maxBytes, int maxLineChars, int maxLines, int maxCorners) {

  /** 16 MiB, lines of a million characters, 200,000 lines, 50,000 corners. */
  public static final ReadLimits DEFAULT = new ReadLimits(16 << 20, 1_000_000, 200_000, 50_000);

  public ReadLimits {
    if (maxBytes < 1 || maxLineChars < 1 || maxLines < 1 || maxCorners < 3) {
      throw new IllegalArgumentException("limits are positive, and a ring has three corners");
    }
  }
}
