package org.minewatch.geo;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.minewatch.region.TransformRecord.CommonPoint;

/**
 * What a fresh process does with coordinates first; prints the processor time it took and nothing
 * else.
 */
public final class FirstUse {

  private FirstUse() {}

  public static void main(String[] args) {
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long start = clock.getCurrentThreadCpuTime();
    for (Crs crs : CrsCatalogue.all()) {
      if (!crs.isGeographic()) {
        MineFrame frame = MineFrame.of(crs);
        double[] lonLat = frame.toLonLat(crs.falseEastingMetres() + 12_345, 2_823_456);
        frame.fromLonLat(lonLat[0], lonLat[1]);
      }
    }
    MineFrame mine = MineFrame.of(CrsCatalogue.get(4523));
    mine.covers(1e12, Double.NaN);
    FrameTransform.between(
            CrsCatalogue.get(2359),
            mine,
            List.of(
                Records.points(
                    "EPSG:2359",
                    List.of(
                        new CommonPoint("A", 412345, 2823456, 412451, 2823463),
                        new CommonPoint("B", 413345, 2824456, 413451, 2824463)),
                    0.1)))
        .apply(35412345, 2823456, 0);
    System.out.println("first use ms " + (clock.getCurrentThreadCpuTime() - start) / 1_000_000);
  }
}
