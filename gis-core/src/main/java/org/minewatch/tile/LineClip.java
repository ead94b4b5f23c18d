package org.minewatch.tile;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;

/**
 * Cuts a line at a box, segment by segment (Liang and Barsky 1984). Unlike an overlay it leaves the
 * line as it was drawn: where it crosses itself it is not cut, and what it runs over twice is there
 * twice.
 */
final class LineClip {
  private final Envelope box;
  private final List<List<Coordinate>> parts = new ArrayList<>();
  private List<Coordinate> part = new ArrayList<>();

  private LineClip(Envelope box) {
    this.box = box;
  }

  /** The parts of a line within a box, its edge included, in order. */
  static List<List<Coordinate>> within(Envelope box, Coordinate[] line) {
    LineClip clip = new LineClip(box);
    for (int i = 1; i < line.length; i++) {
      clip.segment(line[i - 1], line[i]);
    }
    clip.end();
    return clip.parts;
  }

  private void segment(Coordinate a, Coordinate b) {
    double[] range = {0, 1};
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    boolean isIn =
        narrow(range, -dx, a.x - box.getMinX())
            && narrow(range, dx, box.getMaxX() - a.x)
            && narrow(range, -dy, a.y - box.getMinY())
            && narrow(range, dy, box.getMaxY() - a.y);
    if (!isIn) {
      end();
      return;
    }
    if (range[0] > 0) {
      end();
    }
    if (part.isEmpty()) {
      part.add(at(a, dx, dy, range[0]));
    }
    part.add(range[1] < 1 ? at(a, dx, dy, range[1]) : b);
    if (range[1] < 1) {
      end();
    }
  }

  /**
   * Narrows the part of a segment that lies on the inner side of one edge; false when none does.
   */
  private static boolean narrow(double[] range, double p, double q) {
    if (p == 0) {
      return q >= 0;
    }
    double at = q / p;
    if (p < 0) {
      range[0] = Math.max(range[0], at);
    } else {
      range[1] = Math.min(range[1], at);
    }
    return range[0] <= range[1];
  }

  private static Coordinate at(Coordinate a, double dx, double dy, double share) {
    return share == 0 ? a : new Coordinate(a.x + share * dx, a.y + share * dy);
  }

  private void end() {
    if (part.size() > 1) {
      parts.add(part);
    }
    part = new ArrayList<>();
  }
}
