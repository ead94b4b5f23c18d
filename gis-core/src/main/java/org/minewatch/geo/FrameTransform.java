package org.minewatch.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.geo.CrsResolution.Refused;
import org.minewatch.geo.CrsResolution.Resolved;
import org.minewatch.region.TransformRecord;
import org.minewatch.region.TransformRecord.CommonPoint;
import org.minewatch.wording.Text;

/**
 * The way of coordinates from the CRS of a licence or drawing into a mine's frame, with the
 * uncertainty that it adds to every verdict.
 *
 * <p>The same datum is an exact change of zone. Between datums a record decides: offset,
 * similarity, seven parameters or common points. No published transformation between the old
 * Chinese datums and CGCS2000 is accurate, so without a usable record coordinates are taken as they
 * are, with an uncertainty of {@value #UNKNOWN_DATUM_SHIFT_METRES} m. Immutable and thread-safe.
 */
public final class FrameTransform {

  /** One sigma between datums without a record: datums differ by tens to over a hundred metres. */
  public static final double UNKNOWN_DATUM_SHIFT_METRES = 100;

  /** One sigma of a record that states no residual: common points of a mine's control. */
  public static final double DEFAULT_RECORD_METRES = 0.2;

  /** One sigma of an exact change of zone: what remains is the rounding of printed corners. */
  public static final double ZONE_CHANGE_METRES = 0.01;

  private final Crs from;
  private final Crs to;
  private final Step steps;
  private final String method;
  private final double sigmaMetres;
  private final Text explanation;
  private final TransformRecord record;
  private final PointFit fit;

  private FrameTransform(
      Crs from,
      Crs to,
      Step steps,
      String method,
      double sigmaMetres,
      Text explanation,
      TransformRecord record,
      PointFit fit) {
    this.from = from;
    this.to = to;
    this.steps = steps;
    this.method = method;
    this.sigmaMetres = sigmaMetres;
    this.explanation = explanation;
    this.record = record;
    this.fit = fit;
  }

  /**
   * @param records the mine's transform records, in any order: of those whose {@code from_crs} has
   *     the datum of {@code from}, the same zone comes before another and the smaller residual
   *     before the larger
   */
  public static FrameTransform between(Crs from, MineFrame to, List<TransformRecord> records) {
    return between(from, to.crs(), records);
  }

  static FrameTransform between(Crs from, Crs to, List<TransformRecord> records) {
    if (from.equals(to)) {
      return new FrameTransform(
          from,
          to,
          Step.chain(List.of()),
          "identity",
          0,
          new Text("与矿井坐标系相同，无需转换", "already in the mine's own CRS"),
          null,
          null);
    }
    if (from.datum() == to.datum()) {
      ZoneChange change = new ZoneChange(from, to);
      return new FrameTransform(
          from,
          to,
          change,
          "zone-change",
          change.sharesMeridian() ? 0 : ZONE_CHANGE_METRES,
          route(from, to, "同一基准，严密换带", "same datum, exact change of zone"),
          null,
          null);
    }
    List<Text> unusable = new ArrayList<>();
    for (Candidate candidate : candidates(from, records)) {
      try {
        return recorded(
            from,
            to,
            candidate.record(),
            TransformSteps.of(from, candidate.recordFrom(), to, candidate.record()));
      } catch (UnusableRecordException e) {
        unusable.add(
            new Text(
                "；转换记录（" + where(candidate.record()) + "）不可用：" + e.reason().zh(),
                "; the record in "
                    + where(candidate.record())
                    + " cannot be used: "
                    + e.reason().en()));
      }
    }
    return unshifted(from, to, unusable);
  }

  public Crs from() {
    return from;
  }

  public boolean isIdentity() {
    return from.equals(to);
  }

  /**
   * @param easting in the old CRS, metres; degrees of longitude when that is geographic
   * @param northing metres, or degrees of latitude
   * @param z height in metres, or NaN when not known
   * @return easting, northing and height in the mine's frame
   * @throws IllegalArgumentException for a place out of reach of either projection
   */
  public Coordinate apply(double easting, double northing, double z) {
    double[] enh = {easting, northing, z};
    steps.apply(enh);
    return new Coordinate(enh[0], enh[1], enh[2] + heightOffsetMetres());
  }

  /**
   * A copy in the mine's frame; Z moves by the height offset, M and user data stay.
   *
   * @throws IllegalArgumentException for a place out of reach of either projection
   */
  public Geometry apply(Geometry geometry) {
    double heightOffset = heightOffsetMetres();
    return CoordinateMapping.copy(
        geometry,
        enh -> {
          steps.apply(enh);
          enh[2] += heightOffset;
        });
  }

  /** One sigma of what the way adds to a horizontal position, metres. */
  public double sigmaMetres() {
    return sigmaMetres;
  }

  /** Added to old heights; 0 without a record that has one. */
  public double heightOffsetMetres() {
    return record == null ? 0 : record.heightOffset().orElse(0);
  }

  /**
   * {@code identity}, {@code zone-change}, {@code offset}, {@code similarity}, {@code
   * seven-parameter}, {@code points} or {@code unshifted}.
   */
  public String method() {
    return method;
  }

  /** What is done and how well it is known, for people. */
  public Text explanation() {
    return explanation;
  }

