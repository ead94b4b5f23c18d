package org.minewatch.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.minewatch.evidence.DigestAlgorithm;

/** The tree has the heads and proofs of RFC 6962. */
class MerkleTreeTest {
  private static final HexFormat HEX = HexFormat.of();

  /** The leaves and heads that Certificate Transparency's own tests use. */
  private static final String[] LEAVES = {
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f"
  };

  private static final String[] HEADS = {
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  };

  private final MerkleTree tree = new MerkleTree(DigestAlgorithm.SHA_256);

  private static LogEntry entry(int i) {
    String digest = DigestAlgorithm.SHA_256.hex("entry " + i);
    return new LogEntry(i, LogEntry.NIGHT, "2026-03-" + i, digest, "");
  }

  @Test
  void heads_are_those_that_certificate_transparency_publishes() {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < LEAVES.length; i++) {
      leaves.add(tree.leaf(HEX.parseHex(LEAVES[i])));
      assertThat(HEX.formatHex(tree.head(leaves))).isEqualTo(HEADS[i]);
    }
    assertThat(HEX.formatHex(tree.head(List.of())))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @ParameterizedTest
  @EnumSource
  void proofs_hold_for_every_leaf_and_size_and_for_nothing_else(DigestAlgorithm algorithm) {
    MerkleTree t = new MerkleTree(algorithm);
    Random random = new Random(11);
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      all.add(t.leaf(entry(i).leafData()));
    }
    for (int size = 1; size <= all.size(); size++) {
      List<byte[]> leaves = all.subList(0, size);
      byte[] head = t.head(leaves);
      for (int i = 0; i < size; i++) {
        List<byte[]> proof = t.inclusion(i, leaves);
        assertThat(t.includes(leaves.get(i), i, size, proof, head)).isTrue();
        assertThat(t.includes(leaves.get(i), i + 1, size, proof, head)).isFalse();
        assertThat(t.includes(t.leaf(new byte[0]), i, size, proof, head)).isFalse();
        assertThat(t.includes(leaves.get(i), i, size, altered(proof, random), head)).isFalse();
        List<byte[]> longer = new ArrayList<>(proof);
        longer.add(head);
        assertThat(t.includes(leaves.get(i), i, size, longer, head)).isFalse();
      }
      for (int old = 1; old <= size; old++) {
        byte[] oldHead = t.head(all.subList(0, old));
        List<byte[]> proof = t.consistency(old, leaves);
        assertThat(t.isContinuation(old, oldHead, size, head, proof)).isTrue();
        byte[] other = t.leaf(oldHead);
        assertThat(t.isContinuation(old, other, size, head, proof)).isFalse();
        if (old < size) {
          assertThat(t.isContinuation(old, oldHead, size, head, altered(proof, random))).isFalse();
          assertThat(t.isContinuation(old, oldHead, size, other, proof)).isFalse();
        }
      }
    }
  }

  private static List<byte[]> altered(List<byte[]> proof, Random random) {
    List<byte[]> altered = new ArrayList<>();
    proof.forEach(p -> altered.add(p.clone()));
    if (altered.isEmpty()) {
      return List.of(new byte[32]);
    }
    altered.get(random.nextInt(altered.size()))[random.nextInt(32)] ^=
        (byte) (1 + random.nextInt(255));
    return altered;
  }

  @ParameterizedTest
  @EnumSource
  void the_growing_head_is_that_of_the_whole_tree(DigestAlgorithm algorithm) {
    GrowingHead growing = new GrowingHead(algorithm);
    List<LogEntry> entries = new ArrayList<>();
    assertThat(growing.head()).isEqualTo(LogFile.head(algorithm, entries));
    for (int i = 0; i < 70; i++) {
      entries.add(entry(i));
      growing.add(entry(i));
      assertThat(growing.head()).isEqualTo(LogFile.head(algorithm, entries));
    }
  }
}
