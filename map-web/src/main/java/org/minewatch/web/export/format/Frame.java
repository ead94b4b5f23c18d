package org.minewatch.web.export.format;

import java.util.Optional;
import org.minewatch.geo.Crs;
import org.minewatch.geo.CrsCatalogue;
import org.minewatch.geo.Datum;
import org.minewatch.wording.Text;

/**
 * The coordinates that a file is written in.
 *
 * @param grid the metres of a mine; empty for longitude and latitude
 */
public record Frame(int epsg, Text name, Optional<Crs> grid) {

  /** Longitude and latitude of WGS 84, as which those of CGCS2000 are taken. */
  public static final Frame WGS_84 =
      new Frame(4326, new Text("WGS 84 经纬度 (EPSG:4326)", "WGS 84 (EPSG:4326)"), Optional.empty());

  /** Longitude and latitude of CGCS2000. */
  public static final Frame CGCS_2000 = of(CrsCatalogue.geographic(Datum.CGCS2000));

  public static Frame of(Crs crs) {
    return new Frame(
        crs.epsg(),
        new Text(CrsCatalogue.describe(crs), CrsCatalogue.describeEnglish(crs)),
        Optional.of(crs).filter(c -> !c.isGeographic()));
  }

  public boolean inMetres() {
    return grid.isPresent();
  }
}
