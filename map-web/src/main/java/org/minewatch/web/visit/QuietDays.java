package org.minewatch.web.visit;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.minewatch.web.review.TableRows;
import org.minewatch.wording.Text;

/** Days on which mines are quiet for everybody to see; they are held against no other day. */
final class QuietDays {

  private final List<Span> spans;

  private QuietDays(List<Span> spans) {
    this.spans = List.copyOf(spans);
  }

  /** Some days in a row, both ends included. */
  record Span(LocalDate from, LocalDate to, Text name) {
    boolean holds(LocalDate day) {
      return !day.isBefore(from) && !day.isAfter(to);
    }
  }

  /**
   * @param folder whose file stands in for the one that ships with the program
   */
  static QuietDays load(Optional<Path> folder) {
    TableRows rows =
        TableRows.load(
            QuietDays.class,
            folder,
            "quiet-days.csv",
            "from",
            "to",
            "name_zh",
            "name_en",
            "source_zh",
            "source_en",
            "sure",
            "note");
    return new QuietDays(
        rows.rows().stream()
            .map(
                row ->
                    new Span(
                        date(row, "from"),
                        date(row, "to"),
                        new Text(row.get("name_zh"), row.get("name_en"))))
            .toList());
  }

  private static LocalDate date(TableRows.Row row, String column) {
    try {
      return LocalDate.parse(row.get(column));
    } catch (DateTimeParseException e) {
      throw row.wrong(column, "is no date yyyy-MM-dd");
    }
  }

  Optional<Span> find(LocalDate day) {
    return spans.stream().filter(span -> span.holds(day)).findFirst();
  }
}
