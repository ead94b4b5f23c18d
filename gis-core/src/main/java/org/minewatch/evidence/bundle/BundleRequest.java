package org.minewatch.evidence.bundle;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.rules.RuleTable;

/**
 * What to make a bundle of.
 *
 * @param region the region folder as it is now
 * @param nightFolder the night's result folder; that of the night before is looked for beside it
 * @param orders orders that an office keeps elsewhere; used when the night was judged with some
 * @param rules the rule table that the night was judged by
 * @param digest names the entries of the manifest
 * @param bundledBy version of the program that makes the bundle
 * @param review canonical JSON on how the lead was reviewed, without names of persons
 * @param keptOut ids of other findings that must not be told, such as sealed leads
 * @param work an empty folder to work in; what lies in it afterwards may be deleted
 */
public record BundleRequest(
    Path region,
    Path nightFolder,
    String findingId,
    Optional<Path> orders,
    RuleTable rules,
    DigestAlgorithm digest,
    String bundledBy,
    Optional<byte[]> review,
    Set<String> keptOut,
    Path work) {
  public BundleRequest {
    keptOut = Set.copyOf(keptOut);
  }

  /** The same, of a night that was judged by another rule table. */
  public BundleRequest judgedBy(RuleTable table) {
    return new BundleRequest(
        region, nightFolder, findingId, orders, table, digest, bundledBy, review, keptOut, work);
  }
}
