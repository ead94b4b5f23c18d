package org.minewatch.network;

/** Small sums on segments in plan that the package shares. */
final class Plane {
  private Plane() {}

  /** Share of the way from a to b nearest to p, 0 to 1; 0 on a segment without length. */
  static double share(double ae, double an, double be, double bn, double pe, double pn) {
    double de = be - ae;
    double dn = bn - an;
    double len2 = de * de + dn * dn;
    if (len2 == 0) {
      return 0;
    }
    double t = ((pe - ae) * de + (pn - an) * dn) / len2;
    return t < 0 ? 0 : t > 1 ? 1 : t;
  }

  static double distance2(double ae, double an, double be, double bn, double pe, double pn) {
    double t = share(ae, an, be, bn, pe, pn);
    double de = ae + t * (be - ae) - pe;
    double dn = an + t * (bn - an) - pn;
    return de * de + dn * dn;
  }

  /** Angle between two directions taken without their sense, 0 to 90 degrees; 90 without length. */
  static double angleDegrees(double ae, double an, double be, double bn) {
    double lengths = Math.hypot(ae, an) * Math.hypot(be, bn);
    if (lengths == 0) {
      return 90;
    }
    return Math.toDegrees(Math.acos(Math.min(1, Math.abs(ae * be + an * bn) / lengths)));
  }

  /** Between two elevations; the known one when only one is, NaN when none. */
  static double between(double za, double zb, double t) {
    return Double.isNaN(za) ? zb : Double.isNaN(zb) ? za : za + t * (zb - za);
  }
}
