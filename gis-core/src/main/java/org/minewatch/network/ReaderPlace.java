package org.minewatch.network;

import java.util.List;
import org.minewatch.region.Reader;

/**
 * A station or card reader on the network.
 *
 * @param positions where it stands, the likeliest first: more than one when its uncertainty or a
 *     parallel road leaves it open; empty when no road is in reach or its place is not known
 * @param senses for each position, whether a positive distance points with the edge's offset (1),
 *     against it (-1) or either way (0: no azimuth, or one that lies across the road)
 * @param missMetres distance in plan from the nearest road; NaN when its place is not known
 * @param sigmaMetres one sigma of its own place
 */
public record ReaderPlace(
    Reader reader,
    List<NetworkPosition> positions,
    List<Integer> senses,
    double missMetres,
    double sigmaMetres) {

  public ReaderPlace {
    positions = List.copyOf(positions);
    senses = List.copyOf(senses);
  }

  /** Whether it stands in a drawn road. */
  public boolean onNetwork() {
    return !positions.isEmpty();
  }

  /** Whether it may stand in more than one road. */
  public boolean ambiguous() {
    return positions.size() > 1;
  }

  /** Whether its easting and northing are known. */
  public boolean hasPlace() {
    return reader.easting().isPresent() && reader.northing().isPresent();
  }
}
