package org.minewatch.evidence.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.minewatch.evidence.CanonicalJson;
import org.minewatch.evidence.DigestAlgorithm;
import tools.jackson.databind.JsonNode;

/**
 * Something entered in the log. Its leaf is the canonical JSON of all its members.
 *
 * @param index from 0
 * @param kind {@code night} or {@code bundle}
 * @param subject the night's date; of a bundle its number
 * @param digest of the night ({@link org.minewatch.evidence.NightDigest}) or of the bundle's file
 * @param at when it was entered, ISO 8601; empty where no clock may be asked
 */
public record LogEntry(long index, String kind, String subject, String digest, String at) {
  public static final String NIGHT = "night";
  public static final String BUNDLE = "bundle";

  private static final Pattern KIND = Pattern.compile("[a-z]{1,16}");
  private static final int MOST_SUBJECT = 100;

  public LogEntry {
    if (index < 0
        || !KIND.matcher(kind).matches()
        || subject.length() > MOST_SUBJECT
        || !DigestAlgorithm.isHex(digest)) {
      throw new IllegalArgumentException(
          "no entry of a log: " + index + " " + kind + " " + subject + " " + digest);
    }
  }

  /** The members, of which {@code at} only when known. */
  public Map<String, Object> members() {
    TreeMap<String, Object> members = new TreeMap<>();
    members.put("index", index);
    members.put("kind", kind);
    members.put("subject", subject);
    members.put("digest", digest);
    if (!at.isEmpty()) {
      members.put("at", at);
    }
    return members;
  }

  /** What is hashed into the tree. */
  public byte[] leafData() {
    return CanonicalJson.bytes(members());
  }

  /**
   * Reads what {@link #members} gave.
   *
   * @throws IOException when it is no entry, or has members that no entry has
   */
  static LogEntry read(JsonNode json) throws IOException {
    try {
      LogEntry entry =
          new LogEntry(
              json.path("index").asLong(-1),
              json.path("kind").asString(""),
              json.path("subject").asString(""),
              json.path("digest").asString(""),
              json.path("at").asString(""));
      if (!Arrays.equals(entry.leafData(), CanonicalJson.bytes(json))) {
        throw new IllegalArgumentException("members that no entry has");
      }
      return entry;
    } catch (RuntimeException e) {
      throw new IOException("an entry of the log is damaged: " + e.getMessage(), e);
    }
  }
}
