package org.minewatch.synth;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.draw.Decimals;

/** The corroborating events of a mine, a file for each kind. */
final class EventTable {
  private final Map<String, CsvTable> files = new TreeMap<>();

  /** An event at a place of the mine's grid. */
  void at(String kind, LocalDateTime time, Coordinate place, double value, String unit) {
    boolean level = !Double.isNaN(place.getZ());
    file(kind)
        .row(
            kind,
            time(time),
            Decimals.format(place.x, 1),
            Decimals.format(place.y, 1),
            null,
            level ? Decimals.format(place.getZ(), 1) : null,
            Decimals.format(value, 1),
            unit);
  }

  /** An event at a place that only has a name. */
  void named(String kind, LocalDateTime time, String place, double value, String unit) {
    file(kind).row(kind, time(time), null, null, place, null, Decimals.format(value, 1), unit);
  }

  /** Files by name inside the mine's folder of events. */
  Map<String, CsvTable> files() {
    return files;
  }

  private CsvTable file(String kind) {
    return files.computeIfAbsent(
        kind + ".csv",
        k -> new CsvTable("kind,time,easting_m,northing_m,place,elevation_m,value,unit"));
  }

  private static String time(LocalDateTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }
}
