package org.minewatch.detect;

import org.locationtech.jts.geom.Geometry;

/** The licensed area of another mine, in this mine's metres. */
public record NeighbourArea(String mineCode, String mineName, String licenceNo, Geometry area) {}
