package org.minewatch.geo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.minewatch.geo.SevenParameters.Vector;
import org.minewatch.region.TransformRecord;
import org.minewatch.region.TransformRecord.CommonPoint;

/**
 * What a transform record does, as steps from coordinates of one datum to a mine's CRS, or why it
 * cannot be used.
 *
 * <p>An offset and a similarity act in the record's own {@code from_crs}; what comes out counts as
 * the same zone of the mine's datum and is changed to the mine's zone exactly. A similarity turns
 * and scales about the zone's own origin: northing 0, and the six-digit easting's 0, so that a zone
 * number in front changes nothing. Common points are compared in the mine's zone.
 */
final class TransformSteps {

  /** Scale and rotation beyond this are mistakes, no difference of datums: some 20 ppm and 10". */
  private static final double MAX_SCALE_PPM = 1000;

  private static final double MAX_ROTATION_ARCSEC = 600;

  /** The datums of China differ by up to some 130 m. */
  private static final double MAX_DATUM_SHIFT_METRES = 500;

  /** An offset of this size moves from one zone numbering to another. */
  private static final double NUMBERING_OFFSET_METRES = 400_000;

  /** Nothing on earth is further apart; an offset may contain a zone number. */
  private static final double MAX_PARAMETER = 50_000_000;

  private TransformSteps() {}

  /**
   * @param from the coordinates' CRS
   * @param recordFrom the record's {@code from_crs}: the same datum
   * @param to the mine's CRS: another datum
   * @throws UnusableRecordException when the record cannot be used; it says why
   */
  static Usable of(Crs from, Crs recordFrom, Crs to, TransformRecord record) {
    Crs sameZone = layout(recordFrom.datum(), to);
    Crs plane = recordFrom.isGeographic() ? sameZone : recordFrom;
    PointFit fit = null;
    List<Step> middle = new ArrayList<>();
    switch (record.method()) {
      case OFFSET -> {
        double easting = need(record.offsetEasting(), "offset_easting_m");
        double northing = need(record.offsetNorthing(), "offset_northing_m");
        middle.add(PlaneSimilarity.offset(easting, northing));
        if (Math.abs(easting) < NUMBERING_OFFSET_METRES) {
          middle.addAll(ZoneChange.between(layout(to.datum(), plane), to));
        }
      }
      case SIMILARITY -> {
        middle.add(similarity(record, plane));
        middle.addAll(ZoneChange.between(layout(to.datum(), plane), to));
      }
      case SEVEN_PARAMETER -> {
        plane = CrsCatalogue.geographic(recordFrom.datum());
        middle.add(sevenParameters(record, recordFrom.datum(), to.datum()));
        middle.addAll(ZoneChange.between(CrsCatalogue.geographic(to.datum()), to));
      }
      case POINTS -> {
        plane = sameZone;
        fit = PointFit.of(pointsIn(record.points(), recordFrom, sameZone, to));
        checkSize(fit.scalePpm(), fit.rotationArcsec());
        middle.add(fit.similarity());
      }
    }
    Step steps =
        Step.chain(
            Stream.concat(ZoneChange.between(from, plane).stream(), middle.stream()).toList());
    checkShift(steps, from, to);
    return new Usable(steps, fit);
  }

  /**
   * @param fit null unless the method is common points
   */
  record Usable(Step steps, PointFit fit) {}

  /** The same zone, width and numbering in another datum. */
  static Crs layout(Datum datum, Crs like) {
    return CrsCatalogue.find(datum, like.grid(), like.zone(), like.zonePrefix()).orElseThrow();
  }

  private static PlaneSimilarity similarity(TransformRecord record, Crs plane) {
    double scalePpm = number(record.scalePpm(), "scale_ppm");
    double rotationArcsec = number(record.rotationArcsec(), "rotation_arcsec");
    checkSize(scalePpm, rotationArcsec);
    double origin = plane.zonePrefix() ? plane.zone() * 1e6 : 0;
    double scale = 1 + scalePpm * 1e-6;
    double rotation = Math.toRadians(rotationArcsec / 3600);
    return new PlaneSimilarity(
        origin,
        0,
        origin + need(record.offsetEasting(), "offset_easting_m"),
        need(record.offsetNorthing(), "offset_northing_m"),
        scale * Math.cos(rotation),
        scale * Math.sin(rotation));
  }

