package org.minewatch.network;

/**
 * Tolerances for making a graph from drawn lines, metres.
 *
 * @param snapMetres line ends this close are the same place
 * @param joinMetres a line that ends this close to another, and not along it, meets it: outlines
 *     end at the wall, half a road's width from the centreline
 * @param levelMetres lines that cross in plan with elevations further apart do not meet
 * @param minWidthMetres the two lines of an outline are at least this far apart
 * @param maxWidthMetres the two lines of an outline are at most this far apart
 * @param textReachMetres a floor elevation written this close to a road belongs to it
 * @param sealReachMetres a seal this close to a road stands in it
 * @param headingReachMetres how far a reported heading may begin from the road it leaves
 */
public record NetworkOptions(
    double snapMetres,
    double joinMetres,
    double levelMetres,
    double minWidthMetres,
    double maxWidthMetres,
    double textReachMetres,
    double sealReachMetres,
    double headingReachMetres) {

  /** Roads are 2 to 6 m wide (domain notes, 6); plans are drawn to centimetres. */
  public static final NetworkOptions DEFAULT = new NetworkOptions(0.5, 3.2, 4, 1.8, 7.5, 5, 8, 25);

  public NetworkOptions {
    if (!(snapMetres > 0 && joinMetres >= snapMetres && minWidthMetres < maxWidthMetres)) {
      throw new IllegalArgumentException("need 0 < snap <= join and minWidth < maxWidth");
    }
  }
}
