package org.minewatch.web.store;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Knows which authority supervises which mine now, and which authority stands above which. */
public final class Supervisors {

  private final JdbcClient client;
  private final Transactions transactions;

  Supervisors(JdbcClient client, Transactions transactions) {
    this.client = client;
    this.transactions = transactions;
  }

  /**
   * The mines of some authorities and of all below them, and some single mines.
   *
   * <p>Rights follow who supervises a mine in its latest night, for every night before it too.
   */
  public Visible visible(Collection<String> authorities, Collection<String> mineCodes) {
    Set<String> codes = new TreeSet<>(mineCodes);
    Set<String> all = withThoseBelow(authorities);
    if (!all.isEmpty()) {
      codes.addAll(
          client
              .sql("SELECT mine_code FROM mine_now WHERE supervised_by IN (:authorities)")
              .param("authorities", all)
              .query(String.class)
              .list());
    }
    return new Visible(false, new TreeSet<>(codes), new TreeSet<>());
  }

  private Set<String> withThoseBelow(Collection<String> authorities) {
    Map<String, String> superiors = superiors();
    Set<String> all = new LinkedHashSet<>(authorities);
    boolean grew = !all.isEmpty();
    while (grew) {
      grew = false;
      for (Map.Entry<String, String> line : superiors.entrySet()) {
        grew |= all.contains(line.getValue()) && all.add(line.getKey());
      }
    }
    return all;
  }

  /** Authority to the one above it. */
  public Map<String, String> superiors() {
    Map<String, String> lines = new TreeMap<>();
    client
        .sql("SELECT name, superior FROM authority")
        .query(
            row -> {
              lines.put(row.getString("name"), row.getString("superior"));
            });
    return lines;
  }

  /** Replaces who stands above whom. */
  public void setSuperiors(Map<String, String> superiors) {
    transactions.in(
        () -> {
          client.sql("DELETE FROM authority").update();
          superiors.forEach(
              (name, superior) ->
                  client
                      .sql("INSERT INTO authority (name, superior) VALUES (:name, :superior)")
                      .param("name", name)
                      .param("superior", superior)
                      .update());
          return null;
        });
  }

  /** Every authority that supervises a mine now or stands above one. */
  public List<String> listAuthorities() {
    Set<String> names =
        new TreeSet<>(
            client
                .sql("SELECT DISTINCT supervised_by FROM mine_now WHERE supervised_by <> ''")
                .query(String.class)
                .list());
    superiors()
        .forEach(
            (name, superior) -> {
              names.add(name);
              names.add(superior);
            });
    return List.copyOf(names);
  }

  /** Codes of all mines that any night knew, in order. */
  public List<String> listMines() {
    return client
        .sql("SELECT mine_code FROM mine_now ORDER BY mine_code")
        .query(String.class)
        .list();
  }
}
