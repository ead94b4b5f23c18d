package org.minewatch.web.store;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what a night laid over each other, layer by layer, in drawing order. */
public final class Layers {

  private static final Set<String> OF_LICENCES = Set.of("licence", "deduction");

  private final JdbcClient client;
  private final Dialect dialect;

  Layers(JdbcClient client, Dialect dialect) {
    this.client = client;
    this.dialect = dialect;
  }

  /** The layers that a mine has, none is possible; empty when the night has no such mine. */
  public Optional<List<LayerCount>> findOfMine(LocalDate night, String mineCode) {
    return client
        .sql("SELECT mine_code FROM mine WHERE night_date = :night AND mine_code = :mine")
        .param("night", night)
        .param("mine", mineCode)
        .query(String.class)
        .optional()
        .map(code -> list(night, code));
  }

  private List<LayerCount> list(LocalDate night, String mineCode) {
    return client
        .sql(
            """
            SELECT layer, COUNT(*) AS features FROM map_feature
             WHERE night_date = :night AND mine_code = :mine GROUP BY layer ORDER BY layer""")
        .param("night", night)
        .param("mine", mineCode)
        .query((row, i) -> new LayerCount(row.getString("layer"), row.getInt("features")))
        .list();
  }

  /** The features of one layer of a mine, all or those whose box meets the given one. */
  public List<PlacedFeature> listFeatures(
      LocalDate night, String mineCode, String layer, Optional<Box> within) {
    JdbcClient.StatementSpec query =
        client
            .sql(
                """
                SELECT facts, geom FROM map_feature
                 WHERE night_date = :night AND mine_code = :mine AND layer = :layer"""
                    + (within.isPresent() ? " AND geom && :box" : "")
                    + " ORDER BY seq")
            .param("night", night)
            .param("mine", mineCode)
            .param("layer", layer);
    if (within.isPresent()) {
      query = query.param("box", dialect.parameter(within.get().toGeometry()));
    }
    return features(query);
  }

  /** Licences and their deductions of all mines that may be seen. */
  public List<PlacedFeature> listLicences(LocalDate night, Visible visible) {
    Map<String, Object> parameters = new HashMap<>();
    return features(
        client
            .sql(
                """
                SELECT facts, geom FROM map_feature
                 WHERE night_date = :night AND layer IN (:layers)"""
                    + visible.and("mine_code", parameters)
                    + " ORDER BY layer DESC, mine_code, seq")
            .params(parameters)
            .param("night", night)
            .param("layers", OF_LICENCES));
  }

  /** The features of some layers of a mine whose box meets the given one. */
  public List<NearbyFeature> listNear(
      LocalDate night, String mineCode, Set<String> layerNames, Box within) {
    return client
        .sql(
            """
            SELECT layer, facts, geom FROM map_feature
             WHERE night_date = :night AND mine_code = :mine AND layer IN (:layers)
               AND geom && :box
             ORDER BY layer, seq""")
        .param("night", night)
        .param("mine", mineCode)
        .param("layers", layerNames)
        .param("box", dialect.parameter(within.toGeometry()))
        .query(
            (row, i) ->
                new NearbyFeature(
                    row.getString("layer"), row.getString("facts"), dialect.read(row, "geom")))
        .list();
  }

  /**
   * The features of a mine in all layers but some, layer by layer.
   *
   * @param most no more than that
   */
  public List<NearbyFeature> listOfMine(
      LocalDate night, String mineCode, Set<String> apartFrom, int most) {
    return client
        .sql(
            """
            SELECT layer, facts, geom FROM map_feature
             WHERE night_date = :night AND mine_code = :mine AND layer NOT IN (:apart)
             ORDER BY layer, seq LIMIT :most""")
        .param("night", night)
        .param("mine", mineCode)
        .param("apart", apartFrom)
        .param("most", most)
        .query(
            (row, i) ->
                new NearbyFeature(
                    row.getString("layer"), row.getString("facts"), dialect.read(row, "geom")))
        .list();
  }

  private List<PlacedFeature> features(JdbcClient.StatementSpec query) {
    return query
        .query((row, i) -> new PlacedFeature(row.getString("facts"), dialect.read(row, "geom")))
        .list();
  }
}
