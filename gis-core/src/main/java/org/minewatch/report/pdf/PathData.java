package org.minewatch.report.pdf;

import java.awt.geom.Path2D;

/**
 * Reads the path data that the report writes: lines to absolute and relative places, horizontals
 * and verticals, closed rings, and half circles, which come as arcs of equal radii.
 */
final class PathData {
  /** Control points of a quarter circle of radius 1. */
  private static final double KAPPA = 0.5522847498307936;

  private final String text;
  private final Path2D.Double path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
  private int at;
  private double x;
  private double y;
  private double startX;
  private double startY;

  private PathData(String text) {
    this.text = text;
  }

  /**
   * The path.
   *
   * @throws IllegalArgumentException for a command that the report does not write
   */
  static Path2D.Double read(String text) {
    return new PathData(text).read();
  }

  private Path2D.Double read() {
    char command = ' ';
    skip();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isLetter(c)) {
        command = c;
        at++;
      }
      step(command);
      skip();
    }
    return path;
  }

  private void step(char command) {
    switch (command) {
      case 'M' -> move(number(), number());
      case 'm' -> move(x + number(), y + number());
      case 'L' -> line(number(), number());
      case 'l' -> line(x + number(), y + number());
      case 'H' -> line(number(), y);
      case 'h' -> line(x + number(), y);
      case 'V' -> line(x, number());
      case 'v' -> line(x, y + number());
      case 'a' -> halfCircle();
      case 'Z', 'z' -> {
        path.closePath();
        x = startX;
        y = startY;
      }
      default -> throw new IllegalArgumentException("path command '" + command + "' in " + text);
    }
  }

  private void move(double toX, double toY) {
    path.moveTo(toX, toY);
    x = startX = toX;
    y = startY = toY;
  }

  private void line(double toX, double toY) {
    path.lineTo(toX, toY);
    x = toX;
    y = toY;
  }

  /** An arc across its diameter, which runs level; the sweep flag says over or under it. */
  private void halfCircle() {
    double radius = number();
    if (number() != radius) {
      throw new IllegalArgumentException("an arc of two radii in " + text);
    }
    number();
    number();
    boolean over = number() == 0;
    double dx = number();
    double dy = number();
    if (dy != 0 || Math.abs(dx) != 2 * radius) {
      throw new IllegalArgumentException("an arc that is no half circle in " + text);
    }
    double side = Math.signum(dx);
    double up = side * radius * (over ? 1 : -1);
    double middle = x + dx / 2;
    path.curveTo(x, y + KAPPA * up, middle - KAPPA * dx / 2, y + up, middle, y + up);
    path.curveTo(middle + KAPPA * dx / 2, y + up, x + dx, y + KAPPA * up, x + dx, y);
    x += dx;
  }

  private void skip() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == ',')) {
      at++;
    }
  }

  private double number() {
    skip();
    int from = at;
    while (at < text.length()
        && (Character.isDigit(text.charAt(at))
            || text.charAt(at) == '.'
            || text.charAt(at) == '-' && at == from)) {
      at++;
    }
    return Double.parseDouble(text.substring(from, at));
  }
}
