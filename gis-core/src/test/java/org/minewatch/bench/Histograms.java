package org.minewatch.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Files of rows {@code mine,code,count}. */
final class Histograms {
  private Histograms() {}

  /** How many fixes have another code at least: half the sum of all differences of counts. */
  static long differing(Path first, Path second) throws IOException {
    Map<String, Long> difference = new HashMap<>();
    read(first).forEach((key, count) -> difference.merge(key, count, Long::sum));
    read(second).forEach((key, count) -> difference.merge(key, -count, Long::sum));
    return (difference.values().stream().mapToLong(Math::abs).sum() + 1) / 2;
  }

  private static Map<String, Long> read(Path file) throws IOException {
    Map<String, Long> counts = new HashMap<>();
    for (String row : Files.readAllLines(file)) {
      int comma = row.lastIndexOf(',');
      counts.merge(row.substring(0, comma), Long.valueOf(row.substring(comma + 1)), Long::sum);
    }
    return counts;
  }
}
