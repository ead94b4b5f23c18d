package org.minewatch.region;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A mining licence (采矿许可证) as printed, with its corner points.
 *
 * @param validTo last valid day
 * @param crs CRS cell as written
 * @param topElevation metres; of the whole licence
 * @param areaKm2 as printed
 * @param areaDecimals decimals of the printed area, -1 when none is printed
 * @param corners in the order of part, ring and number
 * @param source where it was read
 */
public record Licence(
    String licenceNo,
    String mineCode,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    String crs,
    String holder,
    OptionalDouble topElevation,
    OptionalDouble bottomElevation,
    OptionalDouble areaKm2,
    int areaDecimals,
    List<String> seams,
    List<Corner> corners,
    SourceLine source) {
  public Licence {
    seams = List.copyOf(seams);
    corners = List.copyOf(corners);
  }
}
