package org.minewatch.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.NightDigest;
import org.minewatch.evidence.excerpt.ExcerptFile;
import org.minewatch.evidence.excerpt.RegionExcerpt;
import org.minewatch.evidence.excerpt.Surroundings;
import org.minewatch.evidence.excerpt.Width;
import org.minewatch.evidence.zip.StoredZipWriter;
import org.minewatch.finding.Finding;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.StoredNight;
import org.minewatch.nightly.MineRerun;
import org.minewatch.region.InputFile;
import org.minewatch.region.Licence;
import org.minewatch.region.RegionReader;
import org.minewatch.region.UnreadableRegionException;

/**
 * Makes the bundle of a finding: the narrowest excerpt of the region from which judging the night
 * again gives the very same finding. No bundle is made that would not stand its own check.
 */
public final class BundleBuilder {
  private final BundleRequest request;
  private final StoredNight night;
  private final Finding finding;
  private int folders;

  private BundleBuilder(BundleRequest request, StoredNight night, Finding finding) {
    this.request = request;
    this.night = night;
    this.finding = finding;
  }

  /**
   * Makes a bundle.
   *
   * @param bundle the file to write; the same bytes for the same input
   * @throws NoBundleException when the night cannot be judged again as it was
   * @throws IOException when the result folder cannot be read or the bundle not be written
   */
  public static void make(BundleRequest request, Path bundle)
      throws IOException, NoBundleException {
    StoredNight night = ResultFolder.read(request.nightFolder());
    Finding finding =
        night.findings().stream()
            .filter(f -> f.id().equals(request.findingId()))
            .findFirst()
            .orElseThrow(
                () ->
                    new NoBundleException(
                        "the night "
                            + night.night()
                            + " has no finding "
                            + request.findingId()
                            + "; findings.geojson lists what it has"));
    if (!night.ruleSetVersion().equals(request.rules().version())) {
      throw new NoBundleException(
          "the night was judged by the rule table "
              + night.ruleSetVersion()
              + ", and this one is "
              + request.rules().version()
              + "; give the folder with the rules of that day");
    }
    try {
      new BundleBuilder(request, night, finding).make(bundle);
    } catch (UnreadableRegionException e) {
      throw new NoBundleException("the region cannot be read: " + e.getMessage(), e);
    }
  }

  /** An excerpt that gave the finding again. */
  private record Proven(
      Path folder,
      Optional<Issued> orders,
      List<ExcerptFile> files,
      MineRerun rerun,
      Width width,
      byte[] ledger) {}

  /** The mine's rows of what the office issued. */
  private record Issued(Path table, ExcerptFile excerpt) {}

  private void make(Path bundle) throws IOException, NoBundleException, UnreadableRegionException {
    Surroundings around =
        Surroundings.of(
            request.region(), finding.mineCode(), night.night(), request.rules(), folder());
    Proven proven = proven(around);
    TreeMap<String, Path> entries = new TreeMap<>();
    List<Manifest.Source> sources = new ArrayList<>();
    for (ExcerptFile f : proven.files()) {
      entries.put(BundleEntries.REGION + f.path(), proven.folder().resolve(f.path()));
      sources.add(source(BundleEntries.REGION + f.path(), f));
    }
    if (proven.orders().isPresent()) {
      entries.put(BundleEntries.ORDERS, proven.orders().get().table());
      sources.add(source(BundleEntries.ORDERS, proven.orders().get().excerpt()));
    }
    Path staged = folder();
    for (Map.Entry<String, String> rules : request.rules().files().entrySet()) {
      String name = BundleEntries.RULES + rules.getKey();
      stage(entries, staged, name, rules.getValue().getBytes(StandardCharsets.UTF_8));
    }
    stage(entries, staged, BundleEntries.FINDING, FindingTrees.bytes(finding));
    stage(entries, staged, BundleEntries.LEDGER, proven.ledger());
    stage(
        entries,
        staged,
        BundleEntries.MAP,
        MapPage.of(finding, night.night(), night.mapFeatures(finding.mineCode())));
    if (request.review().isPresent()) {
      byte[] review = CanonicalJson.bytes(CanonicalJson.read(request.review().get()));
      stage(entries, staged, BundleEntries.REVIEW, review);
    }
    byte[] manifest = ManifestJson.bytes(manifest(proven, entries, sources));
    stage(entries, staged, BundleEntries.MANIFEST, manifest);
    stage(
        entries,
        staged,
        BundleEntries.MANIFEST_DIGEST,
        ManifestDigest.line(request.digest(), manifest).getBytes(StandardCharsets.UTF_8));
    try {
      StoredZipWriter.write(entries, bundle);
    } catch (IllegalArgumentException e) {
      throw new NoBundleException("the bundle cannot be packed: " + e.getMessage(), e);
    }
  }

