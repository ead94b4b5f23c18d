package org.minewatch.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.zip.StoredEntry;
import org.minewatch.evidence.zip.StoredZipFile;
import org.minewatch.evidence.zip.StoredZipWriter;
import org.minewatch.finding.Finding;
import org.minewatch.finding.ResultFolder;
import org.minewatch.finding.StoredNight;
import org.minewatch.rules.RuleTable;
import tools.jackson.databind.node.ObjectNode;

/** Bundles of a night of the demo region: they stand, and whoever alters them is found out. */
class BundleTest {
  private static final String MINE = "530399990001";
  private static final Set<String> MINES = Set.of(MINE, "530399990005");

  @TempDir static Path temp;
  private static StoredNight night;

  @BeforeAll
  static void judge() throws Exception {
    Path out = temp.resolve("out");
    DemoNights.judge(DemoNights.REGION, DemoNights.FIRST, 2, MINES, out);
    night = ResultFolder.read(out.resolve(DemoNights.FIRST.plusDays(1).toString()));
  }

  private static Finding tracked() {
    return night.findings().stream()
        .filter(f -> f.mineCode().equals(MINE) && f.rule().code().equals("boundary.tracked"))
        .findFirst()
        .orElseThrow();
  }

  private static BundleRequest request(String id) throws IOException {
    return DemoNights.request(DemoNights.REGION, night.folder(), id, temp);
  }

  private static Path bundle(BundleRequest request) throws Exception {
    Path file = Files.createTempFile(temp, "bundle", ".zip");
    BundleBuilder.make(request, file);
    return file;
  }

  private static Verification verify(Path bundle) throws IOException {
    return BundleVerifier.verify(bundle, Files.createTempDirectory(temp, "verify"), "test");
  }

  /** The entries of a bundle as files. */
  private static TreeMap<String, Path> unpacked(Path bundle) throws IOException {
    Path folder = Files.createTempDirectory(temp, "unpacked");
    TreeMap<String, Path> files = new TreeMap<>();
    try (StoredZipFile zip = StoredZipFile.open(bundle)) {
      for (StoredEntry e : zip.entries()) {
        Path file = folder.resolve(e.name());
        Files.createDirectories(file.getParent());
        Files.write(file, zip.read(e, 1 << 28));
        files.put(e.name(), file);
      }
    }
    return files;
  }

  private static Path packed(TreeMap<String, Path> files) throws IOException {
    Path file = Files.createTempFile(temp, "forged", ".zip");
    StoredZipWriter.write(files, file);
    return file;
  }

  /** Writes the manifest anew as a forger would who knows our form. */
  private static void seal(TreeMap<String, Path> files) throws IOException {
    Manifest m = ManifestJson.read(Files.readAllBytes(files.get(BundleEntries.MANIFEST)));
    List<Manifest.Entry> entries = new ArrayList<>();
    for (Manifest.Entry e : m.entries()) {
      byte[] content = Files.readAllBytes(files.get(e.name()));
      entries.add(
          new Manifest.Entry(e.name(), content.length, DigestAlgorithm.SHA_256.hex(content)));
    }
    byte[] manifest =
        ManifestJson.bytes(
            new Manifest(
                m.madeBy(),
                m.bundledBy(),
                m.ruleSetVersion(),
                m.regionName(),
                m.timeZone(),
                m.mineCode(),
                m.night(),
                m.findingId(),
                m.digest(),
                m.width(),
                m.nightDigest(),
                entries,
                m.sources(),
                m.licences(),
                m.drawings()));
    Files.write(files.get(BundleEntries.MANIFEST), manifest);
    Files.writeString(
        files.get(BundleEntries.MANIFEST_DIGEST),
        ManifestDigest.line(DigestAlgorithm.SHA_256, manifest));
  }

  @Test
  void each_finding_of_a_night_is_reproduced_from_its_bundle_alone() throws Exception {
    List<String> told = new ArrayList<>();
    for (Finding f : night.findings()) {
      Verification v = verify(bundle(request(f.id())));
      told.add(f.rule().code() + " " + v.verdict() + " " + v.differences() + v.alterations());
    }
    assertThat(told).hasSizeGreaterThan(3).allMatch(t -> t.contains(" REPRODUCED "));
  }

  @Test
  void a_bundle_is_the_same_bytes_when_it_is_made_again() throws Exception {
    assertThat(bundle(request(tracked().id())))
        .hasSameBinaryContentAs(bundle(request(tracked().id())));
  }

