package org.minewatch.web.map;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.minewatch.finding.CsvText;
import org.minewatch.web.store.Box;
import org.minewatch.web.store.FindingView;

/**
 * Writes a list of findings as a table for a spreadsheet: UTF-8 with the mark by which Excel knows
 * it, and no cell that a spreadsheet would compute.
 */
final class FindingsCsv {

  private static final String MARK = "\uFEFF";

  private static final String[] HEAD = {
    "id",
    "mine_code",
    "mine",
    "rule",
    "grounds",
    "severity",
    "certainty",
    "state",
    "first_seen",
    "last_seen",
    "title_zh",
    "title_en",
    "longitude",
    "latitude"
  };

  private FindingsCsv() {}

  static byte[] write(List<FindingView> findings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * findings.size() + 256);
    try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
      out.write(MARK);
      CsvText.row(out, HEAD);
      for (FindingView finding : findings) {
        CsvText.row(out, cells(finding));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String[] cells(FindingView f) {
    Box box = f.bbox();
    return new String[] {
      f.id(),
      f.mineCode(),
      f.mineName(),
      f.rule(),
      String.join(" ", f.grounds()),
      f.severity(),
      f.certainty(),
      f.state(),
      f.firstSeen().toString(),
      f.lastSeen().toString(),
      f.titleZh(),
      f.titleEn(),
      box == null ? "" : degrees((box.west() + box.east()) / 2),
      box == null ? "" : degrees((box.south() + box.north()) / 2)
    };
  }

  private static String degrees(double value) {
    return String.format(Locale.ROOT, "%.7f", value);
  }
}
