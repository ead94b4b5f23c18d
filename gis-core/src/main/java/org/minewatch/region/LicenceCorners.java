package org.minewatch.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.region.table.TableLog;
import org.minewatch.region.table.TableRow;

/** Gathers corners into their licences. */
final class LicenceCorners {
  private static final Comparator<Corner> ORDER =
      Comparator.comparingInt(Corner::part)
          .thenComparing(Corner::role)
          .thenComparingInt(Corner::seq)
          .thenComparingDouble(Corner::xNorthing)
          .thenComparingDouble(Corner::yEasting);

  private LicenceCorners() {}

  /**
   * Licences with their corners in the order of part, ring and number. Corners of unknown licences
   * are rejected; a licence with too few corners stays, so that it can be reported.
   */
  static List<Licence> join(
      List<TableRow<Licence>> licences,
      List<TableRow<MineTables.LicenceCorner>> corners,
      TableLog log) {
    Map<String, List<Corner>> byLicence = new LinkedHashMap<>();
    for (TableRow<Licence> row : licences) {
      byLicence.put(row.value().licenceNo(), new ArrayList<>());
    }
    for (TableRow<MineTables.LicenceCorner> row : corners) {
      List<Corner> of = byLicence.get(row.value().licenceNo());
      if (of == null) {
        log.rejectUsed(
            row.line(),
            "licence_no",
            "the licence "
                + row.value().licenceNo()
                + " is not among the accepted rows of licences.csv; add it or correct the number",
            row.value().licenceNo());
      } else {
        of.add(row.value().corner());
      }
    }
    return licences.stream()
        .map(row -> with(row.value(), byLicence.get(row.value().licenceNo())))
        .toList();
  }

  private static Licence with(Licence licence, List<Corner> corners) {
    corners.sort(ORDER);
    return new Licence(
        licence.licenceNo(),
        licence.mineCode(),
        licence.validFrom(),
        licence.validTo(),
        licence.crs(),
        licence.holder(),
        licence.topElevation(),
        licence.bottomElevation(),
        licence.areaKm2(),
        licence.areaDecimals(),
        licence.seams(),
        corners,
        licence.source());
  }
}