  @Test
  void a_night_whose_eve_is_not_at_hand_goes_through_the_history() throws Exception {
    Path out = temp.resolve("alone");
    DemoNights.judge(DemoNights.REGION, night.night(), 1, Set.of(MINE), out);
    Path folder = out.resolve(night.night().toString());
    String id =
        ResultFolder.read(folder).findings().stream()
            .filter(f -> f.rule().code().equals("boundary.tracked"))
            .findFirst()
            .orElseThrow()
            .id();
    Path file = bundle(DemoNights.request(DemoNights.REGION, folder, id, temp));
    assertThat(verify(file).verdict()).isEqualTo(Verification.Verdict.REPRODUCED);
    assertThat(Files.readString(unpacked(file).get(BundleEntries.LEDGER)))
        .contains("\"origin\":\"history\"");
  }

  @Test
  void nothing_of_other_mines_goes_into_a_bundle_but_the_licences_of_neighbours() throws Exception {
    TreeMap<String, Path> files = unpacked(bundle(request(tracked().id())));
    String faces = Files.readString(files.get("region/faces.csv"));
    assertThat(faces).contains(MINE).doesNotContain("530399990002").doesNotContain("530399990005");
    assertThat(files.keySet()).noneMatch(n -> n.startsWith("region/tracks/") && !n.contains(MINE));
    String ledger = Files.readString(files.get(BundleEntries.LEDGER));
    assertThat(ledger).contains(tracked().id()).contains("\"scope\":\"finding\"");
    night.findings().stream()
        .filter(f -> !f.id().equals(tracked().id()))
        .forEach(f -> assertThat(ledger).doesNotContain(f.id()));
  }

  @Test
  void rows_that_were_left_out_leave_their_lines_so_that_line_numbers_hold() throws Exception {
    TreeMap<String, Path> files = unpacked(bundle(request(tracked().id())));
    List<String> whole = Files.readAllLines(DemoNights.REGION.resolve("persons.csv"));
    List<String> excerpt = Files.readAllLines(files.get("region/persons.csv"));
    assertThat(excerpt).hasSameSizeAs(whole);
    for (int i = 0; i < whole.size(); i++) {
      boolean kept = i == 0 || whole.get(i).startsWith(MINE + ",");
      assertThat(excerpt.get(i)).isEqualTo(kept ? whole.get(i) : "");
    }
  }

  @Test
  void last_months_bundle_verifies_with_the_rules_of_its_day() throws Exception {
    Path rules = Files.createTempDirectory(temp, "rules");
    for (var file : RuleTable.load().files().entrySet()) {
      Files.writeString(
          rules.resolve(file.getKey()),
          file.getKey().equals("rules.csv")
              ? file.getValue()
                  .replace(
                      "boundary.tracked,working,,,major,", "boundary.tracked,working,,,warning,")
              : file.getValue());
    }
    RuleTable then = RuleTable.load(rules);
    assertThat(then.version()).isNotEqualTo(RuleTable.load().version());
    Path out = temp.resolve("month-ago");
    DemoNights.judge(DemoNights.REGION, DemoNights.FIRST, 1, Set.of(MINE), then, out);
    StoredNight old = ResultFolder.read(out.resolve(DemoNights.FIRST.toString()));
    for (Finding f : old.findings()) {
      BundleRequest with =
          DemoNights.request(DemoNights.REGION, old.folder(), f.id(), temp).judgedBy(then);
      assertThat(verify(bundle(with)).verdict()).isEqualTo(Verification.Verdict.REPRODUCED);
    }
    assertThatThrownBy(
            () ->
                bundle(
                    DemoNights.request(
                        DemoNights.REGION, old.folder(), old.findings().get(0).id(), temp)))
        .isInstanceOf(NoBundleException.class)
        .hasMessageContaining(then.version())
        .hasMessageContaining("rules of that day");
  }

  @Test
  void an_altered_table_is_named_with_its_entry_and_file() throws Exception {
    TreeMap<String, Path> files = unpacked(bundle(request(tracked().id())));
    Path corners = files.get("region/corners.csv");
    Files.writeString(corners, Files.readString(corners).replaceFirst("outer", "Outer"));
    Verification v = verify(packed(files));
    assertThat(v.verdict()).isEqualTo(Verification.Verdict.ALTERED);
    assertThat(v.alterations())
        .singleElement()
        .asString()
        .startsWith("the entry region/corners.csv (of the file corners.csv) was altered");
  }

  @Test
  void a_missing_an_added_and_a_renamed_entry_are_named() throws Exception {
    TreeMap<String, Path> files = unpacked(bundle(request(tracked().id())));
    files.put("region/extra.csv", files.get("region/faces.csv"));
    files.remove(BundleEntries.LEDGER);
    files.put("region/reader.csv", files.remove("region/readers.csv"));
    assertThat(verify(packed(files)).alterations())
        .contains(
            "the entry ledger.json is missing",
            "the entry region/extra.csv was added",
            "the entry region/reader.csv was added",
            "the entry region/readers.csv is missing");
  }

