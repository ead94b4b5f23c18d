package org.minewatch.finding;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Each licence as understood, in {@code licences.csv}. */
final class LicenceCsv {

  private LicenceCsv() {}

  static void write(List<LicenceAccount> licences, Writer out) throws IOException {
    CsvText.row(
        out,
        "licence_no",
        "mine_code",
        "crs",
        "parts",
        "corners",
        "plane_area_km2",
        "ellipsoid_area_km2",
        "printed_area_km2",
        "status",
        "notes");
    for (LicenceAccount licence : licences) {
      CsvText.row(
          out,
          licence.licenceNo(),
          licence.mineCode(),
          licence.crs(),
          Integer.toString(licence.parts()),
          Integer.toString(licence.corners()),
          area(licence.planeAreaKm2()),
          area(licence.ellipsoidAreaKm2()),
          area(licence.printedAreaKm2()),
          licence.status(),
          licence.notes());
    }
  }

  private static String area(double squareKilometres) {
    return Double.isNaN(squareKilometres) ? "" : JsonText.plain(squareKilometres);
  }

  /**
   * Reads the licences back.
   *
   * @throws IllegalArgumentException for a cell that is no number where one is due
   */
  static List<LicenceAccount> read(Reader in) throws IOException {
    List<LicenceAccount> licences = new ArrayList<>();
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(in)) {
      for (NamedCsvRecord row : csv) {
        licences.add(
            new LicenceAccount(
                CsvText.original(row.getField("licence_no")),
                CsvText.original(row.getField("mine_code")),
                CsvText.original(row.getField("crs")),
                Integer.parseInt(row.getField("parts")),
                Integer.parseInt(row.getField("corners")),
                area(row.getField("plane_area_km2")),
                area(row.getField("ellipsoid_area_km2")),
                area(row.getField("printed_area_km2")),
                CsvText.original(row.getField("status")),
                CsvText.original(row.getField("notes"))));
      }
    }
    return licences;
  }

  private static double area(String cell) {
    return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
  }
}
