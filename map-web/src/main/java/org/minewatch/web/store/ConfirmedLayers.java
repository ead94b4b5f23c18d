package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.minewatch.drawing.LayerClass;
import org.minewatch.drawing.LayerDictionary;
import org.minewatch.drawing.meaning.LayerMemory;
import org.minewatch.drawing.meaning.LayerMemory.Confirmed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people have confirmed about the layers of each mine, for its next drawing. */
public final class ConfirmedLayers {

  private final JdbcClient client;
  private final TransactionTemplate inTransaction;

  ConfirmedLayers(JdbcClient client, TransactionTemplate inTransaction) {
    this.client = client;
    this.inTransaction = inTransaction;
  }

  /** All that is confirmed of a mine's layers. */
  public LayerMemory get(String mineCode) {
    LayerMemory memory = LayerMemory.EMPTY;
    for (Confirmed c :
        client
            .sql(
                "SELECT layer, layer_class, neighbour, confirmed_by, confirmed_on, check_id"
                    + " FROM confirmed_layer WHERE mine_code = :mine ORDER BY layer_key")
            .param("mine", mineCode)
            .query((row, i) -> confirmed(row))
            .list()) {
      memory = memory.with(c);
    }
    return memory;
  }

  private static Confirmed confirmed(ResultSet row) throws SQLException {
    return new Confirmed(
        row.getString("layer"),
        LayerClass.find(row.getString("layer_class")).orElseThrow(),
        row.getString("neighbour"),
        row.getString("confirmed_by"),
        row.getObject("confirmed_on", LocalDate.class),
        row.getString("check_id"));
  }

  /**
   * Remembers decisions; each replaces an older one about the same layer.
   *
   * @param forgotten layers of which nothing is confirmed any more
   */
  public void remember(String mineCode, List<Confirmed> decisions, List<String> forgotten) {
    inTransaction.executeWithoutResult(
        status -> {
          forgotten.forEach(layer -> forget(mineCode, layer));
          for (Confirmed c : decisions) {
            forget(mineCode, c.layer());
            client
                .sql(
                    """
                    INSERT INTO confirmed_layer (mine_code, layer_key, layer, layer_class,
                           neighbour, confirmed_by, confirmed_on, check_id)
                    VALUES (:mine, :key, :layer, :class, :neighbour, :by, :on, :check)""")
                .param("mine", mineCode)
                .param("key", LayerDictionary.normal(c.layer()))
                .param("layer", c.layer())
                .param("class", c.layerClass().wireName())
                .param("neighbour", c.neighbour())
                .param("by", c.by())
                .param("on", c.on())
                .param("check", c.drawingId())
                .update();
          }
        });
  }

  private void forget(String mineCode, String layer) {
    client
        .sql("DELETE FROM confirmed_layer WHERE mine_code = :mine AND layer_key = :key")
        .param("mine", mineCode)
        .param("key", LayerDictionary.normal(layer))
        .update();
  }
}
