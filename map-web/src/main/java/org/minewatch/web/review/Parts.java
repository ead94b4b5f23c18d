package org.minewatch.web.review;

import java.util.Map;
import java.util.Optional;
import org.minewatch.web.export.ExportFilters;
import org.minewatch.web.export.ListContent;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.system.Problems;

/** Takes all tables of a page, or the one that was asked for: a CSV file holds no more. */
final class Parts {
  private Parts() {}

  static ListContent of(
      ExportFilters filters, String firstName, Table first, String secondName, Table second) {
    Optional<String> part = filters.find("part");
    if (part.isEmpty()) {
      return ListContent.of(first, second);
    }
    Table wanted = Map.of(firstName, first, secondName, second).get(part.get());
    if (wanted == null) {
      throw Problems.badRequest(
          "part 须为 %s 或 %s".formatted(firstName, secondName),
          "part must be %s or %s".formatted(firstName, secondName));
    }
    return ListContent.of(wanted);
  }
}