  public Optional<TransformRecord> record() {
    return Optional.ofNullable(record);
  }

  /** The fit and its residuals where the record gives common points. */
  public Optional<PointFit> pointFit() {
    return Optional.ofNullable(fit);
  }

  Step steps() {
    return steps;
  }

  private static FrameTransform recorded(
      Crs from, Crs to, TransformRecord record, TransformSteps.Usable usable) {
    double sigma = sigma(record, usable.fit());
    String method = record.method().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String zhMethod =
        switch (record.method()) {
          case OFFSET -> "平移";
          case SIMILARITY -> "四参数";
          case SEVEN_PARAMETER -> "七参数";
          case POINTS -> "公共点四参数拟合";
        };
    StringBuilder zh = new StringBuilder("按转换记录（" + where(record) + "）" + zhMethod);
    StringBuilder en =
        new StringBuilder(method.replace('-', ' ') + " of the record in " + where(record));
    if (!record.origin().isBlank()) {
      zh.append("，来源：").append(record.origin());
      en.append(", source: ").append(record.origin());
    }
    PointFit fit = usable.fit();
    if (fit != null) {
      zh.append(
          String.format(
              Locale.ROOT, "，%d 个公共点，点位中误差 %.3f m", fit.residuals().size(), fit.rmsMetres()));
      en.append(
          String.format(
              Locale.ROOT,
              ", %d common points, RMS %.3f m",
              fit.residuals().size(),
              fit.rmsMetres()));
      if (!fit.suspects().isEmpty()) {
        String names = String.join(", ", fit.suspects());
        zh.append("，可疑点：").append(names);
        en.append(", points that do not fit: ").append(names);
      }
    }
    zh.append(String.format(Locale.ROOT, "，中误差 ±%.2f m", sigma));
    en.append(String.format(Locale.ROOT, ", one sigma %.2f m", sigma));
    return new FrameTransform(
        from,
        to,
        usable.steps(),
        method,
        sigma,
        route(from, to, zh.toString(), en.toString()),
        record,
        fit);
  }

  private static double sigma(TransformRecord record, PointFit fit) {
    double stated = record.rms().orElse(Double.NaN);
    if (stated > 0 && Double.isFinite(stated)) {
      return stated;
    }
    return fit != null && fit.sigmaMetres() > 0 ? fit.sigmaMetres() : DEFAULT_RECORD_METRES;
  }

  /** Plane coordinates as printed; a change of zone, where needed, inside the old datum. */
  private static FrameTransform unshifted(Crs from, Crs to, List<Text> unusable) {
    Step steps = Step.chain(ZoneChange.between(from, TransformSteps.layout(from.datum(), to)));
    StringBuilder zh = new StringBuilder("无可用的基准转换参数，坐标未作平移，平面不确定度按 ±100 m 计");
    StringBuilder en =
        new StringBuilder(
            "no transformation between the datums is on record: coordinates taken unshifted, one sigma 100 m");
    for (Text reason : unusable) {
      zh.append(reason.zh());
      en.append(reason.en());
    }
    return new FrameTransform(
        from,
        to,
        steps,
        "unshifted",
        UNKNOWN_DATUM_SHIFT_METRES,
        route(from, to, zh.toString(), en.toString()),
        null,
        null);
  }

  private static Text route(Crs from, Crs to, String zh, String en) {
    return new Text(
        CrsCatalogue.describe(from) + " → " + CrsCatalogue.describe(to) + "：" + zh,
        CrsCatalogue.describeEnglish(from) + " to " + CrsCatalogue.describeEnglish(to) + ": " + en);
  }

  private static String where(TransformRecord record) {
    return record.source().file();
  }

  private record Candidate(TransformRecord record, Crs recordFrom) {}

  private static List<Candidate> candidates(Crs from, List<TransformRecord> records) {
    return records.stream()
        .flatMap(r -> recordFrom(r, from).map(crs -> new Candidate(r, crs)).stream())
        .sorted(
            Comparator.comparingInt((Candidate c) -> c.recordFrom().equals(from) ? 0 : 1)
                .thenComparingDouble(c -> sigma(c.record(), null))
                .thenComparing(c -> c.record().method())
                .thenComparing(c -> c.record().source().file())
                .thenComparingLong(c -> c.record().source().line()))
        .toList();
  }

  /** The record's {@code from_crs}, where it has the datum of the coordinates. */
  private static Optional<Crs> recordFrom(TransformRecord record, Crs from) {
    OptionalDouble sample =
        record.points().stream().mapToDouble(CommonPoint::fromEasting).findFirst();
    CrsResolution resolution = CrsNames.resolve(record.fromCrs(), sample);
    if (resolution instanceof Refused && sample.isPresent()) {
      resolution = CrsNames.resolve(record.fromCrs(), OptionalDouble.empty());
    }
    if (resolution instanceof Resolved resolved) {
      return Optional.of(resolved.crs()).filter(crs -> crs.datum() == from.datum());
    }
    // "1980西安坐标系，3°带" names no zone: the coordinates' own zone is meant where it is a choice.
    return ((Refused) resolution)
        .choices().stream()
            .filter(
                choice ->
                    choice.datum() == from.datum()
                        && choice.grid() == from.grid()
                        && choice.zone() == from.zone())
            .findFirst()
            .map(choice -> from);
  }
}
