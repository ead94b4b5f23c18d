package org.minewatch.presence;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minewatch.presence.clean.CleaningRules;
import org.minewatch.presence.clean.DayTracks;
import org.minewatch.track.FixColumns;

/** Fixes by file, made up for tests, and the columns they are read into. */
final class RawFixes {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /**
   * A row of a position file.
   *
   * @param reader empty for a row with coordinates
   */
  record Row(
      String card, long time, String reader, float distance, double e, double n, float accuracy) {}

  private static final Comparator<Row> ORDER =
      Comparator.comparing(Row::card)
          .thenComparingLong(Row::time)
          .thenComparingDouble(Row::e)
          .thenComparingDouble(Row::n)
          .thenComparing(Row::reader)
          .thenComparingDouble(Row::distance);

  private final Map<LocalDate, List<Row>> files = new TreeMap<>();

  static LocalDate date(long time) {
    return java.time.Instant.ofEpochMilli(time).atZone(ZONE).toLocalDate();
  }

  void add(Row row) {
    add(date(row.time), row);
  }

  void add(LocalDate file, Row row) {
    files.computeIfAbsent(file, f -> new ArrayList<>()).add(row);
  }

  void ensure(LocalDate file) {
    files.computeIfAbsent(file, f -> new ArrayList<>());
  }

  Map<LocalDate, List<Row>> files() {
    return files;
  }

  /** The days, prepared anew from new columns. */
  List<DayTracks> days(DrawnMine mine) {
    List<DayTracks> days = new ArrayList<>();
    files.forEach(
        (date, rows) ->
            days.add(
                DayTracks.of(
                    date,
                    columns(rows),
                    ZONE,
                    mine.network(),
                    mine.places(),
                    CleaningRules.DEFAULT)));
    return days;
  }

  static FixColumns columns(List<Row> unsorted) {
    List<Row> rows = unsorted.stream().sorted(ORDER).toList();
    TreeSet<String> cards = new TreeSet<>();
    TreeSet<String> readers = new TreeSet<>();
    for (Row r : rows) {
      cards.add(r.card);
      if (!r.reader.isEmpty()) {
        readers.add(r.reader);
      }
    }
    List<String> cardList = List.copyOf(cards);
    List<String> readerList = List.copyOf(readers);
    Map<String, Integer> cardNumber = new TreeMap<>();
    cardList.forEach(c -> cardNumber.put(c, cardNumber.size()));
    Map<String, Integer> readerNumber = new TreeMap<>();
    readerList.forEach(r -> readerNumber.put(r, readerNumber.size()));
    int n = rows.size();
    int[] card = new int[n];
    long[] time = new long[n];
    double[] e = new double[n];
    double[] north = new double[n];
    float[] elevation = new float[n];
    float[] accuracy = new float[n];
    int[] reader = new int[n];
    float[] distance = new float[n];
    byte[] marks = new byte[n];
    for (int i = 0; i < n; i++) {
      Row r = rows.get(i);
      card[i] = cardNumber.get(r.card);
      time[i] = r.time;
      e[i] = r.e;
      north[i] = r.n;
      elevation[i] = Float.NaN;
      accuracy[i] = r.accuracy;
      reader[i] = r.reader.isEmpty() ? -1 : readerNumber.get(r.reader);
      distance[i] = r.distance;
      marks[i] = (byte) (i > 0 && r.equals(rows.get(i - 1)) ? FixColumns.MARK_DUPLICATE : 0);
    }
    return new FixColumns(
        cardList, readerList, card, time, e, north, elevation, accuracy, reader, distance, marks);
  }
}
