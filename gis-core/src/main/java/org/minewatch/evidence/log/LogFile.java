package org.minewatch.evidence.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import tools.jackson.databind.JsonNode;

/**
 * A log as somebody holds it in hand: all its entries, or a receipt, which is one entry with the
 * proof that it is in the log of a head.
 *
 * @param size of the log
 * @param head of the log, hexadecimal
 * @param entries all of them, or the one of a receipt
 * @param proof of a receipt; empty for a whole log
 * @param stamps what an authority stamped, of a whole log
 */
public record LogFile(
    DigestAlgorithm digest,
    long size,
    String head,
    List<LogEntry> entries,
    Optional<List<String>> proof,
    List<StampedHead> stamps) {
  static final String LOG = "minewatch-evidence-log";
  static final String RECEIPT = "minewatch-evidence-receipt";
  private static final int MOST_BYTES = 256 << 20;

  public LogFile {
    entries = List.copyOf(entries);
    proof = proof.map(List::copyOf);
    stamps = List.copyOf(stamps);
  }

  /** A whole log. */
  public static LogFile whole(DigestAlgorithm digest, List<LogEntry> entries) {
    return whole(digest, entries, List.of());
  }

  /** A whole log with what was stamped of it. */
  public static LogFile whole(
      DigestAlgorithm digest, List<LogEntry> entries, List<StampedHead> stamps) {
    return new LogFile(
        digest, entries.size(), head(digest, entries), entries, Optional.empty(), stamps);
  }

  /** The receipt of one entry. */
  public static LogFile receipt(DigestAlgorithm digest, List<LogEntry> log, int index) {
    List<String> proof =
        new MerkleTree(digest)
            .inclusion(index, leaves(digest, log)).stream().map(HexFormat.of()::formatHex).toList();
    return new LogFile(
        digest,
        log.size(),
        head(digest, log),
        List.of(log.get(index)),
        Optional.of(proof),
        List.of());
  }

  /** The head of the log of these entries. */
  public static String head(DigestAlgorithm digest, List<LogEntry> entries) {
    return HexFormat.of().formatHex(new MerkleTree(digest).head(leaves(digest, entries)));
  }

  /** The hashes of the leaves. */
  public static List<byte[]> leaves(DigestAlgorithm digest, List<LogEntry> entries) {
    MerkleTree tree = new MerkleTree(digest);
    return entries.stream().map(e -> tree.leaf(e.leafData())).toList();
  }

  /** As JSON. */
  public byte[] bytes() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", proof.isPresent() ? RECEIPT : LOG);
    json.put("digest", digest.wireName());
    json.put("size", size);
    json.put("head", head);
    if (proof.isPresent()) {
      json.put("entry", entries.get(0).members());
      json.put("proof", proof.get());
    } else {
      json.put("entries", entries.stream().map(LogEntry::members).toList());
      json.put("stamps", stamps.stream().map(StampedHead::members).toList());
    }
    return CanonicalJson.bytes(json);
  }

  /**
   * Reads a log or a receipt, or the lines of a {@link ResultLog}. Whether heads and proofs hold is
   * for {@link LogCheck} to say.
   *
   * @throws IOException saying what is wrong with the file
   */
  public static LogFile read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " has more than " + MOST_BYTES + " bytes");
    }
    byte[] bytes = Files.readAllBytes(file);
    return ResultLog.isOne(bytes)
        ? whole(DigestAlgorithm.SHA_256, ResultLog.read(bytes))
        : read(CanonicalJson.read(bytes));
  }

  private static LogFile read(JsonNode json) throws IOException {
    String format = json.path("format").asString("");
    Optional<DigestAlgorithm> digest = DigestAlgorithm.of(json.path("digest").asString(""));
    if (!format.equals(LOG) && !format.equals(RECEIPT) || digest.isEmpty()) {
      throw new IOException("the file is neither a log nor a receipt of minewatch");
    }
    List<LogEntry> entries = new ArrayList<>();
    List<StampedHead> stamps = new ArrayList<>();
    Optional<List<String>> proof = Optional.empty();
    if (format.equals(RECEIPT)) {
      entries.add(LogEntry.read(json.path("entry")));
      List<String> hashes = new ArrayList<>();
      for (JsonNode hash : json.path("proof")) {
        if (!DigestAlgorithm.isHex(hash.asString(""))) {
          throw new IOException("the proof of the receipt is damaged: " + hash);
        }
        hashes.add(hash.stringValue());
      }
      proof = Optional.of(hashes);
    } else {
      for (JsonNode entry : json.path("entries")) {
        entries.add(LogEntry.read(entry));
      }
      for (JsonNode stamp : json.path("stamps")) {
        stamps.add(StampedHead.read(stamp));
      }
    }
    return new LogFile(
        digest.get(),
        json.path("size").asLong(-1),
        json.path("head").asString(""),
        entries,
        proof,
        stamps);
  }
}
