package org.minewatch.web.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.finding.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How the findings of some mines stood from night to night, for reports. */
public final class NightTrends {
  private static final String OPEN = "open";

  private final JdbcClient client;

  NightTrends(JdbcClient client) {
    this.client = client;
  }

  /**
   * One night that is kept.
   *
   * @param open findings by severity, in its order
   * @param opened findings that the kept night before did not have open
   * @param ended findings that ended in it
   */
  public record Night(LocalDate night, List<Integer> open, int opened, int ended) {
    public Night {
      open = List.copyOf(open);
    }
  }

  /** The kept nights of a span of days, oldest first. */
  public List<Night> list(LocalDate from, LocalDate to, Visible visible) {
    Map<LocalDate, int[]> open = new TreeMap<>();
    Map<LocalDate, Integer> ended = new HashMap<>();
    client
        .sql("SELECT night_date FROM night WHERE night_date BETWEEN :from AND :to")
        .param("from", from)
        .param("to", to)
        .query(LocalDate.class)
        .list()
        .forEach(n -> open.put(n, new int[Severity.values().length]));
    Map<String, Object> parameters = new HashMap<>(Map.of("from", from, "to", to));
    String where =
        visible.and("mine_code", parameters) + visible.andFinding("finding_id", parameters);
    client
        .sql(
            "SELECT night_date, severity, state, COUNT(*) AS n FROM finding_night"
                + " WHERE night_date BETWEEN :from AND :to"
                + where
                + " GROUP BY night_date, severity, state")
        .params(parameters)
        .query(
            row -> {
              LocalDate night = row.getObject("night_date", LocalDate.class);
              int n = row.getInt("n");
              if (row.getString("state").equals(OPEN)) {
                open.get(night)[ordinal(row.getString("severity"))] += n;
              } else {
                ended.merge(night, n, Integer::sum);
              }
            });
    List<Night> nights = new ArrayList<>();
    open.forEach(
        (night, counts) ->
            nights.add(
                new Night(
                    night,
                    Arrays.stream(counts).boxed().toList(),
                    listOpened(night, visible).size(),
                    ended.getOrDefault(night, 0))));
    return List.copyOf(nights);
  }

  private static int ordinal(String wireName) {
    return Arrays.stream(Severity.values())
        .filter(s -> s.wireName().equals(wireName))
        .findFirst()
        .map(Severity::ordinal)
        .orElseThrow();
  }

  /** The ids of open findings of a night that the night kept before it did not have open. */
  public List<String> listOpened(LocalDate night, Visible visible) {
    Optional<LocalDate> before =
        client
            .sql("SELECT MAX(night_date) AS before FROM night WHERE night_date < :night")
            .param("night", night)
            .query((row, i) -> Optional.ofNullable(row.getObject("before", LocalDate.class)))
            .single();
    Map<String, Object> parameters = new HashMap<>(Map.of("night", night, "open", OPEN));
    String where =
        visible.and("f.mine_code", parameters) + visible.andFinding("f.finding_id", parameters);
    String known = "";
    if (before.isPresent()) {
      parameters.put("before", before.get());
      known =
          " AND NOT EXISTS (SELECT 1 FROM finding_night p WHERE p.night_date = :before"
              + " AND p.finding_id = f.finding_id AND p.state = :open)";
    }
    return client
        .sql(
            "SELECT f.finding_id FROM finding_night f WHERE f.night_date = :night"
                + " AND f.state = :open"
                + where
                + known
                + " ORDER BY f.finding_id")
        .params(parameters)
        .query(String.class)
        .list();
  }

  /** The findings of a night as they were written, a JSON feature each, by mine and id. */
  public List<String> listFindings(LocalDate night, Visible visible) {
    Map<String, Object> parameters = new HashMap<>(Map.of("night", night));
    String where =
        visible.and("mine_code", parameters) + visible.andFinding("finding_id", parameters);
    return client
        .sql(
            "SELECT feature FROM finding_night WHERE night_date = :night"
                + where
                + " ORDER BY mine_code, finding_id")
        .params(parameters)
        .query(String.class)
        .list();
  }

  /** Findings that may be seen and whose first night in the store is within these, by id. */
  public List<FirstSeen> listFirstSeen(LocalDate from, LocalDate to, Visible visible) {
    Map<String, Object> parameters = new HashMap<>(Map.of("from", from, "to", to));
    String where =
        visible.and("f.mine_code", parameters) + visible.andFinding("f.finding_id", parameters);
    return client
        .sql(
            """
            SELECT f.finding_id, f.mine_code, f.rule, f.gravity, f.night_date FROM finding_night f
             WHERE f.night_date >= :from AND f.night_date <= :to
               AND NOT EXISTS (SELECT 1 FROM finding_night e
                                WHERE e.finding_id = f.finding_id
                                  AND e.night_date < f.night_date)"""
                + where
                + " ORDER BY f.finding_id")
        .params(parameters)
        .query(
            (row, i) ->
                new FirstSeen(
                    row.getString("finding_id"),
                    row.getString("mine_code"),
                    row.getString("rule"),
                    Severity.values()[row.getInt("gravity")],
                    row.getObject("night_date", LocalDate.class)))
        .list();
  }
}
