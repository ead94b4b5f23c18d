package org.minewatch.licencepaper;

/**
 * One sentence about a paper that a person has to be able to check.
 *
 * @param line of the paper, from 1; 0 when the whole paper is meant
 * @param zh the sentence in Chinese
 * @param en the same in English
 */
public record ImportNote(Kind kind, long line, String zh, String en)
    implements Comparable<ImportNote> {

  /** What a note says about the rows that were written. */
  public enum Kind {
    /** Taken for granted, because the paper does not say it. */
    ASSUMED,
    /** Read differently from what is printed, because what is printed cannot be meant. */
    REPAIRED,
    /** Not in order; a person has to look. */
    FLAGGED,
    /** Worth knowing, changes nothing. */
    NOTICED
  }

  @Override
  public int compareTo(ImportNote other) {
    int c = Long.compare(line, other.line);
    if (c == 0) {
      c = kind.compareTo(other.kind);
    }
    return c == 0 ? en.compareTo(other.en) : c;
  }
}
