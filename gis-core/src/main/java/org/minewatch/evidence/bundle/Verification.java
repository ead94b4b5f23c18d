package org.minewatch.evidence.bundle;

import java.util.List;

/**
 * What checking a bundle came to.
 *
 * @param sha256 of the whole file, which is what a log knows the bundle by
 * @param nightDigest what a log knows its night by; empty when that cannot be told
 * @param about what the bundle is of, one line a fact; empty when that cannot be told
 * @param alterations what is not as it was packed: entry, file and what is wrong
 * @param differences in what the verdict differs when the night is judged again
 * @param notes what whoever relies on it should know
 */
public record Verification(
    Verdict verdict,
    String sha256,
    String nightDigest,
    List<String> about,
    List<String> alterations,
    List<String> differences,
    List<String> notes) {

  /** The answer in a word. */
  public enum Verdict {
    /** Nothing was altered, and judging again gives the same finding byte for byte. */
    REPRODUCED,
    /** Nothing was altered, but judging again does not give the same finding. */
    DIFFERENT,
    /** Something is not as it was packed; nothing was judged. */
    ALTERED
  }

  public Verification {
    about = List.copyOf(about);
    alterations = List.copyOf(alterations);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }
}
