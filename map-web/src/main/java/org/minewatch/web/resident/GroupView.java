package org.minewatch.web.resident;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;

/**
 * The group of a mine as the page shows it to one person.
 *
 * @param since since when reports are owed; null before there is a group
 * @param board null before it was written, or while there is no group
 * @param reports quarters that are owed or were handed in, the last first
 * @param candidates who could become a member; for who may add one
 */
record GroupView(
    Line line,
    @Nullable LocalDate since,
    @Nullable Board board,
    List<Member> members,
    List<Report> reports,
    List<Person> candidates,
    List<Flow.Next> next,
    List<Taken> history) {

  /**
   * The group of a mine in one line.
   *
   * @param members how many are there today
   * @param leader name of the leader, empty without one
   * @param warnings what it lacks or what is due, by name
   */
  record Line(
      String mineCode,
      String mineName,
      int version,
      String state,
      int members,
      String leader,
      List<String> warnings) {}

  /**
   * A member or who was one.
   *
   * @param there whether today is within the membership
   * @param able whether the account may still be used as a resident inspector
   * @param since since when at the mine, short absences included
   * @param rotateBy the last day of the longest stay
   * @param rotation empty, {@code may}, {@code near} or {@code over}
   */
  record Member(
      String login,
      String name,
      LocalDate from,
      @Nullable LocalDate to,
      boolean there,
      boolean able,
      boolean leader,
      LocalDate since,
      LocalDate rotateBy,
      String rotation) {}

  /**
   * A quarterly report.
   *
   * @param handedIn null while it is owed
   * @param late whether it came, or is, after the day on which it was due
   */
  record Report(String quarter, LocalDate due, @Nullable LocalDate handedIn, boolean late) {}

  /** An account by login and name. */
  record Person(String login, String name) {}

  /** The public board (公示牌): what anybody at the mine may read. */
  record Board(
      String mineCode,
      String mineName,
      String office,
      String leader,
      List<String> members,
      String phone,
      String words,
      LocalDate on) {}
}