  /** Widens the excerpt until the finding comes out as it was. */
  private Proven proven(Surroundings around)
      throws IOException, NoBundleException, UnreadableRegionException {
    Ledgers ledgers = ledgers(around);
    List<String> differences = List.of();
    for (Width width : Width.values()) {
      Path folder = folder();
      List<ExcerptFile> files =
          RegionExcerpt.write(
              request.region(), around, finding.mineCode(), night.night(), width, folder);
      Optional<Issued> orders = orders();
      MineRerun rerun = rerun(folder, orders);
      for (boolean whole : width == Width.NIGHT ? new boolean[] {false} : bothScopes()) {
        MineRerun.Before before = whole ? ledgers.ofMine() : ledgers.own();
        differences = differences(rerun.judge(before));
        if (differences.isEmpty()) {
          byte[] ledger = FindingTrees.ledger(before, ledgers.origin(), whole ? "mine" : "finding");
          return new Proven(folder, orders, files, rerun, width, ledger);
        }
      }
      delete(folder);
    }
    throw new NoBundleException(
        "judging the night again does not give the finding as it was: "
            + String.join("; ", differences)
            + changed());
  }

  private static boolean[] bothScopes() {
    return new boolean[] {false, true};
  }

  private Ledgers ledgers(Surroundings around)
      throws IOException, NoBundleException, UnreadableRegionException {
    try {
      return Ledgers.of(request, night, finding, () -> history(around));
    } catch (IOException | UnreadableRegionException e) {
      throw e;
    } catch (Exception e) {
      throw new NoBundleException("the nights before cannot be gone through: " + e, e);
    }
  }

  private MineRerun.Before history(Surroundings around)
      throws IOException, UnreadableRegionException {
    Path folder = folder();
    LocalDate day = night.night();
    RegionExcerpt.write(request.region(), around, finding.mineCode(), day, Width.WHOLE, folder);
    MineRerun.Before before = rerun(folder, orders()).history();
    delete(folder);
    return before;
  }

  private MineRerun rerun(Path folder, Optional<Issued> orders) throws UnreadableRegionException {
    return MineRerun.of(
        folder, orders.map(Issued::table), finding.mineCode(), night.night(), request.rules());
  }

  private Optional<Issued> orders() throws IOException {
    boolean hadThem = night.inputs().stream().anyMatch(i -> i.path().equals(RegionReader.ISSUED));
    if (request.orders().isEmpty() || !hadThem) {
      return Optional.empty();
    }
    Path to = folder().resolve(RegionReader.ISSUED);
    return Optional.of(
        new Issued(
            to,
            RegionExcerpt.ofTable(
                request.orders().get(), RegionReader.ISSUED, finding.mineCode(), to)));
  }

  private List<String> differences(MineRerun.Judged judged) {
    Optional<Finding> again = judged.find(finding.id());
    if (again.isEmpty()) {
      return List.of(
          judged.defect()
              ? "a defect of the program kept the mine from being judged"
              : "it is not found at all");
    }
    return Arrays.equals(FindingTrees.bytes(again.get()), FindingTrees.bytes(finding))
        ? List.of()
        : FindingDifference.between(FindingTrees.tree(finding), again.get());
  }

