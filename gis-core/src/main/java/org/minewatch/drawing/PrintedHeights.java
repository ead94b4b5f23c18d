package org.minewatch.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.minewatch.drawing.source.SourceFeature;

/**
 * The band of the elevations that a sheet prints ({@code +1295.672}, {@code 1000.6}): what Z may
 * reasonably be on it.
 *
 * @param lowest metres
 * @param highest metres
 */
record PrintedHeights(double lowest, double highest) {
  private static final Pattern HEIGHT =
      Pattern.compile("[+±]?([-−]?\\d{1,4}\\.\\d{1,3})|[+](\\d{1,4})|([-−]\\d{2,4})");

  private static final double ONE_MINE_METRES = 1000;

  /** Thicknesses and dips are printed like elevations; smaller numbers are taken for those. */
  private static final double THICKNESS_METRES = 30;

  private static final int LEAST = 20;

  /** Empty when fewer than {@value #LEAST} are printed. */
  static Optional<PrintedHeights> of(List<SourceFeature> features) {
    double[] all =
        features.stream()
            .map(f -> HEIGHT.matcher(f.text().strip()))
            .filter(Matcher::matches)
            .mapToDouble(PrintedHeights::value)
            .filter(v -> Math.abs(v) >= THICKNESS_METRES)
            .sorted()
            .toArray();
    if (all.length < LEAST) {
      return Optional.empty();
    }
    double middle = all[all.length / 2];
    double[] near =
        Arrays.stream(all).filter(v -> Math.abs(v - middle) <= ONE_MINE_METRES).toArray();
    if (near.length < LEAST) {
      return Optional.empty();
    }
    return Optional.of(
        new PrintedHeights(
            near[(int) (0.05 * near.length)], near[(int) (0.95 * (near.length - 1))]));
  }

  private static double value(Matcher m) {
    String text = m.group(1) != null ? m.group(1) : m.group(2) != null ? m.group(2) : m.group(3);
    return Double.parseDouble(text.replace('−', '-'));
  }
}
