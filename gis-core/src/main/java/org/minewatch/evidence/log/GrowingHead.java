package org.minewatch.evidence.log;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.minewatch.evidence.DigestAlgorithm;

/**
 * The head of a log as entries come in, from the heads of its complete parts: an entry costs a few
 * hashes however long the log is.
 */
public final class GrowingHead {
  private final DigestAlgorithm digest;
  private final MerkleTree tree;

  /** Heads of parts of 2^n leaves, the largest first. */
  private final List<byte[]> parts = new ArrayList<>();

  private long size;

  public GrowingHead(DigestAlgorithm digest) {
    this.digest = digest;
    this.tree = new MerkleTree(digest);
  }

  public void add(LogEntry entry) {
    parts.add(tree.leaf(entry.leafData()));
    size++;
    for (long s = size; (s & 1) == 0; s >>= 1) {
      byte[] right = parts.remove(parts.size() - 1);
      parts.add(tree.node(parts.remove(parts.size() - 1), right));
    }
  }

  public long size() {
    return size;
  }

  /** The head, hexadecimal. */
  public String head() {
    if (parts.isEmpty()) {
      MessageDigest nothing = digest.newDigest();
      return HexFormat.of().formatHex(nothing.digest());
    }
    byte[] head = parts.get(parts.size() - 1);
    for (int i = parts.size() - 2; i >= 0; i--) {
      head = tree.node(parts.get(i), head);
    }
    return HexFormat.of().formatHex(head);
  }
}
