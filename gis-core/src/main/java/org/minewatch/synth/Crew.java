package org.minewatch.synth;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.minewatch.synth.ground.Dice;
import org.minewatch.synth.ground.Spot;

/**
 * People who go down together: a team with its jobs, the shifts it works and what it does there.
 *
 * @param team as registered
 * @param jobs one a member
 * @param leaders whether they are mine leaders (带班矿领导)
 * @param shifts indexes of the shifts they work
 * @param from first day they work, earlier days they are not in the mine
 * @param workplace the reported face they work at, empty when none
 * @param duty where they go
 */
record Crew(
    String team,
    List<String> jobs,
    boolean leaders,
    Set<Integer> shifts,
    LocalDate from,
    String workplace,
    Duty duty) {

  Crew(
      String team,
      List<String> jobs,
      boolean leaders,
      Set<Integer> shifts,
      LocalDate from,
      Duty duty) {
    this(team, jobs, leaders, shifts, from, "", duty);
  }

  /** The same crew with other jobs. */
  Crew withJobs(List<String> others) {
    return new Crew(team, others, leaders, shifts, from, workplace, duty);
  }

  /** The same crew on other duty. */
  Crew withDuty(Duty other) {
    return new Crew(team, jobs, leaders, shifts, from, workplace, other);
  }

  /**
   * A place to be at.
   *
   * @param spread metres back along the road over which one moves about
   * @param minutes how long; {@link #UNTIL_SHIFT_ENDS} for the rest of the shift
   */
  record Stop(Spot place, double spread, double minutes) {
    static final double UNTIL_SHIFT_ENDS = -1;
  }

  /** What a member does on a day. */
  interface Duty {
    List<Stop> stops(DayOfWork day, Dice dice);
  }
}
