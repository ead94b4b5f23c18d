package org.minewatch.evidence.bundle;

import org.minewatch.evidence.DigestAlgorithm;

/** The line that names the manifest by its digest. */
final class ManifestDigest {
  private ManifestDigest() {}

  static String line(DigestAlgorithm algorithm, byte[] manifest) {
    return algorithm.wireName() + " " + algorithm.hex(manifest) + "\n";
  }
}
