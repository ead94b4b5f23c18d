package org.minewatch.web.limit;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Which routes cost more than reading or writing a little: {@code costs.csv}, one line a route or
 * all routes below an address.
 */
final class CostTable {
  private static final String TABLE = "costs.csv";
  private static final Set<String> READING = Set.of("GET", "HEAD");

  /** A line of the table. */
  record Line(String method, String path, Spending spending) {}

  private record Matching(PathPatternRequestMatcher matcher, Line line) {}

  private final List<Matching> lines;

  private CostTable(List<Line> lines) {
    this.lines =
        lines.stream()
            .map(l -> new Matching(PathPatternRequestMatcher.withDefaults().matcher(l.path()), l))
            .toList();
  }

  static CostTable read() {
    return new CostTable(lines());
  }

  static List<Line> lines() {
    try (BufferedReader table =
            new BufferedReader(
                new InputStreamReader(
                    CostTable.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8));
        Stream<String> rows = table.lines()) {
      return rows.skip(1).filter(row -> !row.isBlank()).map(CostTable::line).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String row) {
    String[] cells = row.split(",", -1);
    return new Line(
        cells[0], cells[1], Spending.valueOf(cells[2].toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  Spending of(HttpServletRequest request) {
    boolean reads = READING.contains(request.getMethod());
    String method = reads ? "GET" : request.getMethod();
    return lines.stream()
        .filter(m -> m.line().method().equals(method) && m.matcher().matches(request))
        .map(m -> m.line().spending())
        .findFirst()
        .orElse(reads ? Spending.READ : Spending.WRITE);
  }
}
