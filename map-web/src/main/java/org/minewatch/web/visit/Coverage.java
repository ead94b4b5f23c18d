package org.minewatch.web.visit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.review.MineClasses.Standing;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.Visits.Day;
import org.minewatch.wording.Text;

/**
 * Which mines were visited as often as they have to be: by mine and authority the strictest line,
 * and how many mines of each line are covered now.
 */
final class Coverage {
  private Coverage() {}

  /**
   * How many mines have the visit that a line owes them now.
   *
   * @param from first day of the calendar period, null for what goes by classes
   * @param overdue mines whose visit is past its last day
   */
  record LineCover(
      String code,
      String owedBy,
      String every,
      Text name,
      Text source,
      String sure,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      int mines,
      int covered,
      int overdue) {}

  /**
   * What one authority owes one mine.
   *
   * @param line code of the line that is due first
   * @param last the last visit that counts for it, null when none is on record
   * @param days between visits at most, of a line that goes by classes; null of others
   */
  record Owed(
      String authority,
      String line,
      @Nullable Integer days,
      @Nullable LocalDate last,
      LocalDate due,
      long overdueDays) {}

  /**
   * A mine with what is owed to it.
   *
   * @param mineClass its class by the ledger
   * @param overdueDays of what is overdue most, 0 when nothing is
   * @param nextDue the earliest day by which somebody has to come
   */
  record MineLine(
      String mineCode,
      String mineName,
      String supervisedBy,
      String mineClass,
      int classDays,
      long overdueDays,
      @Nullable LocalDate nextDue,
      List<Owed> owed) {}

  /** Both together. */
  record Account(List<LineCover> lines, List<MineLine> mines) {}

  /** Visits by mine and authority. */
  static Map<String, Map<String, TreeSet<LocalDate>>> byMine(Collection<Day> days) {
    Map<String, Map<String, TreeSet<LocalDate>>> all = new HashMap<>();
    for (Day day : days) {
      all.computeIfAbsent(day.mineCode(), code -> new HashMap<>())
          .computeIfAbsent(day.authority(), code -> new TreeSet<>())
          .add(day.on());
    }
    return all;
  }

  /** Days of the visits of one mine that count for a line. */
  static TreeSet<LocalDate> counting(Frequency line, Map<String, TreeSet<LocalDate>> byAuthority) {
    TreeSet<LocalDate> days = new TreeSet<>();
    line.counts().forEach(a -> days.addAll(byAuthority.getOrDefault(a, new TreeSet<>())));
    return days;
  }

  /**
   * The account of some mines, the most overdue first.
   *
   * @param made visits that were made
   * @param begun first day of the records
   */
  static Account of(
      FrequencyTable table,
      List<SupervisedMine> mines,
      Map<String, Standing> classes,
      Collection<Day> made,
      LocalDate begun,
      LocalDate today) {
    Map<String, Map<String, TreeSet<LocalDate>>> byMine = byMine(made);
    Map<String, int[]> counts = new HashMap<>();
    List<MineLine> lines = new ArrayList<>();
    for (SupervisedMine mine : mines) {
      Standing standing = classes.get(mine.code());
      Map<String, Owed> owed = new HashMap<>();
      for (Frequency line : table.lines()) {
        if (line.isFor(mine.ownership())) {
          TreeSet<LocalDate> days = counting(line, byMine.getOrDefault(mine.code(), Map.of()));
          Optional<LocalDate> last = Optional.ofNullable(days.floor(today));
          Frequency.Due due = line.due(last, begun, standing.days(), today);
          int[] count = counts.computeIfAbsent(line.code(), code -> new int[3]);
          count[0]++;
          count[1] += line.isCovered(due, today) ? 1 : 0;
          count[2] += due.overdueDays() > 0 ? 1 : 0;
          owed.merge(line.owedBy(), owed(line, standing, due), Coverage::stricter);
        }
      }
      lines.add(mineLine(mine, standing, owed.values()));
    }
    lines.sort(
        Comparator.comparingLong(MineLine::overdueDays)
            .reversed()
            .thenComparing(MineLine::nextDue, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(MineLine::mineCode));
    return new Account(
        table.lines().stream()
            .map(line -> cover(line, counts.getOrDefault(line.code(), new int[3]), today))
            .toList(),
        lines);
  }

  private static Owed owed(Frequency line, Standing standing, Frequency.Due due) {
    return new Owed(
        line.owedBy(),
        line.code(),
        line.every().isCalendar() ? null : standing.days(),
        due.last(),
        due.due(),
        due.overdueDays());
  }

  /** Of two lines of one authority the one that is due first holds. */
  private static Owed stricter(Owed a, Owed b) {
    return b.due().isBefore(a.due()) ? b : a;
  }

  private static MineLine mineLine(SupervisedMine mine, Standing standing, Collection<Owed> owed) {
    List<Owed> all = new ArrayList<>(owed);
    all.sort(Comparator.comparing(Owed::due).thenComparing(Owed::authority));
    return new MineLine(
        mine.code(),
        mine.name(),
        mine.supervisedBy(),
        standing.letter(),
        standing.days(),
        all.stream().mapToLong(Owed::overdueDays).max().orElse(0),
        all.isEmpty() ? null : all.get(0).due(),
        all);
  }

  private static LineCover cover(Frequency line, int[] count, LocalDate today) {
    boolean calendar = line.every().isCalendar();
    return new LineCover(
        line.code(),
        line.owedBy(),
        line.every().wireName(),
        line.name(),
        line.source(),
        line.sure(),
        calendar ? line.every().firstDay(today) : null,
        calendar ? line.every().lastDay(today) : null,
        count[0],
        count[1],
        count[2]);
  }
}
