package org.minewatch.geo;

/**
 * A seven-parameter change of datum (七参数, Bursa-Wolf) between longitude and latitude of two datums,
 * through geocentric coordinates on their ellipsoids:
 *
 * <pre>
 *   X' = dx + (1+ds) ( X      + rz Y - ry Z)
 *   Y' = dy + (1+ds) (-rz X   + Y    + rx Z)
 *   Z' = dz + (1+ds) ( ry X   - rx Y + Z)
 * </pre>
 *
 * <p>These are the signs of the Chinese technical guide for changing to CGCS2000 and of EPSG method
 * 9607, <em>coordinate frame</em>; parameters of the position-vector convention (EPSG 9606) have
 * their rotations with the other sign.
 *
 * <p>Chinese mine heights are levelled, not ellipsoidal: the height helps to find the place in
 * space (0 where it is not known; 1,000 m change a shift of 100 m by 16 mm) and comes out as it
 * went in.
 *
 * @param shift dx, dy, dz in metres
 * @param rotation rx, ry, rz in radians
 * @param scale 1 + ds
 */
record SevenParameters(Datum from, Datum to, Vector shift, Vector rotation, double scale)
    implements Step {

  /** Three numbers for the axes X, Y and Z. */
  record Vector(double x, double y, double z) {
    Vector negated() {
      return new Vector(-x, -y, -z);
    }
  }

  static SevenParameters of(
      Datum from, Datum to, Vector shift, Vector rotationArcsec, double scalePpm) {
    return new SevenParameters(
        from,
        to,
        shift,
        new Vector(
            Math.toRadians(rotationArcsec.x() / 3600),
            Math.toRadians(rotationArcsec.y() / 3600),
            Math.toRadians(rotationArcsec.z() / 3600)),
        1 + scalePpm * 1e-6);
  }

  @Override
  public void apply(double[] enh) {
    double[] p = {enh[0], enh[1], Double.isNaN(enh[2]) ? 0 : enh[2]};
    new Geocentric(from).fromGeographic(p);
    double x = p[0];
    double y = p[1];
    double z = p[2];
    p[0] = shift.x() + scale * (x + rotation.z() * y - rotation.y() * z);
    p[1] = shift.y() + scale * (-rotation.z() * x + y + rotation.x() * z);
    p[2] = shift.z() + scale * (rotation.y() * x - rotation.x() * y + z);
    new Geocentric(to).toGeographic(p);
    enh[0] = p[0];
    enh[1] = p[1];
  }

  @Override
  public Step inverse() {
    return new Inverse(
        this, new SevenParameters(to, from, shift.negated(), rotation.negated(), 2 - scale));
  }

  /**
   * Undoes {@link #forward} with the same height on both sides: the negated parameters lead back
   * within centimetres, each correction makes what is left some ten thousand times smaller.
   */
  private record Inverse(SevenParameters forward, SevenParameters almost) implements Step {

    private static final int CORRECTIONS = 3;

    @Override
    public void apply(double[] enh) {
      double lon = enh[0];
      double lat = enh[1];
      almost.apply(enh);
      for (int i = 0; i < CORRECTIONS; i++) {
        double[] again = enh.clone();
        forward.apply(again);
        enh[0] += lon - again[0];
        enh[1] += lat - again[1];
      }
    }

    @Override
    public Step inverse() {
      return forward;
    }
  }
}
