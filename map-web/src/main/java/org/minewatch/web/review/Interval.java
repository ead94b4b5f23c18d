package org.minewatch.web.review;

/** A share with its 95 % interval after Wilson (1927), which holds for small counts too. */
record Interval(double share, double low, double high) {

  /** 0.975 quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  /** Of {@code n} so many had it; {@code n} at least 1. */
  static Interval of(int having, int n) {
    if (n < 1 || having < 0 || having > n) {
      throw new IllegalArgumentException(having + " of " + n);
    }
    double p = (double) having / n;
    double zz = Z * Z / n;
    double middle = (p + zz / 2) / (1 + zz);
    double half = Z / (1 + zz) * Math.sqrt(p * (1 - p) / n + zz / (4 * n));
    return new Interval(p, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
