package org.minewatch.web.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.NightDigest;
import org.minewatch.evidence.bundle.BundleBuilder;
import org.minewatch.evidence.bundle.BundleRequest;
import org.minewatch.evidence.bundle.NoBundleException;
import org.minewatch.evidence.log.ResultLog;
import org.minewatch.finding.ResultFolder;
import org.minewatch.rules.RuleTable;
import org.minewatch.web.store.BundleRow;
import org.minewatch.web.system.ProductVersion;

/**
 * Makes bundles from the folders that the server knows and keeps them under their numbers.
 *
 * @param results the nights' result folders
 * @param region the region folder
 * @param orders the office's orders, as {@code nightly --orders} reads them
 * @param work where bundles are kept
 */
record BundleFolder(
    Optional<Path> results,
    Optional<Path> region,
    Optional<Path> orders,
    Path work,
    DigestAlgorithm digest) {

  private static final String SUMMARY = "summary.json";

  /** Whether the folders are known that a bundle is made from. */
  boolean isReady() {
    return results.isPresent() && region.isPresent();
  }

  /** What the log should have for a night; empty when its result folder is not there. */
  Optional<String> nightDigest(LocalDate night) throws IOException {
    Path folder = results.orElseThrow().resolve(night.toString());
    return Files.isRegularFile(folder.resolve(SUMMARY))
        ? Optional.of(NightDigest.of(folder))
        : Optional.empty();
  }

  /** A file that was made and does not count yet. */
  record Made(Path file, long bytes, String sha256) {}

  /**
   * Makes a bundle.
   *
   * @param keptOut findings that must not be told
   */
  Made make(LocalDate night, String findingId, byte[] review, Set<String> keptOut)
      throws IOException, NoBundleException {
    Files.createDirectories(work);
    Path folder = Files.createTempDirectory(work, ".making-");
    Path file = Files.createTempFile(work, ".made-", ".zip");
    try {
      Path nightFolder = results.orElseThrow().resolve(night.toString());
      BundleBuilder.make(
          new BundleRequest(
              region.orElseThrow(),
              nightFolder,
              findingId,
              orders.filter(Files::isRegularFile),
              rules(nightFolder),
              digest,
              ProductVersion.current(),
              Optional.of(review),
              keptOut,
              folder),
          file);
      return new Made(file, Files.size(file), sha256(file));
    } catch (IOException | NoBundleException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    } finally {
      delete(folder);
    }
  }

  /** The table of that night's day where it was kept; else ours, which may be another. */
  private RuleTable rules(Path nightFolder) throws IOException {
    String version = ResultFolder.read(nightFolder).ruleSetVersion();
    for (Path beside : List.of(results.orElseThrow(), work)) {
      Path kept = ResultLog.rulesFolder(beside, version);
      if (Files.isDirectory(kept)) {
        return RuleTable.load(kept);
      }
    }
    return RuleTable.load();
  }

  /** Keeps the table that nights are judged by now, for the time when there is another. */
  void keepRules(RuleTable now) throws IOException {
    ResultLog.keepRules(work, now);
  }

  /** Puts a file where bundles are kept. */
  void keep(Made made, String number) throws IOException {
    Files.move(made.file(), file(number), StandardCopyOption.ATOMIC_MOVE);
  }

  Path file(String number) {
    return work.resolve(number + ".zip");
  }

  /** Whether the file is there and is what was made. */
  boolean isWhole(BundleRow row) throws IOException {
    Path file = file(row.number());
    return Files.isRegularFile(file) && sha256(file).equals(row.sha256());
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return DigestAlgorithm.SHA_256.hex(in);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
