package org.minewatch.presence;

import org.minewatch.network.PlaceBasis;

/**
 * The fix at one end of a gap.
 *
 * @param stretch where a station heard it
 * @param easting NaN when the fix has no place
 * @param sigmaMetres NaN when the fix has no place
 * @param open whether it may be elsewhere
 */
public record LastSeen(
    Stretch stretch,
    double easting,
    double northing,
    double sigmaMetres,
    boolean open,
    PlaceBasis basis) {}
