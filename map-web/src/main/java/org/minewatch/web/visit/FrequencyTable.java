package org.minewatch.web.visit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.minewatch.web.review.TableRows;
import org.minewatch.wording.Text;

/** How often which authority has to come, as a table with its sources. */
final class FrequencyTable {

  /** Every kind of authority that visits mines. */
  static final List<String> AUTHORITIES = List.of("county", "city", "province", "nmsa", "expert");

  private static final Set<String> OWNERSHIP = Set.of("*", "local", "state", "central");

  private final List<Frequency> lines;

  private FrequencyTable(List<Frequency> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * @param folder whose file stands in for the one that ships with the program
   */
  static FrequencyTable load(Optional<Path> folder) {
    TableRows rows =
        TableRows.load(
            FrequencyTable.class,
            folder,
            "visit-frequencies.csv",
            "code",
            "owed_by",
            "counts",
            "ownership",
            "every",
            "name_zh",
            "name_en",
            "source_zh",
            "source_en",
            "sure",
            "note");
    return new FrequencyTable(rows.rows().stream().map(FrequencyTable::line).toList());
  }

  private static Frequency line(TableRows.Row row) {
    if (!AUTHORITIES.contains(row.get("owed_by"))) {
      throw row.wrong("owed_by", "is none of " + String.join(" ", AUTHORITIES));
    }
    if (row.words("counts").isEmpty() || !AUTHORITIES.containsAll(row.words("counts"))) {
      throw row.wrong("counts", "must name some of " + String.join(" ", AUTHORITIES));
    }
    if (!OWNERSHIP.contains(row.get("ownership"))) {
      throw row.wrong("ownership", "must be *, local, state or central");
    }
    return new Frequency(
        row.get("code"),
        row.get("owed_by"),
        Set.copyOf(row.words("counts")),
        row.get("ownership"),
        Period.find(row.get("every"))
            .orElseThrow(
                () -> row.wrong("every", "must be month, quarter, half-year, year or class")),
        new Text(row.get("name_zh"), row.get("name_en")),
        new Text(row.get("source_zh"), row.get("source_en")),
        row.get("sure"));
  }

  List<Frequency> lines() {
    return lines;
  }
}
