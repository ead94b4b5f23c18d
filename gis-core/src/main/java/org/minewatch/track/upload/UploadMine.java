package org.minewatch.track.upload;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a mine says of itself in its uploads.
 *
 * @param approvedPersons people allowed underground (核定下井人数)
 * @param approvedHours underground for each shift
 * @param fieldAreaKm2 井田面积
 * @param mouthX of the main shaft, as written
 */
public record UploadMine(
    String mineCode,
    OptionalInt approvedPersons,
    OptionalDouble approvedHours,
    OptionalDouble fieldAreaKm2,
    String licenceNo,
    OptionalDouble mouthX,
    OptionalDouble mouthY)
    implements UploadRecord {}
