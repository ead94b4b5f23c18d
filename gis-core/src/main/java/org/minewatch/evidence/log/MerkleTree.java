package org.minewatch.evidence.log;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.minewatch.evidence.DigestAlgorithm;

/**
 * Heads and proofs of the Merkle tree of RFC 6962, section 2.1: a leaf is hashed behind a zero
 * byte, a node behind a one, and the left part of a tree is the largest power of two that is
 * smaller than the whole.
 */
public final class MerkleTree {
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final DigestAlgorithm algorithm;

  public MerkleTree(DigestAlgorithm algorithm) {
    this.algorithm = algorithm;
  }

  /** The hash of a leaf. */
  public byte[] leaf(byte[] data) {
    MessageDigest digest = algorithm.newDigest();
    digest.update(LEAF);
    return digest.digest(data);
  }

  byte[] node(byte[] left, byte[] right) {
    MessageDigest digest = algorithm.newDigest();
    digest.update(NODE);
    digest.update(left);
    return digest.digest(right);
  }

  /** The head of a tree; of an empty one the hash of nothing. */
  public byte[] head(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return algorithm.newDigest().digest();
    }
    if (leaves.size() == 1) {
      return leaves.get(0);
    }
    int left = split(leaves.size());
    return node(head(leaves.subList(0, left)), head(leaves.subList(left, leaves.size())));
  }

  /** What proves that a leaf is in a tree, from the leaf up. */
  public List<byte[]> inclusion(int index, List<byte[]> leaves) {
    if (index < 0 || index >= leaves.size()) {
      throw new IllegalArgumentException("no leaf " + index + " of " + leaves.size());
    }
    List<byte[]> proof = new ArrayList<>();
    if (leaves.size() > 1) {
      int left = split(leaves.size());
      List<byte[]> before = leaves.subList(0, left);
      List<byte[]> after = leaves.subList(left, leaves.size());
      proof.addAll(index < left ? inclusion(index, before) : inclusion(index - left, after));
      proof.add(head(index < left ? after : before));
    }
    return proof;
  }

  /** What proves that a tree of {@code size} leaves grew into this one without a change. */
  public List<byte[]> consistency(int size, List<byte[]> leaves) {
    if (size < 1 || size > leaves.size()) {
      throw new IllegalArgumentException("no tree of " + size + " leaves in " + leaves.size());
    }
    return consistency(size, leaves, true);
  }

  private List<byte[]> consistency(int size, List<byte[]> leaves, boolean complete) {
    List<byte[]> proof = new ArrayList<>();
    if (size == leaves.size()) {
      if (!complete) {
        proof.add(head(leaves));
      }
      return proof;
    }
    int left = split(leaves.size());
    List<byte[]> before = leaves.subList(0, left);
    List<byte[]> after = leaves.subList(left, leaves.size());
    if (size <= left) {
      proof.addAll(consistency(size, before, complete));
      proof.add(head(after));
    } else {
      proof.addAll(consistency(size - left, after, false));
      proof.add(head(before));
    }
    return proof;
  }

  /** Whether a proof shows that a leaf is in the tree of that size and head (RFC 9162, 2.1.3.2). */
  public boolean includes(byte[] leaf, long index, long size, List<byte[]> proof, byte[] head) {
    if (index < 0 || index >= size) {
      return false;
    }
    long at = index;
    long last = size - 1;
    byte[] hash = leaf;
    for (byte[] p : proof) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        hash = node(p, hash);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        hash = node(hash, p);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(hash, head);
  }

  /**
   * Whether a proof shows that the tree of one head grew into that of another (RFC 9162, 2.1.4.2).
   */
  public boolean isContinuation(
      long oldSize, byte[] oldHead, long size, byte[] head, List<byte[]> proof) {
    if (oldSize < 1 || oldSize > size) {
      return false;
    }
    if (oldSize == size) {
      return proof.isEmpty() && Arrays.equals(oldHead, head);
    }
    List<byte[]> path = new ArrayList<>(proof);
    if (Long.bitCount(oldSize) == 1) {
      path.add(0, oldHead);
    }
    if (path.isEmpty()) {
      return false;
    }
    long at = oldSize - 1;
    long last = size - 1;
    while ((at & 1) == 1) {
      at >>= 1;
      last >>= 1;
    }
    byte[] old = path.get(0);
    byte[] now = path.get(0);
    for (byte[] p : path.subList(1, path.size())) {
      if (last == 0) {
        return false;
      }
      if ((at & 1) == 1 || at == last) {
        old = node(p, old);
        now = node(p, now);
        while ((at & 1) == 0 && at != 0) {
          at >>= 1;
          last >>= 1;
        }
      } else {
        now = node(now, p);
      }
      at >>= 1;
      last >>= 1;
    }
    return last == 0 && Arrays.equals(old, oldHead) && Arrays.equals(now, head);
  }

  private static int split(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
