package org.minewatch.geo;

/**
 * A similarity of the plane (四参数), to move coordinates by a shift, a rotation and a scale: EPSG
 * method 9621,
 *
 * <pre>
 *   E' = toE + M ((E - fromE) cos r + (N - fromN) sin r)
 *   N' = toN + M (-(E - fromE) sin r + (N - fromN) cos r)
 * </pre>
 *
 * <p>A positive r turns points clockwise on the map (bearings grow), as in the usual Chinese form
 * {@code x' = dx + (1+m)(x cos r - y sin r), y' = dy + (1+m)(x sin r + y cos r)} with x north and y
 * east.
 *
 * @param cosine M cos r
 * @param sine M sin r
 */
public record PlaneSimilarity(
    double fromEasting,
    double fromNorthing,
    double toEasting,
    double toNorthing,
    double cosine,
    double sine)
    implements Step {

  public PlaneSimilarity {
    if (!(Math.hypot(cosine, sine) > 0
        && Double.isFinite(cosine + sine + toEasting + toNorthing))) {
      throw new IllegalArgumentException(
          "a similarity needs finite parameters and a scale above 0");
    }
  }

  static PlaneSimilarity offset(double easting, double northing) {
    return new PlaneSimilarity(0, 0, easting, northing, 1, 0);
  }

  /** Scale - 1, in parts per million. */
  public double scalePpm() {
    return (Math.hypot(cosine, sine) - 1) * 1e6;
  }

  /** Positive clockwise on the map. */
  public double rotationArcsec() {
    return Math.toDegrees(Math.atan2(sine, cosine)) * 3600;
  }

  /** Replaces easting and northing at the front of the array; what follows stays. */
  @Override
  public void apply(double[] enh) {
    double e = enh[0] - fromEasting;
    double n = enh[1] - fromNorthing;
    enh[0] = toEasting + cosine * e + sine * n;
    enh[1] = toNorthing - sine * e + cosine * n;
  }

  @Override
  public PlaneSimilarity inverse() {
    double m2 = cosine * cosine + sine * sine;
    return new PlaneSimilarity(
        toEasting, toNorthing, fromEasting, fromNorthing, cosine / m2, -sine / m2);
  }
}
