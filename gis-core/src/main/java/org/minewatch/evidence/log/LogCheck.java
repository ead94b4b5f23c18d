package org.minewatch.evidence.log;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.evidence.stamp.StampCheck;
import org.minewatch.evidence.stamp.TimeStamp;
import org.minewatch.evidence.stamp.UnusableStampException;

/**
 * Whether a log, or a receipt of it, holds what it is asked about.
 *
 * @param faults what does not hold; empty when all does
 * @param facts what was seen, one line each
 */
public record LogCheck(List<String> faults, List<String> facts) {
  public LogCheck {
    faults = List.copyOf(faults);
    facts = List.copyOf(facts);
  }

  public boolean holds() {
    return faults.isEmpty();
  }

  /**
   * Checks.
   *
   * @param sha256 of the file that should be entered
   * @param nightDigest of its night, which is what a log of nights alone has; empty when not known
   * @param knownHead a head that was printed or told earlier
   * @param stamps how time stamps are checked
   */
  public static LogCheck of(
      LogFile log,
      String sha256,
      String nightDigest,
      Optional<String> knownHead,
      StampCheck stamps) {
    List<String> faults = new ArrayList<>();
    List<String> facts = new ArrayList<>();
    if (log.proof().isPresent()) {
      checkReceipt(log, faults);
      if (knownHead.isPresent() && !knownHead.get().equals(log.head())) {
        faults.add(
            "the receipt is of the head "
                + log.head()
                + ", not of "
                + knownHead.get()
                + "; with the whole log it can be said whether one grew into the other");
      }
    } else {
      checkWhole(log, faults);
      knownHead.ifPresent(head -> checkHead(log, head, faults, facts));
    }
    Optional<LogEntry> file = find(log, sha256);
    Optional<LogEntry> night = find(log, nightDigest);
    boolean nightsAlone =
        log.proof().isEmpty()
            && log.entries().stream().allMatch(e -> e.kind().equals(LogEntry.NIGHT));
    if (file.isEmpty() && (night.isEmpty() || !nightsAlone)) {
      faults.add("the log has no entry of this file (SHA-256 " + sha256 + ")");
    } else if (faults.isEmpty()) {
      file.ifPresent(e -> facts.add(told(e, log)));
      night.ifPresent(e -> facts.add(told(e, log)));
      checkStamps(log, file.or(() -> night).orElseThrow(), stamps, faults, facts);
    }
    return new LogCheck(faults, facts);
  }

  /** Every time stamp has to hold; the first one after the entry says when it was there. */
  private static void checkStamps(
      LogFile log, LogEntry entry, StampCheck stamps, List<String> faults, List<String> facts) {
    Map<Long, String> heads = new HashMap<>();
    GrowingHead growing = new GrowingHead(log.digest());
    for (LogEntry e : log.stamps().isEmpty() ? List.<LogEntry>of() : log.entries()) {
      growing.add(e);
      heads.put(growing.size(), growing.head());
    }
    boolean told = false;
    List<StampedHead> inOrder = new ArrayList<>(log.stamps());
    inOrder.sort(Comparator.comparingLong(StampedHead::size));
    for (StampedHead stamp : inOrder) {
      String of = "the time stamp of the log at " + stamp.size() + " entries ";
      try {
        if (!stamp.head().equals(heads.get(stamp.size()))) {
          faults.add(of + "is of a head that the log did not have then");
          continue;
        }
        TimeStamp t = stamps.check(stamp.bytes(), stamp.head());
        if (!told && stamp.size() > entry.index()) {
          told = true;
          facts.add(
              of
                  + "shows that the entry was there on "
                  + t.at()
                  + ", by "
                  + t.authority()
                  + (t.trusted() ? "" : " (whose certificate was not checked: --trust)"));
        }
      } catch (UnusableStampException | IllegalArgumentException e) {
        faults.add(of + "does not hold: " + e.getMessage());
      }
    }
  }

  private static Optional<LogEntry> find(LogFile log, String digest) {
    return log.entries().stream().filter(e -> e.digest().equals(digest)).findFirst();
  }

  private static String told(LogEntry e, LogFile log) {
    return "entry "
        + e.index()
        + " of the log ("
        + e.kind()
        + " "
        + e.subject()
        + (e.at().isEmpty() ? "" : ", entered " + e.at())
        + "), log of "
        + log.size()
        + " entries, head "
        + log.head();
  }

  private static void checkReceipt(LogFile log, List<String> faults) {
    MerkleTree tree = new MerkleTree(log.digest());
    LogEntry entry = log.entries().get(0);
    List<byte[]> proof = log.proof().orElseThrow().stream().map(HexFormat.of()::parseHex).toList();
    byte[] head;
    try {
      head = HexFormat.of().parseHex(log.head());
    } catch (IllegalArgumentException e) {
      faults.add("the head of the receipt is no hash: " + log.head());
      return;
    }
    byte[] leaf = tree.leaf(entry.leafData());
    if (!tree.includes(leaf, entry.index(), log.size(), proof, head)) {
      faults.add(
          "the proof of the receipt does not lead from entry "
              + entry.index()
              + " to the head of "
              + log.size()
              + " entries: entry, proof or head was altered");
    }
  }

  private static void checkWhole(LogFile log, List<String> faults) {
    for (int i = 0; i < log.entries().size(); i++) {
      if (log.entries().get(i).index() != i) {
        faults.add("where entry " + i + " should stand, the log has another");
        return;
      }
    }
    String head = LogFile.head(log.digest(), log.entries());
    if (log.size() != log.entries().size() || !head.equals(log.head())) {
      faults.add(
          "the log was altered: its "
              + log.entries().size()
              + " entries give the head "
              + head
              + ", it says "
              + log.head()
              + " of "
              + log.size());
    }
  }

  private static void checkHead(
      LogFile log, String known, List<String> faults, List<String> facts) {
    GrowingHead growing = new GrowingHead(log.digest());
    for (LogEntry entry : log.entries()) {
      growing.add(entry);
      if (known.equals(growing.head())) {
        facts.add("the head " + known + " was that of the log at " + growing.size() + " entries");
        return;
      }
    }
    faults.add(
        "the log never had the head "
            + known
            + ": entries up to it were altered, or it is of another log");
  }
}
