package org.minewatch.track.upload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The roadway graph that a mine publishes: its lines with the nodes they join, for comparing with
 * the drawn roads and for drawing. What does not hold together is left out and said.
 *
 * @param pieces by their line's number; both nodes have a place
 * @param problems the first of each kind by name, how many more there are
 */
public record RoadwayGraph(List<Piece> pieces, List<String> problems) {
  private static final int MOST_NAMED = 20;

  public RoadwayGraph {
    pieces = List.copyOf(pieces);
    problems = List.copyOf(problems);
  }

  /** A straight piece of road between two nodes. */
  public record Piece(long line, RoadwayNode from, RoadwayNode to) {}

  private record Ends(long low, long high) {}

  /** The graph in the registers; empty when the dialect has none. */
  public static RoadwayGraph of(UploadRegisters registers) {
    Map<Long, RoadwayNode> nodes = new HashMap<>();
    registers.nodes().forEach(node -> nodes.put(node.sequence(), node));
    List<Piece> pieces = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    Set<Ends> seen = new HashSet<>();
    for (RoadwayLine line : registers.lines()) {
      String problem = problem(line, nodes, seen);
      if (problem.isEmpty()) {
        pieces.add(new Piece(line.sequence(), nodes.get(line.from()), nodes.get(line.to())));
      } else {
        problems.add("roadway line " + line.sequence() + " " + problem);
      }
    }
    if (problems.size() > MOST_NAMED) {
      int more = problems.size() - MOST_NAMED;
      problems.subList(MOST_NAMED, problems.size()).clear();
      problems.add("roadway lines: " + more + " more do not hold together");
    }
    return new RoadwayGraph(pieces, problems);
  }

  private static String problem(RoadwayLine line, Map<Long, RoadwayNode> nodes, Set<Ends> seen) {
    if (line.from() == line.to()) {
      return "goes from node " + line.from() + " to itself";
    }
    for (long end : new long[] {line.from(), line.to()}) {
      RoadwayNode node = nodes.get(end);
      if (node == null) {
        return "goes to node " + end + ", which no file of nodes has";
      }
      if (node.longitude().isEmpty() || node.latitude().isEmpty()) {
        return "goes to node " + end + ", which has no longitude and latitude";
      }
    }
    Ends ends = new Ends(Math.min(line.from(), line.to()), Math.max(line.from(), line.to()));
    return seen.add(ends) ? "" : "joins nodes that another line joins";
  }
}
