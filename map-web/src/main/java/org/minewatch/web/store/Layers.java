package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
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
            SELECT layer, COUNT(*) AS features, SUM(vertices) AS vertices FROM map_feature
             WHERE night_date = :night AND mine_code = :mine GROUP BY layer ORDER BY layer""")
        .param("night", night)
        .param("mine", mineCode)
        .query(Layers::count)
        .list();
  }

  private static LayerCount count(ResultSet row, int i) throws SQLException {
    return new LayerCount(row.getString("layer"), row.getInt("features"), row.getLong("vertices"));
  }

  /** How many licences and deductions of all mines may be seen. */
  public List<LayerCount> listOfLicences(LocalDate night, Visible visible) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            """
            SELECT layer, COUNT(*) AS features, SUM(vertices) AS vertices FROM map_feature
             WHERE night_date = :night AND layer IN (:layers)"""
                + visible.and("mine_code", parameters)
                + " GROUP BY layer ORDER BY layer")
        .params(parameters)
        .param("night", night)
        .param("layers", OF_LICENCES)
        .query(Layers::count)
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

  /** The features of one layer of a mine whose box meets the given one, for a tile. */
  public List<TiledFeature> listTiled(LocalDate night, String mineCode, String layer, Box within) {
    return tiled(
        client
            .sql(
                """
                SELECT mine_code, layer, seq, facts, geom FROM map_feature
                 WHERE night_date = :night AND mine_code = :mine AND layer = :layer
                   AND geom && :box
                 ORDER BY seq""")
            .param("night", night)
            .param("mine", mineCode)
            .param("layer", layer)
            .param("box", dialect.parameter(within.toGeometry())));
  }

  /** Licences and deductions that may be seen and whose box meets the given one, for a tile. */
  public List<TiledFeature> listTiledLicences(LocalDate night, Visible visible, Box within) {
    Map<String, Object> parameters = new HashMap<>();
    return tiled(
        client
            .sql(
                """
                SELECT mine_code, layer, seq, facts, geom FROM map_feature
                 WHERE night_date = :night AND layer IN (:layers) AND geom && :box"""
                    + visible.and("mine_code", parameters)
                    + " ORDER BY layer DESC, mine_code, seq")
            .params(parameters)
            .param("night", night)
            .param("layers", OF_LICENCES)
            .param("box", dialect.parameter(within.toGeometry())));
  }

  private List<TiledFeature> tiled(JdbcClient.StatementSpec query) {
    return query
        .query(
            (row, i) ->
                new TiledFeature(
                    row.getString("layer"),
                    number(row.getString("mine_code"), row.getInt("seq")),
                    row.getString("facts"),
                    dialect.read(row, "geom")))
        .list();
  }

  /** At most 2^52, which every reader of numbers can hold. */
  private static long number(String mineCode, int seq) {
    return (mineCode.hashCode() & 0xFFFFFFFFL) << 20 | seq & 0xFFFFF;
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
