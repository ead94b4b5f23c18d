package org.minewatch.web.resident;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.store.ResidentTask;

/**
 * A task as the page shows it to one person.
 *
 * @param sourceId of the finding, the order or the hazard that it comes of, empty for none
 */
record TaskView(
    Line line,
    String source,
    String sourceId,
    String sourceNo,
    OffsetDateTime givenAt,
    String givenBy,
    List<Flow.Next> next,
    List<Taken> history) {

  /**
   * A task in one line.
   *
   * @param member name of who has to do it, empty when it is the whole group's
   * @param mine whether it is the asker's own or that of a group that he is in
   */
  record Line(
      String id,
      int version,
      String mineCode,
      String mineName,
      String words,
      LocalDate due,
      boolean overdue,
      String member,
      boolean mine,
      String state) {

    static Line of(ResidentTask task, LocalDate today, boolean mine) {
      return new Line(
          task.id(),
          task.version(),
          task.mineCode(),
          task.mineName(),
          task.words(),
          task.due(),
          task.state().equals("open") && today.isAfter(task.due()),
          task.memberName(),
          mine,
          task.state());
    }
  }
}
