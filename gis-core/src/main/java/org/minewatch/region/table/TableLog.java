package org.minewatch.region.table;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * What is to be told about one file: rows used and rejected, problems, and what was noticed once.
 *
 * <p>Problems are listed up to a limit and counted beyond it, so that a file of nothing but broken
 * rows cannot fill the memory; the count stays exact.
 */
public final class TableLog {
  private final String file;
  private final int maxProblems;
  private final List<TableProblem> problems = new ArrayList<>();
  private final TreeSet<String> notes = new TreeSet<>();
  private long unlisted;
  private long rowsUsed;
  private long rowsRejected;
  private boolean unreadable;

  /**
   * Begins a log.
   *
   * @param file path inside the region folder
   * @param maxProblems how many problems are listed one by one
   */
  public TableLog(String file, int maxProblems) {
    this.file = file;
    this.maxProblems = maxProblems;
  }

  public String file() {
    return file;
  }

  /** A row was used. */
  public void used() {
    rowsUsed++;
  }

  /** A row that had been used turned out to be of no use. */
  public void rejectUsed(long line, String column, String reason, String raw) {
    rowsUsed--;
    rejectRow(line, column, reason, raw);
  }

  /** A row cannot be used. */
  public void rejectRow(long line, String column, String reason, String raw) {
    rowsRejected++;
    problem(line, column, reason, raw);
  }

  /** A cell cannot be used, but its row can. */
  public void rejectCell(long line, String column, String reason, String raw) {
    problem(line, column, reason + "; the row is used as if the cell were empty", raw);
  }

  /** A problem that is neither a row nor a cell lost. */
  public void problem(long line, String column, String reason, String raw) {
    if (problems.size() < maxProblems) {
      problems.add(new TableProblem(line, column, reason, raw));
    } else {
      unlisted++;
    }
  }

  /** The whole file cannot be used. */
  public void rejectFile(String reason) {
    unreadable = true;
    problems.add(new TableProblem(0, "", reason, ""));
  }

  /** Something worth knowing that loses nothing; said once. */
  public void note(String text) {
    notes.add(text);
  }

  /** Says so when the file is not UTF-8. */
  public void noteEncoding(Charset charset) {
    if (charset.equals(TextEncoding.GB18030)) {
      note("read as GB18030");
    }
  }

  public long rowsUsed() {
    return rowsUsed;
  }

  public long rowsRejected() {
    return rowsRejected;
  }

  /** Whether the file could not be used at all. */
  public boolean unreadable() {
    return unreadable;
  }

  /** Notes in alphabetical order. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** The problems in the order in which they were met; a last one counts those not listed. */
  public List<TableProblem> problems() {
    if (unlisted == 0) {
      return Collections.unmodifiableList(problems);
    }
    List<TableProblem> all = new ArrayList<>(problems);
    all.add(
        new TableProblem(
            0, "", unlisted + " more problems like those listed; mend these first", ""));
    return all;
  }
}
