package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.minewatch.finding.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads findings: the list of a night, the places of a night, one finding with its history. */
public final class Findings {

  private static final String GRAVEST_FIRST =
      " ORDER BY f.gravity DESC, f.sureness DESC, f.mine_code, f.finding_id";

  private final JdbcClient client;
  private final Dialect dialect;

  Findings(JdbcClient client, Dialect dialect) {
    this.client = client;
    this.dialect = dialect;
  }

  /** Findings of a night by gravity, certainty, mine and id. */
  public Page<FindingView> list(LocalDate night, FindingFilter filter, PageRequest request) {
    return list(night, filter, request, "", (row, view) -> view);
  }

  /** A finding in one line with its shape, null when the whole mine is concerned. */
  public record Shaped(FindingView view, @Nullable Geometry shape) {}

  /** The same findings in the same order, with their shapes. */
  public Page<Shaped> listShaped(LocalDate night, FindingFilter filter, PageRequest request) {
    return list(
        night,
        filter,
        request,
        ", f.geom",
        (row, view) -> new Shaped(view, dialect.read(row, "geom")));
  }

  /** Makes an item of a row. */
  private interface Reading<T> {
    T read(ResultSet row, FindingView view) throws SQLException;
  }

  private <T> Page<T> list(
      LocalDate night,
      FindingFilter filter,
      PageRequest request,
      String moreColumns,
      Reading<T> reading) {
    Map<String, Object> parameters = new HashMap<>();
    String from =
        " FROM finding_night f JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code"
            + where(night, filter, parameters);
    if (filter.text().isPresent()) {
      return found(night, filter, request, from, parameters, moreColumns, reading);
    }
    long total = client.sql("SELECT COUNT(*)" + from).params(parameters).query(Long.class).single();
    ZoneId zone = timeZone();
    parameters.put("limit", request.size());
    parameters.put("offset", request.offset());
    List<T> items =
        client
            .sql(
                """
                SELECT f.finding_id, f.mine_code, m.name, f.rule, f.grounds, f.title_zh, f.title_en,
                       f.severity, f.certainty, f.state, f.confidence, f.first_seen, f.last_seen,
                       f.west, f.south, f.east, f.north%s
                """
                        .formatted(moreColumns)
                    + from
                    + GRAVEST_FIRST
                    + " LIMIT :limit OFFSET :offset")
            .params(parameters)
            .query((row, i) -> reading.read(row, view(row, zone)))
            .list();
    return new Page<>(total, request.page(), request.size(), items);
  }

  /** A search reads every row of the night; it is done once, for the ids of all that it finds. */
  private <T> Page<T> found(
      LocalDate night,
      FindingFilter filter,
      PageRequest request,
      String from,
      Map<String, Object> parameters,
      String moreColumns,
      Reading<T> reading) {
    List<String> ids =
        client
            .sql("SELECT f.finding_id" + from + GRAVEST_FIRST)
            .params(parameters)
            .query(String.class)
            .list();
    int begin = (int) Math.min(ids.size(), request.offset());
    List<String> page = ids.subList(begin, Math.min(ids.size(), begin + request.size()));
    List<T> items =
        page.isEmpty()
            ? List.of()
            : list(
                    night,
                    filter.withoutText().withIds(page),
                    new PageRequest(0, request.size()),
                    moreColumns,
                    reading)
                .items();
    return new Page<>(ids.size(), request.page(), request.size(), items);
  }

  private static String where(
      LocalDate night, FindingFilter filter, Map<String, Object> parameters) {
    StringBuilder where = new StringBuilder(" WHERE f.night_date = :night");
    parameters.put("night", night);
    where.append(filter.visible().and("f.mine_code", parameters));
    where.append(filter.visible().andFinding("f.finding_id", parameters));
    filter
        .mineCode()
        .ifPresent(
            code -> {
              where.append(" AND f.mine_code = :mine");
              parameters.put("mine", code);
            });
    if (!filter.severities().isEmpty()) {
      where.append(" AND f.severity IN (:severities)");
      parameters.put("severities", filter.severities().stream().map(Severity::wireName).toList());
    }
    filter
        .rule()
        .ifPresent(
            rule -> {
              where.append(" AND POSITION(:rule IN CONCAT(CHR(10), f.grounds, CHR(10))) > 0");
              parameters.put("rule", "\n" + rule + "\n");
            });
    filter
        .state()
        .ifPresent(
            state -> {
              where.append(" AND f.state = :state");
              parameters.put("state", state);
            });
    if (!filter.ids().isEmpty()) {
      where.append(" AND f.finding_id IN (:ids)");
      parameters.put("ids", filter.ids());
    }
    if (filter.text().isPresent()) {
      where.append(" AND f.search_text LIKE :text ESCAPE '!'");
      parameters.put("text", filter.likePattern());
    }
    return where.toString();
  }

