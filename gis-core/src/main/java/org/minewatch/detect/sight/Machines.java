package org.minewatch.detect.sight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.detect.MineNight;
import org.minewatch.region.CorroboratingEvent;
import org.minewatch.sight.MachineLine;

/** What meters of power and hoists read in a night, beside their nights before. */
final class Machines {
  static final List<String> KINDS = List.of("power", "hoist");

  private static final int NIGHTS = 14;

  /** Units of which readings of a night are parts of a whole; of others only the mean tells. */
  private static final Set<String> ADDED =
      Set.of(
          "kwh", "mwh", "cycle", "cycles", "time", "times", "count", "t", "次", "车", "钩", "度", "吨");

  private Machines() {}

  /** Readings of one kind and unit, by day. */
  private record Meter(String kind, String unit) implements Comparable<Meter> {
    @Override
    public int compareTo(Meter o) {
      int c = kind.compareTo(o.kind);
      return c != 0 ? c : unit.compareTo(o.unit);
    }
  }

  /** By kind and unit; nothing for a kind without a reading in the night. */
  static List<MachineLine> of(MineNight night) {
    Map<Meter, TreeMap<LocalDate, double[]>> meters = new TreeMap<>();
    for (CorroboratingEvent e : night.records().events()) {
      LocalDate day = e.time().atZoneSameInstant(night.zone()).toLocalDate();
      if (KINDS.contains(e.kind())
          && e.value().isPresent()
          && !day.isAfter(night.night())
          && day.isAfter(night.night().minusDays(NIGHTS + 1L))) {
        double[] sum =
            meters
                .computeIfAbsent(new Meter(e.kind(), e.unit()), m -> new TreeMap<>())
                .computeIfAbsent(day, d -> new double[2]);
        sum[0] += e.value().getAsDouble();
        sum[1]++;
      }
    }
    List<MachineLine> lines = new ArrayList<>();
    meters.forEach(
        (meter, days) -> {
          double[] tonight = days.remove(night.night());
          if (tonight != null) {
            boolean sum = ADDED.contains(meter.unit().toLowerCase(Locale.ROOT));
            lines.add(
                new MachineLine(
                    meter.kind(),
                    meter.unit(),
                    (int) tonight[1],
                    sum,
                    value(tonight, sum),
                    usual(days, sum)));
          }
        });
    return lines;
  }

  private static double value(double[] day, boolean sum) {
    return sum ? day[0] : day[0] / day[1];
  }

  private static OptionalDouble usual(TreeMap<LocalDate, double[]> days, boolean sum) {
    double[] values = days.values().stream().mapToDouble(d -> value(d, sum)).sorted().toArray();
    int middle = values.length / 2;
    return values.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2);
  }
}
