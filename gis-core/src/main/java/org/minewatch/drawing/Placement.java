package org.minewatch.drawing;

import java.util.List;

/**
 * Where a drawing belongs: the way of its coordinates into the mine's metres.
 *
 * @param sigmaMetres uncertainty that the way adds
 * @param notes what was assumed
 */
record Placement(Move move, double sigmaMetres, List<String> notes) {

  /** A way of coordinates into the mine's metres. */
  interface Move {
    /**
     * Moves one vertex; {@code xyz[at + 2]} may be NaN and stays so.
     *
     * @throws IllegalArgumentException when the vertex lies where nothing can be computed
     */
    void apply(double[] xyz, int at);
  }

  Placement {
    notes = List.copyOf(notes);
  }
}
