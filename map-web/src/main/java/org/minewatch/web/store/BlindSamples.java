package org.minewatch.web.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random samples of mines without a finding, and what was found there. */
public final class BlindSamples {

  private final JdbcClient client;

  BlindSamples(JdbcClient client) {
    this.client = client;
  }

  /**
   * A drawn sample.
   *
   * @param desk the jurisdiction that drew it
   * @param population how many mines it was drawn from
   */
  public record Sample(
      String id,
      String desk,
      String seed,
      LocalDate night,
      int population,
      OffsetDateTime drawnAt,
      String byLogin,
      String byName) {}

  /**
   * A mine of a sample.
   *
   * @param result null until somebody was there
   */
  public record SampledMine(
      String mineCode,
      String mineName,
      @Nullable String result,
      String words,
      @Nullable OffsetDateTime foundAt,
      String byLogin,
      String byName) {}

  /** Keeps a sample with its mines in the order drawn; the caller holds a transaction. */
  public void add(Sample sample, List<CaseFindings.MineName> mines) {
    client
        .sql(
            """
            INSERT INTO blind_sample
                   (sample_id, desk, seed, night_date, population, drawn_at, by_login, by_name)
            VALUES (:id, :desk, :seed, :night, :population, :at, :login, :name)""")
        .param("id", sample.id())
        .param("desk", sample.desk())
        .param("seed", sample.seed())
        .param("night", sample.night())
        .param("population", sample.population())
        .param("at", sample.drawnAt())
        .param("login", sample.byLogin())
        .param("name", sample.byName())
        .update();
    int place = 0;
    for (CaseFindings.MineName mine : mines) {
      client
          .sql(
              """
              INSERT INTO blind_sample_mine
                     (sample_id, place_no, mine_code, mine_name, words, by_login, by_name)
              VALUES (:id, :place, :mine, :name, '', '', '')""")
          .param("id", sample.id())
          .param("place", ++place)
          .param("mine", mine.code())
          .param("name", mine.name())
          .update();
    }
  }

  /** The samples of a desk, the newest first. */
  public List<Sample> list(String desk, int most) {
    return client
        .sql(
            "SELECT * FROM blind_sample WHERE desk = :desk"
                + " ORDER BY drawn_at DESC, sample_id LIMIT :most")
        .param("desk", desk)
        .param("most", most)
        .query((row, i) -> sample(row))
        .list();
  }

  public Optional<Sample> find(String id) {
    return client
        .sql("SELECT * FROM blind_sample WHERE sample_id = :id")
        .param("id", id)
        .query((row, i) -> sample(row))
        .optional();
  }

  private static Sample sample(ResultSet row) throws SQLException {
    return new Sample(
        row.getString("sample_id"),
        row.getString("desk"),
        row.getString("seed"),
        row.getObject("night_date", LocalDate.class),
        row.getInt("population"),
        row.getObject("drawn_at", OffsetDateTime.class),
        row.getString("by_login"),
        row.getString("by_name"));
  }

  /** The mines of a sample in the order drawn. */
  public List<SampledMine> mines(String sampleId) {
    return client
        .sql("SELECT * FROM blind_sample_mine WHERE sample_id = :id ORDER BY place_no")
        .param("id", sampleId)
        .query(
            (row, i) ->
                new SampledMine(
                    row.getString("mine_code"),
                    row.getString("mine_name"),
                    row.getString("result"),
                    row.getString("words"),
                    row.getObject("found_at", OffsetDateTime.class),
                    row.getString("by_login"),
                    row.getString("by_name")))
        .list();
  }

  /** Writes down what was found, once; false when that was done before or the mine is not in it. */
  public boolean register(String sampleId, SampledMine found) {
    return 1
        == client
            .sql(
                """
                UPDATE blind_sample_mine
                   SET result = :result, words = :words, found_at = :at, by_login = :login,
                       by_name = :name
                 WHERE sample_id = :id AND mine_code = :mine AND result IS NULL""")
            .param("result", found.result())
            .param("words", found.words())
            .param("at", found.foundAt())
            .param("login", found.byLogin())
            .param("name", found.byName())
            .param("id", sampleId)
            .param("mine", found.mineCode())
            .update();
  }
}
