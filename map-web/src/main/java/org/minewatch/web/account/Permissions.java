package org.minewatch.web.account;

import jakarta.servlet.http.HttpServletRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Which role may use which route: {@code permissions.csv}, one line a route, a column a role. A
 * route that is not in it is nobody's.
 */
public final class Permissions {

  private static final String TABLE = "permissions.csv";
  private static final String YES = "x";
  private static final String ANYONE = "anyone";

  /**
   * A line of the table.
   *
   * @param isForAnyone also for who is not signed in
   */
  public record Route(HttpMethod method, String path, boolean isForAnyone, Set<Role> roles) {}

  private record Matching(PathPatternRequestMatcher matcher, Route route) {}

  private final List<Matching> routes;

  Permissions() {
    this.routes =
        read().stream()
            .map(r -> new Matching(PathPatternRequestMatcher.withDefaults().matcher(r.path()), r))
            .toList();
  }

  /** The line for a request. HEAD is read as GET. */
  Optional<Route> find(HttpServletRequest request) {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return routes.stream()
        .filter(m -> m.route().method().name().equals(method) && m.matcher().matches(request))
        .map(Matching::route)
        .findFirst();
  }

  /** Whether another method has something at the address of a request. */
  boolean knowsAddress(HttpServletRequest request) {
    return routes.stream().anyMatch(m -> m.matcher().matches(request));
  }

  /** All lines of the table. */
  public static List<Route> read() {
    try (BufferedReader table =
            new BufferedReader(
                new InputStreamReader(
                    Permissions.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8));
        Stream<String> lines = table.lines()) {
      List<List<String>> rows =
          lines.filter(l -> !l.isBlank()).map(l -> List.of(l.split(",", -1))).toList();
      List<String> head = rows.get(0);
      return rows.stream().skip(1).map(row -> route(head, row)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Route route(List<String> head, List<String> row) {
    if (row.size() != head.size()) {
      throw new IllegalStateException(TABLE + ": not " + head.size() + " columns: " + row);
    }
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    boolean anyone = false;
    for (int i = 2; i < row.size(); i++) {
      String name = head.get(i);
      if (!row.get(i).isEmpty() && !row.get(i).equals(YES)) {
        throw new IllegalStateException(TABLE + ": neither x nor empty: " + row);
      }
      if (row.get(i).equals(YES)) {
        if (name.equals(ANYONE)) {
          anyone = true;
        } else {
          roles.add(Role.of(name).orElseThrow(() -> new IllegalStateException("no role " + name)));
        }
      }
    }
    return new Route(HttpMethod.valueOf(row.get(0)), row.get(1), anyone, roles);
  }
}