  private static FindingView view(ResultSet row, ZoneId zone) throws SQLException {
    return new FindingView(
        row.getString("finding_id"),
        row.getString("mine_code"),
        row.getString("name"),
        row.getString("rule"),
        Lines.split(row.getString("grounds")),
        row.getString("title_zh"),
        row.getString("title_en"),
        row.getString("severity"),
        row.getString("certainty"),
        row.getString("state"),
        row.getDouble("confidence"),
        local(row, "first_seen", zone),
        local(row, "last_seen", zone),
        Box.read(row));
  }

  private static OffsetDateTime local(ResultSet row, String column, ZoneId zone)
      throws SQLException {
    return row.getObject(column, OffsetDateTime.class).atZoneSameInstant(zone).toOffsetDateTime();
  }

  /** The findings of a night that have a place, lightest facts only, the gravest first. */
  public List<PlacedFeature> listPlaced(
      LocalDate night, Visible visible, Optional<String> mineCode, Optional<Box> within) {
    Map<String, Object> parameters = new HashMap<>();
    JdbcClient.StatementSpec query =
        client
            .sql(
                """
                SELECT f.finding_id, f.mine_code, f.rule, f.severity, f.certainty, f.state,
                       f.title_zh, f.title_en, f.geom
                  FROM finding_night f
                 WHERE f.night_date = :night AND f.geom IS NOT NULL
                   AND (:every OR f.mine_code = :mine)"""
                    + visible.and("f.mine_code", parameters)
                    + visible.andFinding("f.finding_id", parameters)
                    + (within.isPresent() ? " AND f.geom && :box" : "")
                    + GRAVEST_FIRST)
            .params(parameters)
            .param("night", night)
            .param("every", mineCode.isEmpty())
            .param("mine", mineCode.orElse(""));
    if (within.isPresent()) {
      query = query.param("box", dialect.parameter(within.get().toGeometry()));
    }
    return query
        .query(
            (row, i) -> {
              SortedMap<String, Object> properties = new TreeMap<>();
              properties.put("id", row.getString("finding_id"));
              properties.put("mineCode", row.getString("mine_code"));
              properties.put("rule", row.getString("rule"));
              properties.put("severity", row.getString("severity"));
              properties.put("certainty", row.getString("certainty"));
              properties.put("state", row.getString("state"));
              properties.put("titleZh", row.getString("title_zh"));
              properties.put("titleEn", row.getString("title_en"));
              return PlacedFeature.of(properties, dialect.read(row, "geom"));
            })
        .list();
  }

  /** The findings of a mine whose box meets the given one, the gravest first. */
  public List<NearbyFeature> listNear(
      LocalDate night, Visible visible, String mineCode, Box within) {
    Map<String, Object> parameters = new HashMap<>();
    return client
        .sql(
            """
            SELECT f.feature, f.geom FROM finding_night f
             WHERE f.night_date = :night AND f.mine_code = :mine AND f.geom && :box"""
                + visible.andFinding("f.finding_id", parameters)
                + GRAVEST_FIRST)
        .params(parameters)
        .param("night", night)
        .param("mine", mineCode)
        .param("box", dialect.parameter(within.toGeometry()))
        .query(
            (row, i) ->
                new NearbyFeature("finding", row.getString("feature"), dialect.read(row, "geom")))
        .list();
  }

  /** The mine of a finding, whatever night knew it; empty when none did. */
  public Optional<String> findMine(String id) {
    return client
        .sql(
            """
            SELECT mine_code FROM finding_night WHERE finding_id = :id
             ORDER BY night_date DESC LIMIT 1""")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Where a finding is by the latest night that has it; empty when it has no place. */
  public Optional<Geometry> findPlace(String id) {
    return client
        .sql(
            """
            SELECT geom FROM finding_night WHERE finding_id = :id AND geom IS NOT NULL
             ORDER BY night_date DESC LIMIT 1""")
        .param("id", id)
        .query((row, i) -> dialect.read(row, "geom"))
        .optional();
  }

  /** One finding as a night said it, with its history over all nights of the store. */
  public Optional<FindingDetail> find(LocalDate night, String id) {
    List<FindingDetail.HistoryLine> history =
        client
            .sql(
                """
                SELECT night_date, severity, certainty, state FROM finding_night
                 WHERE finding_id = :id ORDER BY night_date""")
            .param("id", id)
            .query(
                (row, i) ->
                    new FindingDetail.HistoryLine(
                        row.getObject("night_date", LocalDate.class),
                        row.getString("severity"),
                        row.getString("certainty"),
                        row.getString("state")))
            .list();
    return client
        .sql(
            """
            SELECT f.feature, m.name FROM finding_night f
              JOIN mine m ON m.night_date = f.night_date AND m.mine_code = f.mine_code
             WHERE f.night_date = :night AND f.finding_id = :id""")
        .param("night", night)
        .param("id", id)
        .query(
            (row, i) -> new FindingDetail(row.getString("feature"), row.getString("name"), history))
        .optional();
  }

  private ZoneId timeZone() {
    return client
        .sql("SELECT time_zone FROM region")
        .query(String.class)
        .optional()
        .map(ZoneId::of)
        .orElse(ZoneId.of("UTC"));
  }
}
