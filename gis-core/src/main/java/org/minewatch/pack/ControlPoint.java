package org.minewatch.pack;

import org.locationtech.jts.geom.Coordinate;
import org.minewatch.wording.Text;

/**
 * A known point to measure from.
 *
 * @param source what it is known by
 * @param control whether it is a control point; else a station, to find one's way by only
 */
record ControlPoint(String name, Coordinate at, Text source, boolean control) {}
