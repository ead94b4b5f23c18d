package org.minewatch.drawing.dxf;

/**
 * A map of space: what a block reference, an array cell or an object coordinate system does to
 * coordinates. Rows of a 3 x 4 matrix.
 */
record Affine(
    double xx,
    double xy,
    double xz,
    double x0,
    double yx,
    double yy,
    double yz,
    double y0,
    double zx,
    double zy,
    double zz,
    double z0) {

  static final Affine IDENTITY = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

  static Affine translation(double x, double y, double z) {
    return new Affine(1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z);
  }

  static Affine scale(double x, double y, double z) {
    return new Affine(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
  }

  /** Counter-clockwise about the Z axis. */
  static Affine rotation(double degrees) {
    if (degrees == 0) {
      return IDENTITY;
    }
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return new Affine(cos, -sin, 0, 0, sin, cos, 0, 0, 0, 0, 1, 0);
  }

  /**
   * From the object coordinate system of an extrusion direction into the world, by the arbitrary
   * axis algorithm of the DXF reference.
   */
  static Affine extrusion(double nx, double ny, double nz) {
    double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
    if (length == 0 || nx == 0 && ny == 0 && nz > 0) {
      return IDENTITY;
    }
    double x = nx / length;
    double y = ny / length;
    double z = nz / length;
    boolean nearZ = Math.abs(x) < 1.0 / 64 && Math.abs(y) < 1.0 / 64;
    // world Y x N near the Z axis, world Z x N elsewhere
    double ax = nearZ ? z : -y;
    double ay = nearZ ? 0 : x;
    double az = nearZ ? -x : 0;
    double al = Math.sqrt(ax * ax + ay * ay + az * az);
    ax /= al;
    ay /= al;
    az /= al;
    double bx = y * az - z * ay;
    double by = z * ax - x * az;
    double bz = x * ay - y * ax;
    return new Affine(ax, bx, x, 0, ay, by, y, 0, az, bz, z, 0);
  }

  /** First {@code inner}, then this. */
  Affine after(Affine inner) {
    if (this == IDENTITY) {
      return inner;
    }
    if (inner == IDENTITY) {
      return this;
    }
    return new Affine(
        xx * inner.xx + xy * inner.yx + xz * inner.zx,
        xx * inner.xy + xy * inner.yy + xz * inner.zy,
        xx * inner.xz + xy * inner.yz + xz * inner.zz,
        mapX(inner.x0, inner.y0, inner.z0),
        yx * inner.xx + yy * inner.yx + yz * inner.zx,
        yx * inner.xy + yy * inner.yy + yz * inner.zy,
        yx * inner.xz + yy * inner.yz + yz * inner.zz,
        mapY(inner.x0, inner.y0, inner.z0),
        zx * inner.xx + zy * inner.yx + zz * inner.zx,
        zx * inner.xy + zy * inner.yy + zz * inner.zy,
        zx * inner.xz + zy * inner.yz + zz * inner.zz,
        mapZ(inner.x0, inner.y0, inner.z0));
  }

  double mapX(double x, double y, double z) {
    return xx * x + xy * y + xz * z + x0;
  }

  double mapY(double x, double y, double z) {
    return yx * x + yy * y + yz * z + y0;
  }

  double mapZ(double x, double y, double z) {
    return zx * x + zy * y + zz * z + z0;
  }

  /** Maps triples in place and returns them. */
  double[] map(double[] xyz) {
    if (this == IDENTITY) {
      return xyz;
    }
    for (int i = 0; i < xyz.length; i += 3) {
      double x = xyz[i];
      double y = xyz[i + 1];
      double z = xyz[i + 2];
      xyz[i] = mapX(x, y, z);
      xyz[i + 1] = mapY(x, y, z);
      xyz[i + 2] = mapZ(x, y, z);
    }
    return xyz;
  }

  /** How much a length in the XY plane grows at most: the largest singular value. */
  double growth() {
    double a = xx * xx + yx * yx + zx * zx;
    double b = xy * xy + yy * yy + zy * zy;
    double c = xx * xy + yx * yy + zx * zy;
    return Math.sqrt((a + b) / 2 + Math.hypot((a - b) / 2, c));
  }
}
