package org.minewatch.detect.people;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Numbers;
import org.minewatch.region.CorroboratingEvent;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.wording.Text;

/**
 * What a hoist, or the power, of a mine at rest is held against: its own usual in the stop, its
 * level while the mine won coal, and for a hoist how often it can wind when it carries no coal.
 *
 * @param name of the machine or the meter, with the unit of its values
 * @param usual middle of what was handed in before the last week
 * @param working middle of what was handed in while the mine won coal
 * @param limit above it there is more than a stop explains
 * @param byWorking whether the limit is that of production
 * @param winds an hour from which a hoist winds coal
 */
record RestingMachine(
    String kind,
    String name,
    OptionalDouble usual,
    OptionalDouble working,
    double limit,
    boolean byWorking,
    double winds) {
  private static final String RULE = "activity.unexplained";
  private static final int DAYS = 7;

  /** Pumps and fans go on, and on cheap power at night, so twice the usual is no more than that. */
  private static final double TIMES_USUAL = 2;

  private static final Set<MineStatusPeriod.Status> WORKS =
      Set.of(MineStatusPeriod.Status.PRODUCING, MineStatusPeriod.Status.TRIAL_RUN);

  private static final List<String> WINDS = List.of("cycle", "cycles", "钩", "次", "钩/h", "次/h");

  /** Values of two machines, or in two units, are not held against each other. */
  static String nameOf(CorroboratingEvent e) {
    return e.place() + " " + e.unit();
  }

  static RestingMachine of(MineNight night, String kind, String name) {
    List<CorroboratingEvent> events =
        night.records().events().stream()
            .filter(e -> e.kind().equals(kind) && nameOf(e).equals(name))
            .filter(e -> e.value().isPresent())
            .toList();
    OptionalDouble usual =
        middle(
            night,
            events.stream()
                .filter(e -> e.time().isBefore(night.startOf(night.night().minusDays(DAYS))))
                .toList());
    OptionalDouble working =
        middle(night, events.stream().filter(e -> isProducing(night, e)).toList());
    double byUsual = TIMES_USUAL * usual.orElse(Double.POSITIVE_INFINITY);
    double byWorking =
        night.parameter(RULE, "working_share") * working.orElse(Double.POSITIVE_INFINITY);
    return new RestingMachine(
        kind,
        name,
        usual,
        working,
        Math.min(byUsual, byWorking),
        byWorking < byUsual,
        night.parameter(RULE, "winding_cycles"));
  }

  private static boolean isProducing(MineNight night, CorroboratingEvent e) {
    LocalDate day = e.time().atZoneSameInstant(night.zone()).toLocalDate();
    return night.records().statuses().stream()
        .filter(s -> !s.from().isAfter(day) && s.to().map(to -> !to.isBefore(day)).orElse(true))
        .anyMatch(s -> WORKS.contains(s.status()));
  }

  private static OptionalDouble middle(MineNight night, List<CorroboratingEvent> events) {
    double[] values = events.stream().mapToDouble(e -> e.value().getAsDouble()).sorted().toArray();
    return values.length < night.parameter(RULE, "least_events")
        ? OptionalDouble.empty()
        : OptionalDouble.of(values[values.length / 2]);
  }

  /** Whether a value is more than a stop explains. */
  boolean isMore(CorroboratingEvent e) {
    return nameOf(e).equals(name) && e.value().orElse(0) > limit;
  }

  /** Whether a count of winds in an hour is of a hoist that carries coal. */
  boolean isWinding(CorroboratingEvent e) {
    return kind.equals("hoist")
        && nameOf(e).equals(name)
        && WINDS.contains(e.unit())
        && e.value().orElse(0) >= winds;
  }

  Text says(int times, String zh, String en) {
    return byWorking
        ? new Text(
            "停产期间%s %d 次达到停产前生产时的水平（%s），没有上报作业"
                .formatted(zh, times, Numbers.one(working.getAsDouble())),
            "%s came up to the level of production before the stop (%s) %d times while the mine is at rest and reports no work"
                .formatted(en, Numbers.one(working.getAsDouble()), times))
        : new Text(
            "停产期间%s %d 次超过平时两倍，没有上报作业".formatted(zh, times),
            "%s was above twice its usual %d times while the mine is at rest and reports no work"
                .formatted(en, times));
  }

  Text saysWinding(int hours) {
    return new Text(
        "停产期间当夜有 %d 小时每小时提升 %s 次以上，没有上报作业".formatted(hours, Numbers.whole(winds)),
        "the hoist wound %s times an hour or more in %d hours of the day while the mine is at rest and reports no work"
            .formatted(Numbers.whole(winds), hours));
  }
}
