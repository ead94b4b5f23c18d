package org.minewatch.web.store;

import org.jspecify.annotations.Nullable;

/** A licence as a night understood it; an area is null where none could be had. */
public record LicenceView(
    String licenceNo,
    String mineCode,
    String crs,
    int parts,
    int corners,
    @Nullable Double planeAreaKm2,
    @Nullable Double ellipsoidAreaKm2,
    @Nullable Double printedAreaKm2,
    String status,
    String notes) {}
