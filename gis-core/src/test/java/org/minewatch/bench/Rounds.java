package org.minewatch.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Times of one job, round by round, by the clock and by the processor time that this process got;
 * the latter hardly changes when others use the machine too.
 */
public final class Rounds {
  private static final OperatingSystemMXBean OS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final double[] wall;
  private final double[] busy;
  private final int threads;
  private int done;

  public Rounds(int rounds, int threads) {
    wall = new double[rounds];
    busy = new double[rounds];
    this.threads = threads;
  }

  /** Adds the mean of some repetitions as one round. */
  public void add(int repetitions, Runnable job) {
    long cpu = OS.getProcessCpuTime();
    long start = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      job.run();
    }
    wall[done] = (System.nanoTime() - start) / 1e9 / repetitions;
    busy[done++] = (OS.getProcessCpuTime() - cpu) / 1e9 / repetitions;
  }

  /** Median million rows a second by the clock. */
  public double rate(long rows) {
    return rows / median(wall) / 1e6;
  }

  /** Median million rows a second that the processor time would give on free cores. */
  public double rateIfFree(long rows) {
    return threads * (rows / median(busy) / 1e6);
  }

  public double medianSeconds() {
    return median(wall);
  }

  /** Processor time of all threads of this process. */
  public double medianBusySeconds() {
    return median(busy);
  }

  /** Median over the rounds of how many times faster than a peer this was, by the clock. */
  public double times(Rounds peer) {
    return median(IntStream.range(0, done).mapToDouble(i -> peer.wall[i] / wall[i]).toArray());
  }

  /** As {@link #times}, by processor time. */
  public double timesIfFree(Rounds peer) {
    return median(IntStream.range(0, done).mapToDouble(i -> peer.busy[i] / busy[i]).toArray());
  }

  /** Rates of all rounds, for the reader to see how they scatter. */
  public String rates(long rows) {
    return Arrays.toString(Arrays.stream(wall).map(s -> Math.rint(rows / s / 1e4) / 100).toArray());
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
