package org.minewatch.web.evidence;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.web.store.StoreSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What evidence bundles are made from, and where they are kept.
 *
 * @param results the folder with the nights' result folders; {@code serve --result} sets it
 * @param region the region folder; when empty that of the drawing desk
 * @param work where bundles are kept; when empty beside the store's file
 * @param digest names the entries of a bundle: SHA-256 or SM3
 * @param stampUrl the time-stamp authority (RFC 3161) that is asked for each new head; none when
 *     empty
 * @param stampTrust file of PEM certificates that the authority's must lead to
 * @param stampSeconds longest that it is waited for
 */
@ConfigurationProperties("minewatch.evidence")
public record EvidenceSettings(
    @DefaultValue("") String results,
    @DefaultValue("") String region,
    @DefaultValue("") String work,
    @DefaultValue("SHA-256") String digest,
    @DefaultValue("") String stampUrl,
    @DefaultValue("") String stampTrust,
    @DefaultValue("20") int stampSeconds) {

  public EvidenceSettings {
    folder("results", results);
    folder("region", region);
    if (DigestAlgorithm.of(digest).isEmpty()) {
      throw new IllegalArgumentException(
          "minewatch.evidence.digest is " + digest + "; it must be SHA-256 or SM3");
    }
    if (!stampUrl.isBlank() && !stampUrl.strip().matches("https?://[^\\s@]+")) {
      throw new IllegalArgumentException(
          "minewatch.evidence.stamp-url is " + stampUrl + "; it must begin with http or https");
    }
    if (!stampUrl.isBlank() && !Files.isRegularFile(Path.of(stampTrust.strip()))) {
      throw new IllegalArgumentException(
          "minewatch.evidence.stamp-trust is \""
              + stampTrust
              + "\"; it must be a file with the certificates that the authority's leads to");
    }
    if (stampSeconds < 1 || stampSeconds > 120) {
      throw new IllegalArgumentException(
          "minewatch.evidence.stamp-seconds is " + stampSeconds + "; it must be 1 to 120");
    }
  }

  private static void folder(String name, String path) {
    if (!path.isBlank() && !Files.isDirectory(Path.of(path.strip()))) {
      throw new IllegalArgumentException(
          "minewatch.evidence." + name + " is " + path + ", which is no folder");
    }
  }

  Optional<Path> resultsFolder() {
    return path(results);
  }

  /** The authority that is asked; none when nobody named one. */
  Optional<URI> authority() {
    return stampUrl.isBlank() ? Optional.empty() : Optional.of(URI.create(stampUrl.strip()));
  }

  DigestAlgorithm algorithm() {
    return DigestAlgorithm.of(digest).orElseThrow();
  }

  static Optional<Path> path(String text) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(Path.of(text.strip()).toAbsolutePath().normalize());
  }

  /** Where bundles are kept. */
  Path workFolder(StoreSettings store) {
    return path(work).orElseGet(() -> store.folderBeside("evidence"));
  }
}
