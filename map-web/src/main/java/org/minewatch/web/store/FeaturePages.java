package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Features of many mines and nights, page after page in one order, for programs that read all of
 * them: a page begins after the last feature of the one before, however many there are.
 */
public final class FeaturePages {
  private static final String FEATURE =
      """
      SELECT night_date, mine_code, layer, seq, facts AS told, geom FROM map_feature
       WHERE layer IN (:layers)""";

  /** The facts of findings.geojson. */
  private static final String FINDING =
      """
      SELECT night_date, mine_code, finding_id, rule, severity,
             certainty, state, title_zh, title_en, geom
        FROM finding_night WHERE 1 = 1""";

  private final JdbcClient client;
  private final Dialect dialect;

  FeaturePages(JdbcClient client, Dialect dialect) {
    this.client = client;
    this.dialect = dialect;
  }

  /**
   * Which feature.
   *
   * @param name the layer of a map feature, the id of a finding
   * @param number its place in the layer of the mine; 0 for a finding
   */
  public record Key(LocalDate night, String mineCode, String name, int number) {}

  /**
   * A feature.
   *
   * @param facts a JSON object
   * @param geometry WGS 84 longitude and latitude; null for a finding without a place
   */
  public record Item(Key key, String facts, @Nullable Geometry geometry) {}

  /**
   * What is asked for.
   *
   * @param first the first night, and {@code last} the last one
   * @param boxes empty for everywhere; else what meets one of them, by its own box
   * @param after the feature that the page comes after
   */
  public record Wanted(
      LocalDate first,
      LocalDate last,
      Optional<String> mineCode,
      List<Box> boxes,
      Optional<Key> after,
      int most) {}

  /** Map features of some layers, by night, mine, layer and number. */
  public List<Item> listFeatures(Set<String> layers, Visible visible, Wanted wanted) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("layers", layers);
    String after = "(night_date, mine_code, layer, seq) > (:night, :afterMine, :name, :number)";
    return client
        .sql(
            FEATURE
                + restriction(wanted, visible, after, parameters)
                + " ORDER BY night_date, mine_code, layer, seq LIMIT :most")
        .params(parameters)
        .query(this::feature)
        .list();
  }

  /** Findings, by night and id. */
  public List<Item> listFindings(Visible visible, Wanted wanted) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            FINDING
                + visible.andFinding("finding_id", parameters)
                + restriction(
                    wanted, visible, "(night_date, finding_id) > (:night, :name)", parameters)
                + " ORDER BY night_date, finding_id LIMIT :most")
        .params(parameters)
        .query(this::finding)
        .list();
  }

  private String restriction(
      Wanted wanted, Visible visible, String after, Map<String, Object> parameters) {
    StringBuilder where = new StringBuilder(" AND night_date >= :first AND night_date <= :last");
    parameters.put("first", wanted.first());
    parameters.put("last", wanted.last());
    parameters.put("most", wanted.most());
    where.append(visible.and("mine_code", parameters));
    wanted
        .mineCode()
        .ifPresent(
            mine -> {
              where.append(" AND mine_code = :mine");
              parameters.put("mine", mine);
            });
    for (int i = 0; i < wanted.boxes().size(); i++) {
      where.append(i == 0 ? " AND (" : " OR ").append("geom && :box").append(i);
      parameters.put("box" + i, dialect.parameter(wanted.boxes().get(i).toGeometry()));
    }
    where.append(wanted.boxes().isEmpty() ? "" : ")");
    wanted
        .after()
        .ifPresent(
            key -> {
              where.append(" AND ").append(after);
              parameters.put("night", key.night());
              parameters.put("afterMine", key.mineCode());
              parameters.put("name", key.name());
              parameters.put("number", key.number());
            });
    return where.toString();
  }

  /** One map feature, if it may be seen. */
  public Optional<Item> findFeature(Set<String> layers, Visible visible, Key key) {
    if (!layers.contains(key.name()) || !visible.sees(key.mineCode())) {
      return Optional.empty();
    }
    return client
        .sql(FEATURE + " AND night_date = :night AND mine_code = :mine AND seq = :number")
        .param("layers", Set.of(key.name()))
        .param("night", key.night())
        .param("mine", key.mineCode())
        .param("number", key.number())
        .query(this::feature)
        .optional();
  }

  /** One finding of a night, if it may be seen. */
  public Optional<Item> findFinding(Visible visible, LocalDate night, String id) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            FINDING
                + visible.and("mine_code", parameters)
                + visible.andFinding("finding_id", parameters)
                + " AND night_date = :night AND finding_id = :id")
        .params(parameters)
        .param("night", night)
        .param("id", id)
        .query(this::finding)
        .optional();
  }

  /** The first and the last night that there are; empty while there is none. */
  public Optional<LocalDate[]> nights() {
    return client
        .sql("SELECT MIN(night_date) AS f, MAX(night_date) AS l FROM night")
        .query(
            (row, i) ->
                new LocalDate[] {
                  row.getObject("f", LocalDate.class), row.getObject("l", LocalDate.class)
                })
        .optional()
        .filter(span -> span[0] != null);
  }

  private Item feature(ResultSet row, int i) throws SQLException {
    return new Item(
        key(row, row.getString("layer"), row.getInt("seq")),
        row.getString("told"),
        dialect.read(row, "geom"));
  }

  private Item finding(ResultSet row, int i) throws SQLException {
    java.util.SortedMap<String, Object> facts = new java.util.TreeMap<>();
    for (String column : List.of("rule", "severity", "certainty", "state")) {
      facts.put(column, row.getString(column));
    }
    facts.put("id", row.getString("finding_id"));
    facts.put("mineCode", row.getString("mine_code"));
    facts.put("titleZh", row.getString("title_zh"));
    facts.put("titleEn", row.getString("title_en"));
    Geometry place = dialect.read(row, "geom");
    return new Item(
        key(row, row.getString("finding_id"), 0),
        PlacedFeature.of(facts, place).properties(),
        place);
  }

  private static Key key(ResultSet row, String name, int number) throws SQLException {
    return new Key(
        row.getObject("night_date", LocalDate.class), row.getString("mine_code"), name, number);
  }
}
