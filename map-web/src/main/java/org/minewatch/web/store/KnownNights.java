package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.minewatch.web.store.KnownFact.Kind;
import org.minewatch.web.store.ToldFacts.Key;
import org.minewatch.web.store.ToldFacts.Told;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What was known of the nights on a day: whenever a night is taken in, what it says otherwise than
 * before is added, and nothing is ever taken away.
 */
public final class KnownNights {
  private static final int BATCH = 500;

  /** The latest word on each fact of a night, up to a version. */
  private static final String LATEST =
      """

      FROM known_fact k JOIN known_night v ON v.version_no = k.version_no
       WHERE k.night_date = :night AND k.version_no <= :version
         AND NOT EXISTS (SELECT 1 FROM known_fact l
                          WHERE l.night_date = k.night_date AND l.kind = k.kind
                            AND l.fact_key = k.fact_key AND l.version_no > k.version_no
                            AND l.version_no <= :version)""";

  private final JdbcClient client;
  private final JdbcTemplate jdbc;
  private final Transactions transactions;

  KnownNights(JdbcClient client, JdbcTemplate jdbc, Transactions transactions) {
    this.client = client;
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * A night as it was known.
   *
   * @param knownFrom when the store was told so
   * @param version how often it had been told otherwise before, from 1
   * @param whole whether faces, areas and drawings were kept too, which they were not at first
   */
  public record KnownNight(
      LocalDate date,
      OffsetDateTime knownFrom,
      int version,
      String contentSha256,
      String productVersion,
      String ruleSetVersion,
      boolean whole) {}

  /** Adds what a night says, in the transaction that goes on. */
  void record(NightContent night, OffsetDateTime at) {
    write(
        night.night(),
        at,
        List.of(night.contentHash(), night.productVersion(), night.ruleSetVersion()),
        true,
        ToldFacts.of(night));
  }

  /** Keeps what the store holds of nights that came in before any of this was kept. */
  void recordEarlier(Nights nights) {
    List<LocalDate> missing =
        client
            .sql(
                "SELECT n.night_date FROM night n WHERE NOT EXISTS (SELECT 1 FROM known_night k"
                    + " WHERE k.night_date = n.night_date) ORDER BY n.night_date")
            .query(LocalDate.class)
            .list();
    for (LocalDate night : missing) {
      transactions.in(
          () -> {
            recordEarlier(night, nights);
            return true;
          });
    }
  }

  private void recordEarlier(LocalDate night, Nights nights) {
    ToldFacts facts = new ToldFacts();
    client
        .sql("SELECT finding_id, mine_code, feature FROM finding_night WHERE night_date = :night")
        .param("night", night)
        .query(
            row -> {
              facts.finding(
                  row.getString("finding_id"),
                  row.getString("mine_code"),
                  row.getString("feature"));
            });
    facts.judgements(
        nights.listJudgements(night, Visible.EVERYTHING, Optional.empty(), Optional.empty()));
    facts.licences(nights.listLicences(night, Visible.EVERYTHING, Optional.empty()));
    client
        .sql(
            "SELECT imported_at, content_sha256, product_version, rule_set_version FROM night"
                + " WHERE night_date = :night")
        .param("night", night)
        .query(
            row -> {
              write(
                  night,
                  row.getObject("imported_at", OffsetDateTime.class),
                  List.of(
                      row.getString("content_sha256"),
                      row.getString("product_version"),
                      row.getString("rule_set_version")),
                  false,
                  facts);
            });
  }

  private void write(
      LocalDate night, OffsetDateTime at, List<String> said, boolean whole, ToldFacts facts) {
    Map<Key, String> before = new TreeMap<>();
    latestVersion(night, null)
        .ifPresent(
            version ->
                client
                    .sql("SELECT k.kind, k.fact_key, k.told" + LATEST)
                    .param("night", night)
                    .param("version", version)
                    .query(
                        row -> {
                          if (row.getString("told") != null) {
                            before.put(key(row), row.getString("told"));
                          }
                        }));
    client
        .sql(
            "INSERT INTO known_night (night_date, known_from, content_sha256, product_version,"
                + " rule_set_version, whole) VALUES (:night, :at, :sha, :product, :rules, :whole)")
        .param("night", night)
        .param("at", at.withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS))
        .param("sha", said.get(0))
        .param("product", said.get(1))
        .param("rules", said.get(2))
        .param("whole", whole)
        .update();
    int version = latestVersion(night, null).orElseThrow();
    List<Object[]> rows = new ArrayList<>();
    for (Map.Entry<Key, Told> fact : facts.all().entrySet()) {
      if (!fact.getValue().json().equals(before.remove(fact.getKey()))) {
        rows.add(row(night, fact.getKey(), version, fact.getValue()));
      }
    }
    before.keySet().forEach(gone -> rows.add(row(night, gone, version, new Told("", null))));
    jdbc.batchUpdate(
        "INSERT INTO known_fact (night_date, kind, fact_key, version_no, mine_code, told)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        rows,
        BATCH,
        (statement, values) -> {
          for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
          }
        });
  }

  private static Object[] row(LocalDate night, Key key, int version, Told told) {
    return new Object[] {
      night, key.kind().wireName(), key.key(), version, told.mineCode(), told.json()
    };
  }

  private static Key key(ResultSet row) throws SQLException {
    return new Key(Kind.of(row.getString("kind")).orElseThrow(), row.getString("fact_key"));
  }

  /** The version of a night at a moment; the latest of all when the moment is null. */
  private Optional<Integer> latestVersion(LocalDate night, OffsetDateTime at) {
    return client
        .sql(
            "SELECT version_no FROM known_night WHERE night_date = :night"
                + (at == null ? "" : " AND known_from <= :at")
                + " ORDER BY version_no DESC LIMIT 1")
        .params(at == null ? Map.of("night", night) : Map.of("night", night, "at", at))
        .query(Integer.class)
        .optional();
  }

  /** When the first thing was kept; empty while nothing is. */
  public Optional<OffsetDateTime> findBeginning() {
    return client
        .sql("SELECT known_from FROM known_night ORDER BY known_from LIMIT 1")
        .query((row, i) -> row.getObject("known_from", OffsetDateTime.class))
        .optional();
  }

  /** The nights that were known at a moment, each as it was known then, the latest first. */
  public List<KnownNight> list(OffsetDateTime at) {
    return client
        .sql(
            """
            SELECT k.*, (SELECT COUNT(*) FROM known_night e
                          WHERE e.night_date = k.night_date AND e.version_no <= k.version_no) AS told
              FROM known_night k
             WHERE k.known_from <= :at
               AND NOT EXISTS (SELECT 1 FROM known_night l
                                WHERE l.night_date = k.night_date AND l.known_from <= :at
                                  AND l.version_no > k.version_no)
             ORDER BY k.night_date DESC""")
        .param("at", at)
        .query(
            (row, i) ->
                new KnownNight(
                    row.getObject("night_date", LocalDate.class),
                    row.getObject("known_from", OffsetDateTime.class),
                    row.getInt("told"),
                    row.getString("content_sha256"),
                    row.getString("product_version"),
                    row.getString("rule_set_version"),
                    row.getBoolean("whole")))
        .list();
  }

  /**
   * What a night was known to say at a moment, by key; a night that was not known has nothing.
   *
   * @param visible the mines of whoever asks, and the findings kept from him
   */
  public Page<KnownFact> list(
      LocalDate night,
      OffsetDateTime at,
      Kind kind,
      Visible visible,
      Optional<String> mineCode,
      PageRequest request) {
    Optional<Integer> version = latestVersion(night, at);
    if (version.isEmpty()) {
      return new Page<>(0, request.page(), request.size(), List.of());
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("night", night);
    parameters.put("version", version.get());
    parameters.put("kind", kind.wireName());
    mineCode.ifPresent(code -> parameters.put("mine", code));
    String from =
        LATEST
            + " AND k.kind = :kind AND k.told IS NOT NULL"
            + (mineCode.isPresent() ? " AND k.mine_code = :mine" : "")
            + visible.and("k.mine_code", parameters)
            + (kind == Kind.FINDING ? visible.andFinding("k.fact_key", parameters) : "");
    long total = client.sql("SELECT COUNT(*)" + from).params(parameters).query(Long.class).single();
    parameters.put("limit", request.size());
    parameters.put("offset", request.offset());
    List<KnownFact> items =
        client
            .sql(
                "SELECT k.kind, k.fact_key, k.mine_code, k.told, v.known_from"
                    + from
                    + " ORDER BY k.mine_code, k.fact_key LIMIT :limit OFFSET :offset")
            .params(parameters)
            .query(
                (row, i) ->
                    new KnownFact(
                        kind,
                        row.getString("fact_key"),
                        row.getString("mine_code"),
                        row.getObject("known_from", OffsetDateTime.class),
                        row.getString("told")))
            .list();
    return new Page<>(total, request.page(), request.size(), items);
  }
}
