package org.minewatch.evidence.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import org.minewatch.evidence.excerpt.LineRange;
import org.minewatch.evidence.zip.StoredEntry;
import org.minewatch.evidence.zip.StoredZipFile;
import tools.jackson.databind.JsonNode;

/** Compares what lies in a bundle with what its manifest says, entry by entry. */
final class BundleCheck {
  static final int MOST_JSON_BYTES = 64 << 20;

  private static final List<String> NEEDED =
      List.of(
          BundleEntries.FINDING,
          BundleEntries.LEDGER,
          BundleEntries.MAP,
          BundleEntries.REGION + "region.json",
          BundleEntries.REGION + "mines.csv");

  private final StoredZipFile zip;
  private final SortedMap<String, StoredEntry> entries = new TreeMap<>();
  private final List<String> alterations = new ArrayList<>();

  BundleCheck(StoredZipFile zip) {
    this.zip = zip;
    zip.entries().forEach(e -> entries.put(e.name(), e));
  }

  /** What is not as it was packed, so far. */
  List<String> alterations() {
    return alterations;
  }

  byte[] read(String name) throws IOException {
    return zip.read(entries.get(name), MOST_JSON_BYTES);
  }

  boolean has(String name) {
    return entries.containsKey(name);
  }

  /** Checks everything; empty when there is no manifest to check by. */
  Optional<Manifest> check() throws IOException {
    if (!has(BundleEntries.MANIFEST) || !has(BundleEntries.MANIFEST_DIGEST)) {
      alterations.add(
          "the archive has no "
              + (has(BundleEntries.MANIFEST)
                  ? BundleEntries.MANIFEST_DIGEST
                  : BundleEntries.MANIFEST)
              + "; it is no evidence bundle");
      return Optional.empty();
    }
    byte[] bytes = read(BundleEntries.MANIFEST);
    Manifest manifest;
    try {
      manifest = ManifestJson.read(bytes);
    } catch (IOException e) {
      alterations.add(BundleEntries.MANIFEST + " was altered: " + e.getMessage());
      return Optional.empty();
    }
    checkManifest(manifest, bytes);
    checkList(manifest);
    for (Manifest.Entry listed : manifest.entries()) {
      StoredEntry found = entries.get(listed.name());
      if (found != null) {
        checkContent(manifest, listed, found);
      }
    }
    for (String own : List.of(BundleEntries.MANIFEST, BundleEntries.MANIFEST_DIGEST)) {
      if (!zip.fitsCheckSum(entries.get(own))) {
        alterations.add(own + " was altered: it does not fit its check sum");
      }
    }
    if (alterations.isEmpty()) {
      checkSources(manifest);
      checkFinding(manifest);
    }
    return Optional.of(manifest);
  }

  private void checkManifest(Manifest manifest, byte[] bytes) throws IOException {
    String line = ManifestDigest.line(manifest.digest(), bytes);
    if (!Arrays.equals(
        read(BundleEntries.MANIFEST_DIGEST),
        line.getBytes(java.nio.charset.StandardCharsets.UTF_8))) {
      alterations.add(
          BundleEntries.MANIFEST
              + " or "
              + BundleEntries.MANIFEST_DIGEST
              + " was altered: the manifest's digest is "
              + line.strip()
              + ", which is not what the other says");
    }
    if (!Arrays.equals(ManifestJson.bytes(manifest), bytes)) {
      alterations.add(
          BundleEntries.MANIFEST + " was altered: it is not in the form that bundles are written");
    }
  }

  private void checkList(Manifest manifest) {
    Set<String> listed = new HashSet<>();
    for (Manifest.Entry e : manifest.entries()) {
      if (!listed.add(e.name())) {
        alterations.add("the manifest lists " + e.name() + " twice");
      } else if (!entries.containsKey(e.name())) {
        alterations.add("the entry " + e.name() + " is missing");
      }
    }
    listed.add(BundleEntries.MANIFEST);
    listed.add(BundleEntries.MANIFEST_DIGEST);
    entries.keySet().stream()
        .filter(name -> !listed.contains(name))
        .forEach(name -> alterations.add("the entry " + name + " was added"));
    NEEDED.stream()
        .filter(name -> !listed.contains(name))
        .forEach(name -> alterations.add("the manifest lists no " + name));
  }

