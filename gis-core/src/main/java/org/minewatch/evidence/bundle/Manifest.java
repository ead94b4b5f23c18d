package org.minewatch.evidence.bundle;

import java.time.LocalDate;
import java.util.List;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.excerpt.ExcerptFile;

/**
 * What a bundle says of itself.
 *
 * @param madeBy version of the program that judged the night
 * @param bundledBy version of the program that made the bundle
 * @param width how much of the region was needed to come to the verdict again
 * @param nightDigest what the log has for the night: a digest over its summary and findings
 * @param entries all entries but the manifest and its digest, by name
 * @param sources the file that each entry below {@code region/} was taken from
 * @param licences the mine's licences, by number
 * @param drawings the mine's drawings as registered for the night, by id
 */
record Manifest(
    String madeBy,
    String bundledBy,
    String ruleSetVersion,
    String regionName,
    String timeZone,
    String mineCode,
    LocalDate night,
    String findingId,
    DigestAlgorithm digest,
    String width,
    String nightDigest,
    List<Entry> entries,
    List<Source> sources,
    List<LicenceVersion> licences,
    List<DrawingVersion> drawings) {

  /** An entry of the archive. */
  record Entry(String name, long bytes, String digest) {}

  /**
   * Where an entry comes from.
   *
   * @param entry its name in the archive
   * @param file the whole file and the lines that were kept of it
   * @param nightSha256 what the file was when the night was judged; empty when the night did not
   *     note it
   */
  record Source(String entry, ExcerptFile file, String nightSha256) {}

  /**
   * A licence.
   *
   * @param sha256 of what the tables say of it: terms, elevations, corner points
   */
  record LicenceVersion(String licenceNo, String validFrom, String validTo, String sha256) {}

  /** A drawing. */
  record DrawingVersion(String drawingId, String asOf, String file, String sha256) {}
}
