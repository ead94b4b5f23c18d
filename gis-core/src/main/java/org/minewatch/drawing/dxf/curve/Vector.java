package org.minewatch.drawing.dxf.curve;

/** A point or a direction in space. */
public record Vector(double x, double y, double z) {

  public double length() {
    return Math.sqrt(x * x + y * y + z * z);
  }

  public Vector times(double factor) {
    return new Vector(x * factor, y * factor, z * factor);
  }

  public Vector plus(Vector other) {
    return new Vector(x + other.x, y + other.y, z + other.z);
  }

  public Vector minus(Vector other) {
    return new Vector(x - other.x, y - other.y, z - other.z);
  }

  /** The vector product. */
  public Vector cross(Vector o) {
    return new Vector(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }
}
