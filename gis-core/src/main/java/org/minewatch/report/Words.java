package org.minewatch.report;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.minewatch.wording.Text;

/**
 * What codes are called in the report and in files for people, from {@code words.csv} beside this
 * class.
 */
public final class Words {

  private static final Map<String, Text> ALL = read();

  private Words() {}

  public static Optional<Text> find(String group, String code) {
    return Optional.ofNullable(ALL.get(group + "." + code));
  }

  /** The words for a code; a code without words speaks for itself. */
  public static Text of(String group, String code) {
    return find(group, code).orElseGet(() -> new Text(code, code.replace('_', ' ')));
  }

  private static Map<String, Text> read() {
    Map<String, Text> words = new HashMap<>();
    try (InputStream in = Words.class.getResourceAsStream("words.csv");
        CsvReader<NamedCsvRecord> csv =
            CsvReader.builder()
                .ofNamedCsvRecord(new String(in.readAllBytes(), StandardCharsets.UTF_8))) {
      for (NamedCsvRecord row : csv) {
        words.put(row.getField("key"), new Text(row.getField("zh"), row.getField("en")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.copyOf(words);
  }
}