  @Test
  void a_verdict_that_was_changed_and_sealed_anew_is_told_by_judging_again() throws Exception {
    TreeMap<String, Path> files = unpacked(bundle(request(tracked().id())));
    Path finding = files.get(BundleEntries.FINDING);
    ObjectNode tree = (ObjectNode) CanonicalJson.read(Files.readAllBytes(finding));
    ((ObjectNode) tree.path("properties").path("measures")).put("persons", 99);
    Files.write(finding, CanonicalJson.bytes(tree));
    seal(files);
    Verification v = verify(packed(files));
    assertThat(v.verdict()).isEqualTo(Verification.Verdict.DIFFERENT);
    assertThat(v.differences())
        .singleElement()
        .asString()
        .startsWith("measures.persons: the bundle says 99, judging again gives ");
  }

  @Test
  void data_that_were_changed_and_sealed_anew_give_another_verdict() throws Exception {
    TreeMap<String, Path> files = unpacked(bundle(request(tracked().id())));
    Path track =
        files.entrySet().stream()
            .filter(e -> e.getKey().startsWith("region/tracks/"))
            .findFirst()
            .orElseThrow()
            .getValue();
    Files.write(track, gzip("card_id,time,easting_m,northing_m\n"));
    seal(files);
    TreeMap<String, Path> resourced = resource(files);
    seal(resourced);
    Verification v = verify(packed(resourced));
    assertThat(v.alterations()).isEmpty();
    assertThat(v.verdict()).isEqualTo(Verification.Verdict.DIFFERENT);
  }

  /** Lets the manifest's sources follow the changed files. */
  private static TreeMap<String, Path> resource(TreeMap<String, Path> files) throws IOException {
    Path manifest = files.get(BundleEntries.MANIFEST);
    ObjectNode json = (ObjectNode) CanonicalJson.read(Files.readAllBytes(manifest));
    for (var source : json.path("sources")) {
      if (source.path("lines").isString()) {
        byte[] content = Files.readAllBytes(files.get(source.path("entry").stringValue()));
        ((ObjectNode) source).put("sha256", DigestAlgorithm.SHA_256.hex(content));
      }
    }
    Files.write(manifest, CanonicalJson.bytes(json));
    return files;
  }

  private static byte[] gzip(String text) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = new java.util.zip.GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void sm3_names_the_entries_where_a_bureau_needs_it() throws Exception {
    BundleRequest r = request(tracked().id());
    Path file =
        bundle(
            new BundleRequest(
                r.region(),
                r.nightFolder(),
                r.findingId(),
                Optional.empty(),
                r.rules(),
                DigestAlgorithm.SM3,
                "test",
                Optional.of("{\"b\":1, \"a\":[]}".getBytes(StandardCharsets.UTF_8)),
                Set.of(),
                Files.createTempDirectory(temp, "work")));
    assertThat(Files.readString(unpacked(file).get(BundleEntries.MANIFEST_DIGEST)))
        .startsWith("SM3 ");
    assertThat(unpacked(file).get(BundleEntries.REVIEW)).hasContent("{\"a\":[],\"b\":1}");
    assertThat(verify(file).verdict()).isEqualTo(Verification.Verdict.REPRODUCED);
  }

  @Test
  void a_bundle_of_another_version_says_which_made_it() throws Exception {
    Path file = bundle(request(tracked().id()));
    Verification v = BundleVerifier.verify(file, Files.createTempDirectory(temp, "verify"), "9.9");
    assertThat(v.notes()).singleElement().asString().contains("minewatch test, and this is 9.9");
  }

  @Test
  void a_finding_that_the_region_no_longer_gives_is_not_bundled() throws Exception {
    Path changed = Files.createTempDirectory(temp, "changed");
    copy(DemoNights.REGION, changed);
    Path readers = changed.resolve("tracks/" + MINE + "/" + night.night() + ".csv.gz");
    Files.write(readers, gzip("card_id,time,easting_m,northing_m\n"));
    assertThatThrownBy(
            () -> bundle(DemoNights.request(changed, night.folder(), tracked().id(), temp)))
        .isInstanceOf(NoBundleException.class)
        .hasMessageContaining("does not give the finding as it was")
        .hasMessageContaining("no longer what the night read: tracks/" + MINE);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var all = Files.walk(from)) {
      for (Path p : all.sorted().toList()) {
        Path target = to.resolve(from.relativize(p).toString());
        if (Files.isDirectory(p)) {
          Files.createDirectories(target);
        } else {
          Files.copy(p, target);
        }
      }
    }
  }
}
