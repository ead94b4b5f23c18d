package org.minewatch.licencepaper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.minewatch.region.Corner;
import org.minewatch.region.Licence;
import org.minewatch.region.Rejection;
import org.minewatch.region.TransformRecord;

/**
 * Writes what was read as tables of the exchange format, UTF-8 with LF, the same bytes for the same
 * paper. Only licences that can be used go into {@code licences.csv} and {@code corners.csv}; what
 * is incomplete, what is printed in an older datum, suggested transforms and all that was said lie
 * beside them under names that no region reader takes up.
 */
public final class LicenceFiles {
  private static final String LICENCE_COLUMNS =
      "licence_no,mine_code,valid_from,valid_to,crs,holder,top_elevation_m,bottom_elevation_m,"
          + "area_km2,seams";
  private static final String CORNER_COLUMNS =
      "licence_no,part,role,seq,x_northing,y_easting,top_elevation_m,bottom_elevation_m,seams";

  /** Nine decimals of a degree are a tenth of a millimetre. */
  private static final int DEGREE_DECIMALS = 9;

  private LicenceFiles() {}

  /**
   * Writes the files of {@link #texts} into a folder, which is made when it is not there.
   *
   * @return the files written, in the order of {@link #texts}
   * @throws FileAlreadyExistsException when one of them is there already: nothing is written then,
   *     so that a region's own tables are never overwritten
   */
  public static List<Path> write(ImportedLicence imported, String mineCode, Path outFolder)
      throws IOException {
    Map<String, String> texts = texts(imported, mineCode);
    Files.createDirectories(outFolder);
    for (String name : texts.keySet()) {
      if (Files.exists(outFolder.resolve(name))) {
        throw new FileAlreadyExistsException(
            outFolder.resolve(name).toString(), null, "is there already; choose an empty folder");
      }
    }
    List<Path> written = new ArrayList<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = outFolder.resolve(text.getKey());
      Files.writeString(file, text.getValue(), StandardCharsets.UTF_8);
      written.add(file);
    }
    return written;
  }

  /** The files by name; those without rows are left out, but for licences and corners. */
  public static Map<String, String> texts(ImportedLicence imported, String mineCode) {
    List<Licence> usable = imported.licences();
    List<Licence> unusable =
        imported.readings().stream()
            .filter(r -> !r.status().isUsable())
            .map(LicenceReading::licence)
            .toList();
    List<Licence> variants =
        imported.readings().stream().flatMap(r -> r.variants().stream()).toList();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("licences.csv", licences(usable, mineCode));
    texts.put("corners.csv", corners(usable));
    if (!unusable.isEmpty()) {
      texts.put("licences.incomplete.csv", licences(unusable, mineCode));
      texts.put("corners.incomplete.csv", corners(unusable));
    }
    if (!variants.isEmpty()) {
      texts.put("licences.variants.csv", licences(variants, mineCode));
      texts.put("corners.variants.csv", corners(variants));
    }
    List<TransformRecord> transforms =
        imported.readings().stream().flatMap(r -> r.suggestedTransforms().stream()).toList();
    if (!transforms.isEmpty()) {
      texts.put("transforms.suggested.csv", transforms(transforms, mineCode));
    }
    texts.put("import-notes.csv", notes(imported));
    if (!imported.rejections().isEmpty()) {
      texts.put("rejected.csv", rejected(imported.rejections()));
    }
    return texts;
  }

  private static String licences(List<Licence> licences, String mineCode) {
    CsvText csv = new CsvText(LICENCE_COLUMNS);
    for (Licence l : licences) {
      String area =
          l.areaKm2().isEmpty() ? "" : Numbers.atLeast(l.areaKm2().getAsDouble(), l.areaDecimals());
      csv.row(
          l.licenceNo(),
          mineCode,
          l.validFrom().map(Object::toString).orElse(""),
          l.validTo().map(Object::toString).orElse(""),
          l.crs(),
          l.holder(),
          metres(l.topElevation()),
          metres(l.bottomElevation()),
          area,
          String.join(";", l.seams()));
    }
    return csv.toString();
  }

  private static String corners(List<Licence> licences) {
    CsvText csv = new CsvText(CORNER_COLUMNS);
    for (Licence l : licences) {
      for (Corner c : l.corners()) {
        csv.row(
            l.licenceNo(),
            String.valueOf(c.part()),
            c.role() == Corner.Role.OUTER ? "outer" : "deducted",
            String.valueOf(c.seq()),
            coordinate(c.xNorthing(), c.decimals()),
            coordinate(c.yEasting(), c.decimals()),
            metres(c.topElevation()),
            metres(c.bottomElevation()),
            String.join(";", c.seams()));
      }
    }
    return csv.toString();
  }

  private static String coordinate(double value, int decimals) {
    return Math.abs(value) < 1000
        ? Numbers.rounded(value, DEGREE_DECIMALS)
        : Numbers.atLeast(value, decimals);
  }

  private static String transforms(List<TransformRecord> transforms, String mineCode) {
    CsvText csv =
        new CsvText("mine_code,from_crs,method,offset_easting_m,offset_northing_m,rms_m,source");
    for (TransformRecord t : transforms) {
      csv.row(
          mineCode,
          t.fromCrs(),
          "offset",
          metres(t.offsetEasting()),
          metres(t.offsetNorthing()),
          metres(t.rms()),
          t.origin());
    }
    return csv.toString();
  }

  private static String notes(ImportedLicence imported) {
    CsvText csv = new CsvText("licence_no,status,kind,line,note_zh,note_en");
    for (ImportNote note : imported.notes()) {
      note(csv, "", "", note);
    }
    for (LicenceReading reading : imported.readings()) {
      for (ImportNote note : reading.notes()) {
        note(csv, reading.licence().licenceNo(), reading.status().code(), note);
      }
    }
    return csv.toString();
  }

  private static void note(CsvText csv, String licenceNo, String status, ImportNote note) {
    csv.row(
        licenceNo,
        status,
        note.kind().name().toLowerCase(java.util.Locale.ROOT),
        note.line() == 0 ? "" : String.valueOf(note.line()),
        note.zh(),
        note.en());
  }

  private static String rejected(List<Rejection> rejections) {
    CsvText csv = new CsvText("file,line,column,reason,raw");
    for (Rejection r : rejections) {
      csv.row(
          r.file(), r.line() == 0 ? "" : String.valueOf(r.line()), r.column(), r.reason(), r.raw());
    }
    return csv.toString();
  }

  private static String metres(OptionalDouble value) {
    return value.isEmpty() ? "" : Numbers.plain(value.getAsDouble());
  }

  /** RFC 4180 with LF, quotes only where they are needed. */
  private static final class CsvText {
    private final StringBuilder text = new StringBuilder();

    CsvText(String header) {
      text.append(header).append('\n');
    }

    void row(String... cells) {
      for (int i = 0; i < cells.length; i++) {
        text.append(i == 0 ? "" : ",").append(quoted(cells[i]));
      }
      text.append('\n');
    }

    private static String quoted(String cell) {
      boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
      return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
