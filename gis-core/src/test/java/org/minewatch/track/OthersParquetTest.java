package org.minewatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.minewatch.region.Rejection;
import org.minewatch.track.parquet.ParquetWriter;

/** DuckDB reads our files, and we read its files, whatever their types, packing and encodings. */
class OthersParquetTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final String PARQUET = "tracks/1/2026-03-05.parquet";

  private static Connection duckDb;

  @TempDir Path folder;

  @BeforeAll
  static void open() throws SQLException {
    duckDb = DriverManager.getConnection("jdbc:duckdb:");
    run("set timezone = 'UTC'");
  }

  @AfterAll
  static void close() throws SQLException {
    duckDb.close();
  }

  private static void run(String sql) throws SQLException {
    try (Statement statement = duckDb.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> ask(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = duckDb.createStatement();
        ResultSet rs = statement.executeQuery(sql)) {
      int n = rs.getMetaData().getColumnCount();
      while (rs.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= n; i++) {
          row.append(i == 1 ? "" : "|").append(rs.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  private TrackDay read(Path file) {
    return TrackReader.readColumns(file, PARQUET, ZONE, id -> id.startsWith("R"));
  }

  /** Copies what a query gives to a file; reads the file. */
  private TrackDay readCopy(String query, String options) throws SQLException, IOException {
    Path file = folder.resolve("others.parquet");
    Files.deleteIfExists(file);
    run("copy (" + query + ") to '" + file + "' (format parquet" + options + ")");
    return read(file);
  }

  @ParameterizedTest
  @EnumSource(ParquetWriter.Packing.class)
  void duckDbReadsOurColumnsTypesAndEveryValue(ParquetWriter.Packing packing) throws Exception {
    long seed = new Random().nextLong();
    Path csv = folder.resolve("t.csv");
    Files.writeString(csv, RandomFixes.csv(RandomFixes.rows(new Random(seed), 2_000, false)));
    FixColumns fixes =
        TrackReader.readColumns(csv, "tracks/1/2026-03-05.csv", ZONE, id -> true).fixes();
    Path file = folder.resolve("ours.parquet");
    TrackParquetWriter.write(fixes, List.of(), Files.newOutputStream(file), packing);
    assertThat(ask("select column_name, column_type from (describe from '" + file + "')"))
        .containsExactly(
            "card_id|VARCHAR",
            "time|TIMESTAMP WITH TIME ZONE",
            "easting_m|DOUBLE",
            "northing_m|DOUBLE",
            "elevation_m|FLOAT",
            "accuracy_m|FLOAT",
            "reader_id|VARCHAR",
            "distance_m|FLOAT",
            "marks|INTEGER");
    List<String> wanted = new ArrayList<>();
    for (int i = 0; i < fixes.size(); i++) {
      wanted.add(
          String.join(
              "|",
              fixes.cardId(i),
              String.valueOf(fixes.timeMillis(i)),
              known(fixes.easting(i)),
              known(fixes.northing(i)),
              known(fixes.elevation(i)),
              known(fixes.accuracy(i)),
              fixes.reader(i) < 0 ? "null" : fixes.readers().get(fixes.reader(i)),
              known(fixes.distance(i)),
              String.valueOf(fixes.marks(i))));
    }
    List<String> got = new ArrayList<>();
    try (Statement statement = duckDb.createStatement();
        ResultSet rs =
            statement.executeQuery("select *, epoch_ms(time) as ms from '" + file + "'")) {
      while (rs.next()) {
        got.add(
            String.join(
                "|",
                rs.getString(1),
                rs.getString("ms"),
                known(number(rs, 3)),
                known(number(rs, 4)),
                known(number(rs, 5)),
                known(number(rs, 6)),
                String.valueOf(rs.getString(7)),
                known(number(rs, 8)),
                rs.getString(9)));
      }
    }
    assertThat(got).as("seed %d", seed).isEqualTo(wanted);
    // The ranges in the description are those of the values, or pruning would lose rows.
    String card = fixes.cardId(fixes.size() / 2).replace("'", "''");
    long count = wanted.stream().filter(w -> w.startsWith(card.replace("''", "'") + "|")).count();
    assertThat(ask("select count(*) from '" + file + "' where card_id = '" + card + "'"))
        .containsExactly(String.valueOf(count));
  }

  private static double number(ResultSet rs, int column) throws SQLException {
    double value = rs.getDouble(column);
    return rs.wasNull() ? Double.NaN : value;
  }

  private static String known(double value) {
    return String.valueOf(value);
  }

  /**
   * The same rows as CSV and as Parquet of strings, in many groups, give the same of everything.
   */
  @ParameterizedTest
  @CsvSource({
    "uncompressed, v1",
    "snappy, v1",
    "zstd, v1",
    "gzip, v1",
    "lz4_raw, v1",
    "uncompressed, v2",
    "zstd, v2"
  })
  void theSameRowsGiveTheSameFixesAndRejectionsAsCsv(String codec, String version)
      throws Exception {
    long seed = new Random().nextLong();
    Path csv = folder.resolve("t.csv");
    Files.writeString(csv, RandomFixes.csv(RandomFixes.rows(new Random(seed), 5_000, true)));
    TrackDay wanted =
        TrackReader.readColumns(csv, "tracks/1/2026-03-05.csv", ZONE, id -> id.startsWith("R"));
    String options = ", codec " + codec + ", row_group_size 2048, parquet_version " + version;
    String rows =
        "from read_csv('"
            + csv
            + "', header = true, quote = '\"', escape = '\"', strict_mode = false, types = {";
    for (String types : new String[] {"strings", "typed"}) {
      StringBuilder as = new StringBuilder();
      for (String name : RandomFixes.HEADER.split(",")) {
        String type = "varchar";
        if (types.equals("typed") && name.endsWith("_m")) {
          type = "double";
        } else if (types.equals("typed") && name.equals("time")) {
          type = "timestamp";
        }
        as.append(as.isEmpty() ? "'" : ", '").append(name).append("': '").append(type).append("'");
      }
      TrackDay day = readCopy(rows + as + "})", options);
      RandomFixes.assertSame(day.fixes(), wanted.fixes(), seed);
      assertThat(told(day)).as("seed %d, %s", seed, types).isEqualTo(told(wanted));
      assertThat(day.summary().rowsRead()).isEqualTo(wanted.summary().rowsRead());
      assertThat(day.summary().rowsRejected()).isEqualTo(wanted.summary().rowsRejected());
      assertThat(day.summary().outOfOrder()).isEqualTo(wanted.summary().outOfOrder());
      assertThat(day.summary().duplicates()).isEqualTo(wanted.summary().duplicates());
      assertThat(day.summary().complete()).isTrue();
    }
  }

  /** Columns and reasons; lines of a table with quoted line ends are no row numbers. */
  private static List<String> told(TrackDay day) {
    return day.summary().rejections().stream().map(Rejection::reason).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "timestamp '2026-03-05 08:00:00.123456'; 2026-03-05T00:00:00.123Z",
        "timestamptz '2026-03-05 08:00:00.123456+08'; 2026-03-05T00:00:00.123Z",
        "timestamp_ns '2026-03-05 08:00:00.123999999'; 2026-03-05T00:00:00.123Z",
        "timestamp_ms '2026-03-05 08:00:00.123'; 2026-03-05T00:00:00.123Z",
        "timestamp_s '2026-03-05 08:00:01'; 2026-03-05T00:00:01Z",
        "'2026-03-05T08:00:00'; 2026-03-05T00:00:00Z",
        "'2026-03-05 08:00:00.5+09:00'; 2026-03-04T23:00:00.500Z"
      })
  void aTimeMeansTheSameWhateverItsType(String time, String instant) throws Exception {
    TrackDay day =
        readCopy("select 'A' card_id, " + time + " \"time\", 1 easting_m, 2 northing_m", "");
    assertThat(day.summary().rejections()).isEmpty();
    assertThat(RandomFixes.told(day.fixes())).singleElement().asString().contains(" " + instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "35381875.25::double",
        "35381875.25::decimal(18,3)",
        "35381875.25::decimal(30,4)",
        "'35381875.25'",
        "35381875.25::decimal(10,2)"
      })
  void aNumberMeansTheSameWhateverItsType(String number) throws Exception {
    TrackDay day =
        readCopy(
            "select 7::bigint card_id, '2026-03-05T08:00:00' \"time\", "
                + number
                + " easting_m, 2::utinyint northing_m, 5::smallint elevation_m union all select 8, "
                + "'2026-03-05T08:00:00', null, 2, null",
            "");
    assertThat(RandomFixes.told(day.fixes()))
        .containsExactly("7 2026-03-05T00:00:00Z 3.538187525E7/2.0/5.0 +-NaN -@NaN marks 0");
    assertThat(day.summary().rejections())
        .containsExactly(
            new Rejection(
                PARQUET,
                2,
                "easting_m",
                "easting_m is empty; the place is not known",
                "8,2026-03-05T00:00:00Z,,2,"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "1.5::double card_id, now()::timestamp \"time\", 1 easting_m, 2 northing_m#"
            + " column card_id is DOUBLE, identifiers are text; write it as a string",
        "'A' card_id, 5::bigint \"time\", 1 easting_m, 2 northing_m#"
            + " column time is INT64 (INT_64), not a time; write it as a timestamp in UTC",
        "'A' card_id, date '2026-03-05' \"time\", 1 easting_m, 2 northing_m#"
            + " column time is INT32 (DATE), not a time; write it as a timestamp in UTC",
        "'A' card_id, now()::timestamp \"time\", true easting_m, 2 northing_m#"
            + " column easting_m is BOOLEAN, not numbers; write it as DOUBLE",
        "'A' card, now()::timestamp \"time\", 1 easting_m, 2 northing_m#"
            + " the required column card_id is missing; the column 'card' looks like it; rename it"
            + " to card_id",
        "'A' card_id, now()::timestamp \"time\", [1.5] easting_m, 2 northing_m#"
            + " the required column easting_m is missing; the header has"
            + " 'card_id,time,northing_m'; add easting_m"
      })
  void aFileOfNoUseSaysWhatWouldBeRight(String columns, String reason) throws Exception {
    TrackDay day = readCopy("select " + columns, "");
    assertThat(day.fixes().size()).isZero();
    assertThat(day.summary().complete()).isFalse();
    assertThat(day.summary().rejections())
        .containsExactly(new Rejection(PARQUET, 0, "", reason, ""));
  }

  @Test
  void anElevationThatIsNoNumberCostsOnlyItself() throws Exception {
    TrackDay day =
        readCopy(
            "select 'A' card_id, timestamp '2026-03-05 08:00:00' \"time\", 1 easting_m, 2"
                + " northing_m, true elevation_m, 9 extra, 99999 accuracy_m",
            "");
    assertThat(day.fixes().size()).isEqualTo(1);
    assertThat(day.summary().notes()).containsExactly("unknown column 'extra' was ignored");
    assertThat(day.summary().rejections().stream().map(Rejection::reason))
        .containsExactly(
            "column elevation_m is BOOLEAN, not numbers; write it as DOUBLE; it was used as if it"
                + " were empty",
            "accuracy_m is '99999', outside 0 to 10000; check the unit and the digits; the row is"
                + " used as if the cell were empty");
  }

  @Test
  void streamingTellsTheRowsThatColumnsHave() throws Exception {
    TrackDay day =
        readCopy(
            "select case when i % 7 = 3 then null else 'C' || i % 3 end card_id, timestamp"
                + " '2026-03-05 00:00:00' + to_seconds(i) \"time\", i::double easting_m, 2.5"
                + " northing_m from range(5000) t(i)",
            ", row_group_size 2048");
    List<Long> lines = new ArrayList<>();
    TrackFileSummary summary =
        TrackReader.read(
            folder.resolve("others.parquet"),
            PARQUET,
            ZONE,
            id -> true,
            (line, card, time, e, n, z, accuracy, reader, distance, marks) -> {
              assertThat(line).isEqualTo((long) e + 1);
              lines.add(line);
            });
    assertThat(summary).isEqualTo(day.summary());
    assertThat(lines).hasSize(day.fixes().size()).doesNotContain(4L, 11L).contains(1L, 5000L);
  }
}
