package org.minewatch.water;

import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/**
 * A body of water as a mine knows it.
 *
 * @param name what it is called, empty when nothing is written there
 * @param outline its edge at the level of the water, an area in the mine's metres
 * @param drawn whether a plan shows it; else it is only in the register
 * @param entity how to find it in the drawing or the register
 */
public record FloodedArea(
    String name,
    Geometry outline,
    WaterBoundary boundary,
    OptionalDouble levelMetres,
    boolean drawn,
    String entity) {}
