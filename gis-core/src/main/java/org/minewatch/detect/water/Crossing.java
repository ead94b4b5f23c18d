package org.minewatch.detect.water;

import java.time.LocalDate;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * New advance past a line of a body of water.
 *
 * @param at the place of the face that lies deepest past the line
 * @param depthMetres past the line
 * @param sigmaMetres one sigma of that
 * @param since date of the line
 * @param newMetres advance since then
 * @param crossed first report past the line
 * @param otherHorizon whether the working stands in another horizon, high above the water
 * @param way what has been driven past the line, or the face line there
 */
record Crossing(
    FaceAdvance face,
    WaterHazard hazard,
    HazardLine line,
    Coordinate at,
    double depthMetres,
    double sigmaMetres,
    LocalDate since,
    double newMetres,
    LocalDate crossed,
    boolean otherHorizon,
    Geometry way) {}