  private void checkContent(Manifest manifest, Manifest.Entry listed, StoredEntry found)
      throws IOException {
    String what = "the entry " + listed.name() + whole(manifest, listed.name());
    if (found.bytes() != listed.bytes()) {
      alterations.add(
          what + " was altered: it has " + found.bytes() + " bytes, not " + listed.bytes());
      return;
    }
    String digest;
    try (InputStream in = zip.open(found)) {
      digest = manifest.digest().hex(in);
    }
    if (!digest.equals(listed.digest())) {
      alterations.add(
          what
              + " was altered: its "
              + manifest.digest().wireName()
              + " is "
              + digest
              + ", the manifest says "
              + listed.digest());
    } else if (!zip.fitsCheckSum(found)) {
      alterations.add("the check sum in the header of " + listed.name() + " was altered");
    }
  }

  private static String whole(Manifest manifest, String entry) {
    return manifest.sources().stream()
        .filter(s -> s.entry().equals(entry))
        .findFirst()
        .map(s -> " (of the file " + s.file().path() + ")")
        .orElse("");
  }

  /** Each piece of the region says which file it is of, and is what it says. */
  private void checkSources(Manifest manifest) throws IOException {
    Set<String> explained = new HashSet<>();
    for (Manifest.Source s : manifest.sources()) {
      if (!has(s.entry()) || !explained.add(s.entry())) {
        alterations.add("the manifest explains " + s.entry() + ", which is not there once");
      } else if (s.file().whole()) {
        try (InputStream in = zip.open(entries.get(s.entry()))) {
          if (!DigestAlgorithm.SHA_256.hex(in).equals(s.file().sourceSha256())) {
            alterations.add(s.entry() + " is not the whole file that the manifest says");
          }
        }
      } else {
        checkLines(s);
      }
    }
    entries.keySet().stream()
        .filter(n -> n.startsWith(BundleEntries.REGION) || n.equals(BundleEntries.ORDERS))
        .filter(n -> !explained.contains(n))
        .forEach(n -> alterations.add("the manifest does not say which file " + n + " is of"));
  }

  private void checkLines(Manifest.Source s) throws IOException {
    long line = 1;
    boolean afterReturn = false;
    int range = 0;
    List<LineRange> kept = s.file().lines();
    try (InputStream in = new BufferedInputStream(zip.open(entries.get(s.entry())), 1 << 16)) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n' && afterReturn) {
          afterReturn = false;
          continue;
        }
        afterReturn = b == '\r';
        if (b == '\n' || b == '\r') {
          line++;
          continue;
        }
        while (range < kept.size() && kept.get(range).last() < line) {
          range++;
        }
        if (range == kept.size() || kept.get(range).first() > line) {
          alterations.add(
              s.entry() + " line " + line + " is none of the lines that the manifest says");
          return;
        }
      }
    }
  }

  private void checkFinding(Manifest manifest) throws IOException {
    byte[] bytes = read(BundleEntries.FINDING);
    try {
      JsonNode finding = CanonicalJson.read(bytes);
      JsonNode p = finding.path("properties");
      if (!Arrays.equals(CanonicalJson.bytes(finding), bytes)) {
        alterations.add(BundleEntries.FINDING + " is not canonical JSON");
      } else if (!manifest.findingId().equals(p.path("id").asString(""))
          || !manifest.mineCode().equals(p.path("mine_code").asString(""))) {
        alterations.add(
            BundleEntries.FINDING + " is not the finding of the mine that the manifest names");
      }
    } catch (IOException | IllegalArgumentException e) {
      alterations.add(BundleEntries.FINDING + ": " + e.getMessage());
    }
  }
}