  private static SevenParameters sevenParameters(TransformRecord record, Datum from, Datum to) {
    Vector shift =
        new Vector(need(record.dx(), "dx_m"), need(record.dy(), "dy_m"), need(record.dz(), "dz_m"));
    Vector rotation =
        new Vector(
            number(record.rxArcsec(), "rx_arcsec"),
            number(record.ryArcsec(), "ry_arcsec"),
            number(record.rzArcsec(), "rz_arcsec"));
    double scale = number(record.dsPpm(), "ds_ppm");
    checkSize(scale, rotation.x());
    checkSize(scale, rotation.y());
    checkSize(scale, rotation.z());
    return SevenParameters.of(from, to, shift, rotation, scale);
  }

  /** Both sides of every point in the mine's zone, whether their zone number was written or not. */
  private static List<CommonPoint> pointsIn(
      List<CommonPoint> points, Crs recordFrom, Crs plane, Crs to) {
    List<CommonPoint> converted = new ArrayList<>();
    Step toPlane = Step.chain(ZoneChange.between(recordFrom, plane));
    for (CommonPoint p : points) {
      double[] from = {numbered(p.fromEasting(), recordFrom), p.fromNorthing(), Double.NaN};
      double[] target = {numbered(p.toEasting(), to), p.toNorthing(), Double.NaN};
      try {
        toPlane.apply(from);
        GaussKrueger.of(to).inverse(target.clone());
      } catch (IllegalArgumentException e) {
        throw new UnusableRecordException(
            "公共点 " + p.name() + " 不在坐标系范围内", "common point " + p.name() + ": " + e.getMessage());
      }
      converted.add(new CommonPoint(p.name(), from[0], from[1], target[0], target[1]));
    }
    return converted;
  }

  private static double numbered(double easting, Crs crs) {
    double number = crs.zone() * 1e6;
    if (crs.zonePrefix() && easting < 1e6) {
      return easting + number;
    }
    return !crs.zonePrefix() && !crs.isGeographic() && easting >= number
        ? easting - number
        : easting;
  }

  private static void checkSize(double scalePpm, double rotationArcsec) {
    if (Math.abs(scalePpm) > MAX_SCALE_PPM || Math.abs(rotationArcsec) > MAX_ROTATION_ARCSEC) {
      throw new UnusableRecordException(
          String.format(Locale.ROOT, "尺度 %.1f ppm、旋转 %.1f″ 不可能是基准之差", scalePpm, rotationArcsec),
          String.format(
              Locale.ROOT,
              "a scale of %.1f ppm and a rotation of %.1f\" are no difference between two datums",
              scalePpm,
              rotationArcsec));
    }
  }

  /** Somewhere along the mine's zone the record has to move a place by a believable distance. */
  private static void checkShift(Step steps, Crs from, Crs to) {
    double least = Double.POSITIVE_INFINITY;
    GaussKrueger projection = GaussKrueger.of(to);
    for (int lat = 18; lat <= 54; lat += 3) {
      double[] moved = {to.centralMeridianDegrees() + 0.5, lat, Double.NaN};
      double[] unmoved = moved.clone();
      projection.forward(unmoved);
      try {
        Step.chain(ZoneChange.between(CrsCatalogue.geographic(from.datum()), from)).apply(moved);
        steps.apply(moved);
      } catch (IllegalArgumentException e) {
        continue;
      }
      least = Math.min(least, Math.hypot(moved[0] - unmoved[0], moved[1] - unmoved[1]));
    }
    if (Double.isInfinite(least)) {
      throw new UnusableRecordException("结果超出矿井所在投影带", "it leads out of the mine's zone");
    }
    if (!(least <= MAX_DATUM_SHIFT_METRES)) {
      throw new UnusableRecordException(
          String.format(Locale.ROOT, "坐标移动 %.0f m，而国内各基准之差至多约 130 m", least),
          String.format(
              Locale.ROOT,
              "it moves places by %.0f m, the datums of China differ by up to some 130 m",
              least));
    }
  }

  private static double need(OptionalDouble value, String column) {
    if (value.isEmpty()) {
      throw new UnusableRecordException("缺少 " + column, column + " is missing");
    }
    return number(value, column);
  }

  private static double number(OptionalDouble value, String column) {
    double number = value.orElse(0);
    if (!(Math.abs(number) <= MAX_PARAMETER)) {
      throw new UnusableRecordException(
          column + " 不是合理的数值", column + " is no believable number: " + number);
    }
    return number;
  }
}
