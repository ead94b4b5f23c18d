package org.minewatch.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import org.minewatch.drawing.dxf.tag.TagGroup;
import org.minewatch.drawing.source.VertexList;

/**
 * MLINE 多线: the parallel lines in which some draughtsmen draw both sides of a roadway at once.
 * Every vertex has a direction along the mitre, and for each line the distance to go there.
 */
final class MlineParser {
  private static final int CLOSED = 2;
  private static final int MOST_LINES = 16;

  private MlineParser() {}

  static DxfEntity parse(EntityHead head, TagGroup g) {
    List<VertexList> lines = new ArrayList<>();
    double[] vertex = new double[3];
    double[] mitre = new double[3];
    int line = 0;
    boolean firstParameter = false;
    for (int i = 0; i < g.size(); i++) {
      switch (g.code(i)) {
        case 11, 21, 31 -> {
          vertex[g.code(i) / 10 - 1] = g.number(i);
          line = 0;
        }
        case 13, 23, 33 -> mitre[g.code(i) / 10 - 1] = g.number(i);
        case 74 -> firstParameter = true;
        case 41 -> {
          if (firstParameter) {
            double d = g.number(i);
            at(lines, line++, g)
                .add(vertex[0] + d * mitre[0], vertex[1] + d * mitre[1], vertex[2] + d * mitre[2]);
          }
          firstParameter = false;
        }
        default -> {}
      }
    }
    if (lines.isEmpty()) {
      throw g.bad("has no lines: expected vertices (group 11) with their distances (group 41)");
    }
    boolean closed = (g.integer(71, 0) & CLOSED) != 0;
    List<DxfEntity> parts = new ArrayList<>();
    for (VertexList v : lines) {
      parts.add(LineParsers.path(head.inWorld(), v, null, closed));
    }
    return new DxfGroup(head.inWorld(), parts);
  }

  private static VertexList at(List<VertexList> lines, int line, TagGroup g) {
    if (line == lines.size()) {
      if (line == MOST_LINES) {
        throw g.bad("has more than " + MOST_LINES + " lines");
      }
      lines.add(new VertexList());
    }
    return lines.get(line);
  }
}
