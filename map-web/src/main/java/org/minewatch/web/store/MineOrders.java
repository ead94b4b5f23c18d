package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Orders and what was done about each, in steps that are never changed. The caller holds a
 * transaction when it writes.
 */
public final class MineOrders {

  private final JdbcClient client;

  MineOrders(JdbcClient client) {
    this.client = client;
  }

  /** Keeps a new one, with the step of its issue. */
  public void add(MineOrder order, CaseStepRow issue) {
    client
        .sql(
            """
            INSERT INTO mine_order (order_id, mine_code, mine_name, order_no, kind, halts_work,
              finding_id, from_at, to_at, deadline, ceiling, area_wkt, area_geojson, area_crs,
              demand, acceptor, acceptor_name, issued_at, by_login, by_name, version, state,
              changed_at)
            VALUES (:id, :mine, :mineName, :no, :kind, :halts, :finding, :from, :to, :deadline,
              :ceiling, :wkt, :geojson, :crs, :demand, :acceptor, :acceptorName, :issued, :login,
              :name, :version, :state, :changed)""")
        .param("id", order.id())
        .param("mine", order.mineCode())
        .param("mineName", order.mineName())
        .param("no", order.orderNo())
        .param("kind", order.kind())
        .param("halts", order.haltsWork())
        .param("finding", order.findingId())
        .param("from", order.from())
        .param("to", order.to(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("deadline", order.deadline(), Types.DATE)
        .param("ceiling", order.ceiling(), Types.INTEGER)
        .param("wkt", order.area() == null ? "" : order.area().wkt())
        .param("geojson", order.area() == null ? "" : order.area().geoJson())
        .param("crs", order.area() == null ? "" : order.area().crs())
        .param("demand", order.demand())
        .param("acceptor", order.acceptor())
        .param("acceptorName", order.acceptorName())
        .param("issued", order.issuedAt())
        .param("login", order.byLogin())
        .param("name", order.byName())
        .param("version", order.version())
        .param("state", order.state())
        .param("changed", order.changedAt())
        .update();
    addStep(order.id(), issue);
  }

  /** Adds a step and says where the order stands after it. */
  public void add(CaseStepRow step, MineOrder after) {
    addStep(after.id(), step);
    client
        .sql(
            """
            UPDATE mine_order SET version = :version, state = :state, deadline = :deadline,
                   to_at = :to, changed_at = :changed
             WHERE order_id = :id""")
        .param("version", after.version())
        .param("state", after.state())
        .param("deadline", after.deadline(), Types.DATE)
        .param("to", after.to(), Types.TIMESTAMP_WITH_TIMEZONE)
        .param("changed", after.changedAt())
        .param("id", after.id())
        .update();
  }

  private void addStep(String orderId, CaseStepRow step) {
    client
        .sql(
            """
            INSERT INTO order_step
                   (order_id, seq, kind, taken_at, by_login, by_name, by_role, payload)
            VALUES (:id, :seq, :kind, :at, :login, :name, :role, :payload)""")
        .param("id", orderId)
        .param("seq", step.seq())
        .param("kind", step.kind())
        .param("at", step.at())
        .param("login", step.byLogin())
        .param("name", step.byName())
        .param("role", step.byRole())
        .param("payload", step.payload())
        .update();
  }

  public Optional<MineOrder> find(String id) {
    return client
        .sql("SELECT * FROM mine_order WHERE order_id = :id")
        .param("id", id)
        .query((row, i) -> order(row))
        .optional();
  }

  /** The order, which nobody else changes until the transaction ends. */
  public Optional<MineOrder> lock(String id) {
    return client
        .sql("SELECT * FROM mine_order WHERE order_id = :id FOR UPDATE")
        .param("id", id)
        .query((row, i) -> order(row))
        .optional();
  }

  public boolean hasNumber(String mineCode, String orderNo) {
    return client
            .sql("SELECT COUNT(*) FROM mine_order WHERE mine_code = :mine AND order_no = :no")
            .param("mine", mineCode)
            .param("no", orderNo)
            .query(Long.class)
            .single()
        > 0;
  }

  public List<CaseStepRow> steps(String id) {
    return client
        .sql("SELECT * FROM order_step WHERE order_id = :id ORDER BY seq")
        .param("id", id)
        .query((row, i) -> Cases.step(row))
        .list();
  }

  /** Those in these states on mines that may be seen, the last issued first. */
  public List<MineOrder> list(Collection<String> states, Visible visible) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            "SELECT * FROM mine_order WHERE state IN (:states)"
                + visible.and("mine_code", parameters)
                + " ORDER BY issued_at DESC, order_id")
        .params(parameters)
        .param("states", states)
        .query((row, i) -> order(row))
        .list();
  }

  /** Every order that halts work, by mine and number: what the nightly run watches. */
  public List<MineOrder> listHalting() {
    return client
        .sql("SELECT * FROM mine_order WHERE halts_work ORDER BY mine_code, order_no")
        .query((row, i) -> order(row))
        .list();
  }

  private static MineOrder order(ResultSet row) throws SQLException {
    int ceiling = row.getInt("ceiling");
    boolean unbounded = row.wasNull();
    String wkt = row.getString("area_wkt");
    return new MineOrder(
        row.getString("order_id"),
        row.getString("mine_code"),
        row.getString("mine_name"),
        row.getString("order_no"),
        row.getString("kind"),
        row.getBoolean("halts_work"),
        row.getString("finding_id"),
        row.getObject("from_at", OffsetDateTime.class),
        row.getObject("to_at", OffsetDateTime.class),
        row.getObject("deadline", LocalDate.class),
        unbounded ? null : ceiling,
        wkt.isEmpty()
            ? null
            : new MineOrder.Area(wkt, row.getString("area_geojson"), row.getString("area_crs")),
        row.getString("demand"),
        row.getString("acceptor"),
        row.getString("acceptor_name"),
        row.getObject("issued_at", OffsetDateTime.class),
        row.getString("by_login"),
        row.getString("by_name"),
        row.getInt("version"),
        row.getString("state"),
        row.getObject("changed_at", OffsetDateTime.class));
  }
}
