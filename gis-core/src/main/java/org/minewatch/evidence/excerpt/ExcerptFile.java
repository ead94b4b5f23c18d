package org.minewatch.evidence.excerpt;

import java.util.List;

/**
 * A file of an excerpt and the file it was taken from.
 *
 * @param path inside the region folder, in both
 * @param sourceSha256 of the whole file
 * @param sourceBytes of the whole file
 * @param lines those that were kept; empty when the file is whole
 */
public record ExcerptFile(
    String path, String sourceSha256, long sourceBytes, List<LineRange> lines) {
  public ExcerptFile {
    lines = List.copyOf(lines);
  }

  public boolean whole() {
    return lines.isEmpty();
  }
}
