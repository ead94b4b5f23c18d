package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.minewatch.geo.Crs;
import org.minewatch.region.SourceLine;
import org.minewatch.region.TransformRecord;

/**
 * What one ring printed in two datums implies: the shift between them, nearly constant over a mine.
 * A corner that does not follow it is misread in one of the two.
 */
final class DatumShift {
  /**
   * Over a mine of 10 km the shift varies by some decimetres; whole-metre prints add half a metre.
   */
  private static final double MISREAD_METRES = 2;

  private DatumShift() {}

  /** The same structure: as many rings, each of as many corners. */
  static boolean sameCorners(DatumVariant a, DatumVariant b) {
    if (a.rings().size() != b.rings().size()) {
      return false;
    }
    for (int i = 0; i < a.rings().size(); i++) {
      if (a.rings().get(i).corners().size() != b.rings().get(i).corners().size()) {
        return false;
      }
    }
    return true;
  }

  /**
   * A suggested record from the older to the chosen system, offsets in metres added to the old
   * coordinates. Empty when the two are not on the same grid and zone: then no constant holds.
   */
  static Optional<TransformRecord> suggest(Sheet sheet, DatumVariant old, DatumVariant chosen) {
    if (old.crs().isEmpty()
        || chosen.crs().isEmpty()
        || !sameGrid(old.crs().get(), chosen.crs().get())) {
      return Optional.empty();
    }
    List<double[]> shifts = new ArrayList<>();
    List<DatumVariant.FlatCorner> corners = new ArrayList<>();
    for (int r = 0; r < chosen.rings().size(); r++) {
      for (int c = 0; c < chosen.rings().get(r).corners().size(); c++) {
        CornerPair from = old.rings().get(r).corners().get(c).pair();
        DatumVariant.FlatCorner to = chosen.rings().get(r).corners().get(c);
        shifts.add(new double[] {to.pair().east() - from.east(), to.pair().north() - from.north()});
        corners.add(to);
      }
    }
    if (shifts.isEmpty()) {
      return Optional.empty();
    }
    double east = median(shifts, 0);
    double north = median(shifts, 1);
    double squares = 0;
    int used = 0;
    double sumEast = 0;
    double sumNorth = 0;
    for (int i = 0; i < shifts.size(); i++) {
      double off = Math.hypot(shifts.get(i)[0] - east, shifts.get(i)[1] - north);
      if (off > MISREAD_METRES) {
        misread(sheet, corners.get(i), off);
      } else {
        sumEast += shifts.get(i)[0];
        sumNorth += shifts.get(i)[1];
        used++;
      }
    }
    double meanEast = Math.round(sumEast / used * 1e4) / 1e4;
    double meanNorth = Math.round(sumNorth / used * 1e4) / 1e4;
    for (double[] shift : shifts) {
      double off = Math.hypot(shift[0] - meanEast, shift[1] - meanNorth);
      squares += off <= MISREAD_METRES * 2 ? off * off : 0;
    }
    double rms = Math.round(Math.sqrt(squares / used) * 1e4) / 1e4;
    long line = chosen.mention() == null ? 0 : chosen.mention().line();
    said(sheet, old.crs().get(), chosen.crs().get(), meanNorth, meanEast, rms, used, line);
    OptionalDouble none = OptionalDouble.empty();
    return Optional.of(
        new TransformRecord(
            "",
            old.crs().get().code(),
            TransformRecord.Method.OFFSET,
            OptionalDouble.of(meanEast),
            OptionalDouble.of(meanNorth),
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            none,
            List.of(),
            OptionalDouble.of(rms),
            "licence printed in both systems, "
                + used
                + " corners, to "
                + chosen.crs().get().code(),
            new SourceLine(sheet.fileName, line)));
  }

  private static boolean sameGrid(Crs a, Crs b) {
    return a.grid() == b.grid()
        && a.zone() == b.zone()
        && a.zonePrefix() == b.zonePrefix()
        && !a.isGeographic();
  }

  private static double median(List<double[]> shifts, int axis) {
    double[] values = shifts.stream().mapToDouble(s -> s[axis]).toArray();
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void misread(Sheet sheet, DatumVariant.FlatCorner corner, double metres) {
    String off = Numbers.rounded(metres, 2);
    sheet.broken(
        corner.line(),
        "拐点 " + corner.name() + " 的两套坐标相差与其他拐点不符（" + off + " m），其中一套有误。",
        "Corner "
            + corner.name()
            + " differs between the two datums by "
            + off
            + " m more or less than the others: one of the two is misread.");
  }

  private static void said(
      Sheet sheet, Crs from, Crs to, double north, double east, double rms, int used, long line) {
    String n = Numbers.rounded(north, 2);
    String e = Numbers.rounded(east, 2);
    String r = Numbers.rounded(rms, 3);
    sheet.noticed(
        line,
        "两套坐标的平均差（"
            + from.datum().nameZh()
            + " → "
            + to.datum().nameZh()
            + "）：北 "
            + n
            + " m，东 "
            + e
            + " m，中误差 "
            + r
            + " m（"
            + used
            + " 个拐点）；建议作为本矿的转换参数，须经核实。",
        "From "
            + from.datum().nameEn()
            + " to "
            + to.datum().nameEn()
            + " the corners move by "
            + n
            + " m north and "
            + e
            + " m east, residual "
            + r
            + " m over "
            + used
            + " corners: suggested as the mine's transform, to be verified.");
  }
}
