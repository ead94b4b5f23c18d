package org.minewatch.synth.ground;

import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * An underground road: a centreline on the grid with floor elevations as Z. Chainage is the
 * horizontal distance from its first point.
 */
public final class Road {

  /** What a road is for, which decides its layer on drawings. */
  public enum Kind {
    INCLINE,
    MAIN,
    GATE,
    CONNECTION,
    FACE
  }

  private final String name;
  private final Kind kind;
  private final boolean coal;
  private final int year;
  private final boolean abandoned;
  private final boolean hidden;
  private final List<Coordinate> line;
  private final double[] chainage;
  private final double[] floorMetres;

  /**
   * @param coal in coal, else in rock
   * @param year when it was driven
   * @param abandoned behind seals
   * @param hidden on no drawing and out of every register
   */
  public Road(
      String name,
      Kind kind,
      boolean coal,
      int year,
      boolean abandoned,
      boolean hidden,
      List<Coordinate> line) {
    this.name = name;
    this.kind = kind;
    this.coal = coal;
    this.year = year;
    this.abandoned = abandoned;
    this.hidden = hidden;
    this.line = List.copyOf(line);
    this.chainage = new double[line.size()];
    this.floorMetres = new double[line.size()];
    for (int i = 1; i < chainage.length; i++) {
      double plan = line.get(i).distance(line.get(i - 1));
      double rise = line.get(i).getZ() - line.get(i - 1).getZ();
      chainage[i] = chainage[i - 1] + plan;
      floorMetres[i] = floorMetres[i - 1] + StrictMath.hypot(plan, rise);
    }
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  public boolean coal() {
    return coal;
  }

  public int year() {
    return year;
  }

  public boolean abandoned() {
    return abandoned;
  }

  public boolean hidden() {
    return hidden;
  }

  public List<Coordinate> line() {
    return line;
  }

  public double length() {
    return chainage[chainage.length - 1];
  }

  /** Metres from the start to a chainage as a tape on the floor measures them, up and down dip. */
  public double floorMetresTo(double at) {
    int leg = leg(at);
    double f = (at - chainage[leg - 1]) / (chainage[leg] - chainage[leg - 1]);
    return floorMetres[leg - 1] + f * (floorMetres[leg] - floorMetres[leg - 1]);
  }

  /** The leg that a chainage is on, by the number of the point it ends in. */
  private int leg(double at) {
    int leg = 1;
    while (leg < chainage.length - 1 && chainage[leg] < at) {
      leg++;
    }
    return leg;
  }

  /** The place at a chainage; before the start and beyond the end the first and last leg go on. */
  public Coordinate at(double at) {
    int leg = leg(at);
    Coordinate a = line.get(leg - 1);
    Coordinate b = line.get(leg);
    double f = (at - chainage[leg - 1]) / (chainage[leg] - chainage[leg - 1]);
    return new Coordinate(
        a.x + f * (b.x - a.x), a.y + f * (b.y - a.y), a.getZ() + f * (b.getZ() - a.getZ()));
  }

  /** The centreline between two chainages, the first below the second. */
  public List<Coordinate> between(double from, double to) {
    List<Coordinate> part = new java.util.ArrayList<>();
    part.add(at(from));
    for (int i = 0; i < chainage.length; i++) {
      if (chainage[i] > from + 0.01 && chainage[i] < to - 0.01) {
        part.add(line.get(i));
      }
    }
    part.add(at(to));
    return part;
  }

  /** Whether its line has no bend in plan. */
  public boolean isStraight() {
    Coordinate a = line.get(0);
    Coordinate b = line.get(line.size() - 1);
    double length = a.distance(b);
    return line.stream()
        .allMatch(
            c -> Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) < 0.05 * length);
  }

  /** Clockwise from north, degrees, from the start to the end of the road. */
  public double azimuthDegrees() {
    Coordinate a = line.get(0);
    Coordinate b = line.get(line.size() - 1);
    double azimuth = StrictMath.toDegrees(StrictMath.atan2(b.x - a.x, b.y - a.y));
    return azimuth < 0 ? azimuth + 360 : azimuth;
  }
}
