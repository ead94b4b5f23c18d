package org.minewatch.evidence.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.minewatch.evidence.zip.StoredEntry;
import org.minewatch.evidence.zip.StoredZipFile;
import org.minewatch.finding.Finding;
import org.minewatch.finding.ResultFolder;

/** Whatever byte of a bundle is altered, cut off or added: the check finds it. */
class AlteredByteTest {
  private static final long SEED = Long.getLong("minewatch.seed", 20261122);

  @TempDir static Path temp;
  private static byte[] bundle;

  /** Bytes that are the content of some entry; all others are the archive's own. */
  private static final BitSet CONTENT = new BitSet();

  private static int manifestAt;
  private static int manifestBytes;

  @BeforeAll
  static void make() throws Exception {
    Path out = temp.resolve("out");
    DemoNights.judge(DemoNights.REGION, DemoNights.FIRST, 1, Set.of("530399990005"), out);
    Path night = out.resolve(DemoNights.FIRST.toString());
    Finding finding = ResultFolder.read(night).findings().get(0);
    Path file = temp.resolve("bundle.zip");
    BundleBuilder.make(DemoNights.request(DemoNights.REGION, night, finding.id(), temp), file);
    bundle = Files.readAllBytes(file);
    int at = 0;
    try (StoredZipFile zip = StoredZipFile.open(file)) {
      for (StoredEntry e : zip.entries()) {
        at += 30 + e.name().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        CONTENT.set(at, at + (int) e.bytes());
        if (e.name().equals(BundleEntries.MANIFEST)) {
          manifestAt = at;
          manifestBytes = (int) e.bytes();
        }
        at += (int) e.bytes();
      }
    }
    assertThat(BundleVerifier.alterations(file)).isEmpty();
  }

  private static List<String> alterations(byte[] bytes) throws IOException {
    Path file = temp.resolve("altered.zip");
    Files.write(file, bytes);
    return BundleVerifier.alterations(file);
  }

  private static void assertFound(List<Integer> places, Random random) throws IOException {
    for (int at : places) {
      byte[] altered = bundle.clone();
      altered[at] ^= (byte) (1 + random.nextInt(255));
      assertThat(alterations(altered))
          .as(
              "byte %d of %d from %d to %d, seed %d",
              at, bundle.length, bundle[at], altered[at], SEED)
          .isNotEmpty();
    }
  }

  private static List<Integer> some(int from, int to, int count, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      places.add(from + random.nextInt(to - from));
    }
    return places;
  }

  @Test
  void every_byte_of_headers_names_sizes_check_sums_and_directory_counts() throws IOException {
    List<Integer> own = new ArrayList<>();
    for (int at = CONTENT.nextClearBit(0); at < bundle.length; at = CONTENT.nextClearBit(at + 1)) {
      own.add(at);
    }
    assertThat(own).hasSizeGreaterThan(1500);
    assertFound(own, new Random(SEED));
  }

  @Test
  void bytes_of_the_manifest_count() throws IOException {
    Random random = new Random(SEED + 1);
    assertFound(some(manifestAt, manifestAt + manifestBytes, 300, random), random);
  }

  @Test
  void bytes_of_every_entrys_content_count() throws IOException {
    Random random = new Random(SEED + 2);
    List<Integer> places = some(0, bundle.length, 250, random);
    // The first and the last byte of each entry, however small it is.
    for (int at = CONTENT.nextSetBit(0);
        at >= 0;
        at = CONTENT.nextSetBit(CONTENT.nextClearBit(at))) {
      places.add(at);
      places.add(CONTENT.nextClearBit(at) - 1);
    }
    assertFound(places, random);
  }

  @Test
  void bytes_cut_off_put_in_or_put_behind_are_found() throws IOException {
    Random random = new Random(SEED + 3);
    for (int i = 0; i < 60; i++) {
      int at = random.nextInt(bundle.length);
      byte[] cut = java.util.Arrays.copyOf(bundle, at);
      assertThat(alterations(cut)).as("cut at %d, seed %d", at, SEED).isNotEmpty();
      byte[] more = new byte[bundle.length + 1];
      System.arraycopy(bundle, 0, more, 0, at);
      more[at] = (byte) random.nextInt(256);
      System.arraycopy(bundle, at, more, at + 1, bundle.length - at);
      assertThat(alterations(more)).as("put in at %d, seed %d", at, SEED).isNotEmpty();
    }
    assertThat(alterations(java.util.Arrays.copyOf(bundle, bundle.length + 1))).isNotEmpty();
  }

  @Test
  void two_entries_that_change_places_are_found() throws IOException {
    byte[] swapped = bundle.clone();
    int first = CONTENT.nextSetBit(0);
    int second = CONTENT.nextSetBit(CONTENT.nextClearBit(first));
    byte kept = swapped[first];
    swapped[first] = swapped[second];
    swapped[second] = kept == swapped[first] ? (byte) (kept + 1) : kept;
    assertThat(alterations(swapped)).isNotEmpty();
  }
}
