package org.minewatch.sight;

import java.util.Optional;

/**
 * How much of a mine a night could see: what a result without findings is worth.
 *
 * @param judged rules that had all they need
 * @param partial rules that had part of it
 * @param cannotJudge rules that could not look at all
 * @param people whose cards were heard; empty when no positions were handed in
 * @param workings empty when there is no usable drawing
 */
public record Sight(
    int judged,
    int partial,
    int cannotJudge,
    Optional<PeopleSeen> people,
    Optional<WorkingsSeen> workings) {

  public int rules() {
    return judged + partial + cannotJudge;
  }
}
