package org.minewatch.synth.ground;

import java.util.List;
import java.util.function.Predicate;

/** A way through the roads: pieces of road walked one after the other, forwards or backwards. */
public final class Route {

  /** A stretch of one road, in the direction of walking. */
  public record Piece(Road road, double from, double to) {
    public double length() {
      return Math.abs(to - from);
    }
  }

  private final List<Piece> pieces;
  private final double length;

  public Route(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.length = pieces.stream().mapToDouble(Piece::length).sum();
  }

  public double length() {
    return length;
  }

  /** Metres from the start for which the way stays on roads of a kind. */
  public double lengthWhile(Predicate<Road> kind) {
    double metres = 0;
    for (Piece piece : pieces) {
      if (!kind.test(piece.road())) {
        break;
      }
      metres += piece.length();
    }
    return metres;
  }

  /** Where one is after so many metres; the ends when less than nothing or more than all. */
  public Spot at(double metres) {
    double left = Math.max(0, metres);
    for (Piece piece : pieces) {
      if (left <= piece.length()) {
        double step = piece.to() < piece.from() ? -left : left;
        return new Spot(piece.road(), piece.from() + step);
      }
      left -= piece.length();
    }
    Piece last = pieces.get(pieces.size() - 1);
    return new Spot(last.road(), last.to());
  }
}
