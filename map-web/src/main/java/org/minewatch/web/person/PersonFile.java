package org.minewatch.web.person;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.minewatch.drawing.source.TextEncoding;
import org.minewatch.web.review.PlainText;
import org.minewatch.web.system.Problems;

/**
 * A mine's list of who its pseudonyms are, as CSV. What is wrong is told by line, never by what the
 * line holds.
 *
 * @param names by pseudonym
 * @param rejected lines that cannot be used, from 1, the header's
 */
record PersonFile(Map<String, PersonName> names, List<Long> rejected) {
  static final List<String> COLUMNS = List.of("person_id", "name", "id_number", "phone");
  private static final int MOST_LINES = 20_000;
  private static final int LONGEST = 100;
  private static final Pattern PERSON = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  static PersonFile read(byte[] bytes) {
    Map<String, PersonName> names = new LinkedHashMap<>();
    List<Long> rejected = new ArrayList<>();
    boolean headed = false;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder().ofCsvRecord(TextEncoding.decodeAll(bytes))) {
      for (CsvRecord row : csv) {
        List<String> cells = row.getFields().stream().map(String::strip).toList();
        if (!headed) {
          if (!cells.equals(COLUMNS)) {
            throw header();
          }
          headed = true;
        } else if (names.size() + rejected.size() >= MOST_LINES) {
          throw Problems.unusable("至多 " + MOST_LINES + " 行", "at most " + MOST_LINES + " lines");
        } else if (isSound(cells, names)) {
          names.put(cells.get(0), new PersonName(cells.get(1), cells.get(2), cells.get(3)));
        } else {
          rejected.add(row.getStartingLineNumber());
        }
      }
    } catch (CsvParseException e) {
      throw Problems.unusable("文件不是 CSV", "the file is no CSV");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!headed) {
      throw header();
    }
    return new PersonFile(names, rejected);
  }

  private static boolean isSound(List<String> cells, Map<String, PersonName> before) {
    return cells.size() == COLUMNS.size()
        && PERSON.matcher(cells.get(0)).matches()
        && !before.containsKey(cells.get(0))
        && !cells.get(1).isEmpty()
        && cells.stream().allMatch(c -> c.length() <= LONGEST && PlainText.lines(c).equals(c));
  }

  private static RuntimeException header() {
    return Problems.unusable(
        "第 1 行应为 " + String.join(",", COLUMNS), "line 1 must be " + String.join(",", COLUMNS));
  }
}
