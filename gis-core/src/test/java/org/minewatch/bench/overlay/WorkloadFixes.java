package org.minewatch.bench.overlay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The fixes of the workload as columns, read from its rows of 40 bytes. */
record WorkloadFixes(int[] mine, double[] easting, double[] northing, float[] elevation) {
  private static final int ROW_BYTES = 40;
  private static final int ROWS_AT_A_TIME = 1 << 16;

  static WorkloadFixes read(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      int n = Math.toIntExact(in.size() / ROW_BYTES);
      WorkloadFixes fixes = ofSize(n);
      ByteBuffer rows =
          ByteBuffer.allocateDirect(ROW_BYTES * ROWS_AT_A_TIME).order(ByteOrder.LITTLE_ENDIAN);
      for (int i = 0; i < n; ) {
        rows.clear();
        while (rows.hasRemaining() && in.read(rows) >= 0) {}
        rows.flip();
        for (; rows.remaining() >= ROW_BYTES; i++) {
          rows.getInt();
          fixes.mine[i] = rows.getInt();
          rows.getLong();
          fixes.easting[i] = rows.getDouble();
          fixes.northing[i] = rows.getDouble();
          fixes.elevation[i] = (float) rows.getDouble();
        }
      }
      return fixes;
    }
  }

  static WorkloadFixes ofSize(int n) {
    return new WorkloadFixes(new int[n], new double[n], new double[n], new float[n]);
  }

  int size() {
    return mine.length;
  }

  /** The same fixes mine after mine, in the order of arrival within each. */
  WorkloadFixes groupedByMine(int mines) {
    int[] places = new int[mines + 1];
    for (int m : mine) {
      places[m + 1]++;
    }
    for (int m = 0; m < mines; m++) {
      places[m + 1] += places[m];
    }
    WorkloadFixes grouped = ofSize(size());
    for (int i = 0; i < size(); i++) {
      int to = places[mine[i]]++;
      grouped.mine[to] = mine[i];
      grouped.easting[to] = easting[i];
      grouped.northing[to] = northing[i];
      grouped.elevation[to] = elevation[i];
    }
    return grouped;
  }
}