  /** Which of the mine's files and which tables are no longer what the night read. */
  private String changed() throws IOException {
    List<String> changed = new ArrayList<>();
    for (InputFile input : night.inputs()) {
      boolean ofMine =
          !input.path().contains("/") || input.path().contains("/" + finding.mineCode() + "/");
      Path file = request.region().resolve(input.path());
      if (ofMine && Files.isRegularFile(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          if (!DigestAlgorithm.SHA_256.hex(in).equals(input.sha256())) {
            changed.add(input.path());
          }
        }
      } else if (ofMine && !input.path().equals(RegionReader.ISSUED)) {
        changed.add(input.path() + " (gone)");
      }
    }
    return changed.isEmpty()
        ? ""
        : "; these files are no longer what the night read: " + String.join(", ", changed);
  }

  private Manifest.Source source(String entry, ExcerptFile file) {
    return new Manifest.Source(
        entry,
        file,
        night.inputs().stream()
            .filter(i -> i.path().equals(file.path()))
            .map(InputFile::sha256)
            .findFirst()
            .orElse(""));
  }

  private Manifest manifest(
      Proven proven, TreeMap<String, Path> entries, List<Manifest.Source> sources)
      throws IOException {
    List<Manifest.Entry> listed = new ArrayList<>();
    for (Map.Entry<String, Path> e : entries.entrySet()) {
      try (InputStream in = Files.newInputStream(e.getValue())) {
        listed.add(
            new Manifest.Entry(e.getKey(), Files.size(e.getValue()), request.digest().hex(in)));
      }
    }
    Map<String, ExcerptFile> byPath =
        proven.files().stream().collect(Collectors.toMap(ExcerptFile::path, Function.identity()));
    return new Manifest(
        night.productVersion(),
        request.bundledBy(),
        night.ruleSetVersion(),
        night.region().name(),
        night.region().timeZone().getId(),
        finding.mineCode(),
        night.night(),
        finding.id(),
        request.digest(),
        proven.width().wireName(),
        NightDigest.of(request.nightFolder()),
        listed,
        sources,
        proven.rerun().records().licences().stream()
            .map(BundleBuilder::version)
            .sorted(Comparator.comparing(Manifest.LicenceVersion::licenceNo))
            .toList(),
        proven.rerun().records().drawings().stream()
            .map(
                d ->
                    new Manifest.DrawingVersion(
                        d.drawingId(),
                        d.asOf().toString(),
                        d.file(),
                        Optional.ofNullable(byPath.get(d.file()))
                            .map(ExcerptFile::sourceSha256)
                            .orElse("")))
            .sorted(Comparator.comparing(Manifest.DrawingVersion::drawingId))
            .toList());
  }

  private static Manifest.LicenceVersion version(Licence l) {
    String from = l.validFrom().map(LocalDate::toString).orElse("");
    String to = l.validTo().map(LocalDate::toString).orElse("");
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("licence_no", l.licenceNo());
    facts.put("valid_from", from);
    facts.put("valid_to", to);
    facts.put("crs", l.crs());
    l.topElevation().ifPresent(z -> facts.put("top_elevation_m", z));
    l.bottomElevation().ifPresent(z -> facts.put("bottom_elevation_m", z));
    facts.put("seams", l.seams());
    facts.put(
        "corners",
        l.corners().stream()
            .map(c -> List.of(c.part(), c.role().name(), c.seq(), c.xNorthing(), c.yEasting()))
            .toList());
    return new Manifest.LicenceVersion(
        l.licenceNo(), from, to, DigestAlgorithm.SHA_256.hex(CanonicalJson.bytes(facts)));
  }

  private static void stage(TreeMap<String, Path> entries, Path staged, String name, byte[] content)
      throws IOException {
    Path file = staged.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    entries.put(name, file);
  }

  private Path folder() throws IOException {
    return Files.createDirectory(request.work().resolve(Integer.toString(++folders)));
  }

  static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }
}
