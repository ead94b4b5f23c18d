package org.minewatch.network;

/**
 * A seal standing in a road, registered or drawn.
 *
 * @param id the register's id, or the drawn entity
 * @param registered whether it is in the register; else only on a drawing
 * @param drawn whether a drawing shows it
 * @param position where it stands; null when no road is near
 * @param missMetres its distance to the road, or to the nearest road when none is near enough
 */
public record SealPlace(
    String id,
    boolean registered,
    boolean drawn,
    double easting,
    double northing,
    NetworkPosition position,
    double missMetres) {}
