package org.minewatch.track.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.minewatch.region.Rejection;

/**
 * Gathers what is wrong with a file; what is beyond the limit is counted, never dropped silently.
 */
final class ProblemLog {
  private final String file;
  private final int most;
  private final List<Rejection> rejections = new ArrayList<>();
  private final TreeMap<String, Integer> notes = new TreeMap<>();
  private int rejectedRecords;
  private int rejectedCells;
  private int unlisted;

  ProblemLog(String file, int most) {
    this.file = file;
    this.most = most;
  }

  /** A whole record that is not used. */
  void record(long number, RecordProblem problem) {
    rejectedRecords++;
    list(number, problem);
  }

  /** A part of a record that is not used; the record is. */
  void cell(long number, RecordProblem problem) {
    rejectedCells++;
    list(number, problem);
  }

  private void list(long number, RecordProblem p) {
    if (rejections.size() == most) {
      unlisted++;
      return;
    }
    String reason = p.getMessage() + " (at byte " + p.offset() + ")";
    rejections.add(new Rejection(file, number, p.column(), reason, p.raw()));
  }

  /** The whole file. */
  void file(String reason) {
    rejections.add(new Rejection(file, 0, "", reason, ""));
  }

  /** Counts something that was noticed and is no fault. */
  void note(String what) {
    notes.merge(what, 1, Integer::sum);
  }

  int rejectedRecords() {
    return rejectedRecords;
  }

  int rejectedCells() {
    return rejectedCells;
  }

  List<Rejection> rejections() {
    return rejections.stream().sorted().toList();
  }

  List<String> notes() {
    List<String> all = new ArrayList<>();
    notes.forEach((what, count) -> all.add(count == 1 ? what : what + " (" + count + " times)"));
    if (unlisted > 0) {
      all.add(unlisted + " more rejections are not listed one by one");
    }
    return all;
  }
}
