package org.minewatch.evidence.excerpt;

/**
 * Lines of a file that an excerpt has kept.
 *
 * @param first from 1
 * @param last the last one kept
 */
public record LineRange(long first, long last) {
  public LineRange {
    if (first < 1 || last < first) {
      throw new IllegalArgumentException("lines " + first + " to " + last);
    }
  }
}
