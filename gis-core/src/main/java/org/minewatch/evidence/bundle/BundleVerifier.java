package org.minewatch.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.zip.DamagedZipException;
import org.minewatch.evidence.zip.StoredEntry;
import org.minewatch.evidence.zip.StoredZipFile;
import org.minewatch.finding.Finding;
import org.minewatch.nightly.MineRerun;
import org.minewatch.region.UnreadableRegionException;
import org.minewatch.rules.RuleTable;
import org.minewatch.rules.RuleTableException;

/**
 * Checks a bundle with nothing but the bundle: every byte against the manifest, then the verdict by
 * judging the night again with the rules of its day.
 */
public final class BundleVerifier {
  private final Path work;
  private final String productVersion;
  private final String sha256;
  private String nightDigest = "";
  private final List<String> about = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private BundleVerifier(Path work, String productVersion, String sha256) {
    this.work = work;
    this.productVersion = productVersion;
    this.sha256 = sha256;
  }

  /**
   * Checks a bundle.
   *
   * @param work an empty folder to unpack into
   * @param productVersion of this program
   * @throws IOException when the file cannot be read at all, or not be unpacked
   */
  public static Verification verify(Path bundle, Path work, String productVersion)
      throws IOException {
    String sha256;
    try (InputStream in = Files.newInputStream(bundle)) {
      sha256 = DigestAlgorithm.SHA_256.hex(in);
    }
    return new BundleVerifier(work, productVersion, sha256).verify(bundle);
  }

  /** Everything but judging again; empty when nothing was altered. */
  static List<String> alterations(Path bundle) throws IOException {
    try (StoredZipFile zip = StoredZipFile.open(bundle)) {
      BundleCheck check = new BundleCheck(zip);
      check.check();
      return check.alterations();
    } catch (DamagedZipException e) {
      return List.of(e.getMessage());
    }
  }

  private Verification verify(Path bundle) throws IOException {
    try (StoredZipFile zip = StoredZipFile.open(bundle)) {
      BundleCheck check = new BundleCheck(zip);
      Optional<Manifest> manifest = check.check();
      manifest.ifPresent(this::describe);
      if (manifest.isEmpty() || !check.alterations().isEmpty()) {
        return answer(Verification.Verdict.ALTERED, check.alterations(), List.of());
      }
      unpack(zip);
      List<String> differences = judge(manifest.get(), check);
      return answer(
          differences.isEmpty() ? Verification.Verdict.REPRODUCED : Verification.Verdict.DIFFERENT,
          List.of(),
          differences);
    } catch (DamagedZipException e) {
      return answer(Verification.Verdict.ALTERED, List.of(e.getMessage()), List.of());
    }
  }

  private Verification answer(
      Verification.Verdict verdict, List<String> alterations, List<String> differences) {
    return new Verification(verdict, sha256, nightDigest, about, alterations, differences, notes);
  }

  private void describe(Manifest m) {
    nightDigest = m.nightDigest();
    about.add("finding " + m.findingId() + " of the mine " + m.mineCode());
    about.add("night " + m.night() + " of the region " + m.regionName());
    about.add("judged by minewatch " + m.madeBy() + " with the rule table " + m.ruleSetVersion());
    if (!m.madeBy().equals(productVersion)) {
      notes.add(
          "the night was judged by minewatch "
              + m.madeBy()
              + ", and this is "
              + productVersion
              + "; should the verdict differ, check with that version, too");
    }
    for (Manifest.Source s : m.sources()) {
      if (!s.nightSha256().isEmpty() && !s.nightSha256().equals(s.file().sourceSha256())) {
        notes.add(
            s.file().path()
                + " had changed between the night and the making of the bundle (SHA-256 "
                + s.nightSha256()
                + " then, "
                + s.file().sourceSha256()
                + " when packed)");
      }
    }
  }

  private void unpack(StoredZipFile zip) throws IOException {
    for (StoredEntry entry : zip.entries()) {
      Path to = work.resolve(entry.name()).normalize();
      if (!to.startsWith(work)) {
        throw new IOException(entry.name() + " would be unpacked outside " + work);
      }
      Files.createDirectories(to.getParent());
      try (InputStream in = zip.open(entry)) {
        Files.copy(in, to);
      }
    }
  }

  /** In what judging again differs; empty when it gives the same finding. */
  private List<String> judge(Manifest m, BundleCheck check) throws IOException {
    RuleTable rules;
    try {
      rules = RuleTable.load(work.resolve(BundleEntries.RULES));
    } catch (RuleTableException e) {
      return List.of("the rule table in the bundle cannot be used: " + e.getMessage());
    }
    if (!rules.version().equals(m.ruleSetVersion())) {
      return List.of(
          "the rule table in the bundle is "
              + rules.version()
              + ", the night was judged by "
              + m.ruleSetVersion());
    }
    Optional<Path> orders =
        check.has(BundleEntries.ORDERS)
            ? Optional.of(work.resolve(BundleEntries.ORDERS))
            : Optional.empty();
    MineRerun.Judged judged;
    try {
      MineRerun.Before before = FindingTrees.ledger(check.read(BundleEntries.LEDGER));
      judged =
          MineRerun.of(work.resolve(BundleEntries.REGION), orders, m.mineCode(), m.night(), rules)
              .judge(before);
    } catch (UnreadableRegionException e) {
      return List.of("the region in the bundle cannot be read: " + e.getMessage());
    } catch (IOException e) {
      return List.of(BundleEntries.LEDGER + " cannot be used: " + e.getMessage());
    }
    if (judged.defect()) {
      return List.of("a defect of this program kept the night from being judged; see its log");
    }
    Optional<Finding> again = judged.find(m.findingId());
    if (again.isEmpty()) {
      return List.of(
          "judging again does not find it; it finds "
              + judged.findings().stream()
                  .map(f -> f.id() + " (" + f.rule().code() + ")")
                  .toList());
    }
    byte[] bundled = check.read(BundleEntries.FINDING);
    return Arrays.equals(FindingTrees.bytes(again.get()), bundled)
        ? List.of()
        : FindingDifference.between(CanonicalJson.read(bundled), again.get());
  }
}
