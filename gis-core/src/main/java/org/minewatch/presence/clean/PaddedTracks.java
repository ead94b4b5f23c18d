package org.minewatch.presence.clean;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.minewatch.track.FixColumns;

/**
 * The fixes of one or more days with as much of the days around them as is needed to judge each as
 * if all days were at hand.
 *
 * <p>Each card's fixes are divided into parts by {@link Cuts}; the parts that have a fix in the
 * days are taken whole. In {@link #fixes()} each part is a card of its own: its id may come more
 * than once in {@link FixColumns#cards()}. Whatever is then worked out part by part (places, marks,
 * facts) is the same for one day as for many.
 *
 * <p><b>The padding needed</b> is two days and one absence (12 h) before and two days after, with
 * the files of a third day either side for rows that lie in a neighbour's file. Proof: a part that
 * has a fix in day D begins at a cut. If D-1 has a cut that is it, or a later one; if not, D-1 has
 * no absence and no forced cut, so D-2 has an absence, at which the part begins or after. Whether
 * D-2 has one is told by D-2 and 12 h before. After D the same: if D+1 has no cut it has no absence
 * and D has one, so D+2 has an absence or a forced cut, which needs D+1 and D+2.
 */
public final class PaddedTracks {
  /** Days whose files are needed before and after a day. */
  public static final int PADDING_DAYS = 3;

  private static final int CUT_DAYS = 2;

  private final LocalDate firstDate;
  private final long[] ownDayStarts;
  private final FixColumns fixes;
  private final byte[] fileDay;
  private final List<LocalDate> fileDates;
  private final List<ReadingNoise> noises;
  private final int[] partStart;
  private final boolean[] openBefore;
  private final boolean[] openAfter;
  private final int[] person;

  private PaddedTracks(Builder b) {
    firstDate = b.first;
    ownDayStarts = b.ownDayStarts;
    fixes = b.columns();
    fileDay = b.fileDay;
    fileDates = b.files.stream().map(DayTracks::date).toList();
    noises = b.files.stream().map(DayTracks::noise).toList();
    partStart = Arrays.copyOf(b.partStart, b.parts + 1);
    partStart[b.parts] = fixes.size();
    openBefore = Arrays.copyOf(b.openBefore, b.parts);
    openAfter = Arrays.copyOf(b.openAfter, b.parts);
    person = Arrays.copyOf(b.person, b.parts);
  }

  private PaddedTracks(PaddedTracks other, FixColumns fixes) {
    firstDate = other.firstDate;
    ownDayStarts = other.ownDayStarts;
    this.fixes = fixes;
    fileDay = other.fileDay;
    fileDates = other.fileDates;
    noises = other.noises;
    partStart = other.partStart;
    openBefore = other.openBefore;
    openAfter = other.openAfter;
    person = other.person;
  }

  /** The same fixes with other accuracies, metres of one sigma. */
  public PaddedTracks withAccuracy(float[] sigma) {
    return new PaddedTracks(this, fixes.withAccuracy(sigma));
  }

  /**
   * Joins days.
   *
   * @param days all or some days at hand, each once, in any order; those from {@link #PADDING_DAYS}
   *     before the first to as many after the last are used
   */
  public static PaddedTracks of(
      Collection<DayTracks> days,
      LocalDate first,
      LocalDate last,
      ZoneId zone,
      CleaningRules rules) {
    List<DayTracks> files =
        days.stream()
            .filter(d -> !d.date().isBefore(first.minusDays(PADDING_DAYS)))
            .filter(d -> !d.date().isAfter(last.plusDays(PADDING_DAYS)))
            .sorted(Comparator.comparing(DayTracks::date))
            .toList();
    return new PaddedTracks(new Builder(files, first, last, zone, rules));
  }

  /** The fixes, each part of a card's fixes as a card of its own. */
  public FixColumns fixes() {
    return fixes;
  }

  /** How many parts there are; their numbers are those of {@link FixColumns#card}. */
  public int parts() {
    return openBefore.length;
  }

  /** The first row of a part; of the number of parts, the number of rows. */
  public int partStart(int part) {
    return partStart[part];
  }

  public String cardId(int part) {
    return fixes.cards().get(part);
  }

  /** The same number for all parts of one card. */
  public int person(int part) {
    return person[part];
  }

  /** Whether the part may begin before the files at hand do. */
  public boolean isOpenBefore(int part) {
    return openBefore[part];
  }

  /** Whether the part may go on after the files at hand end. */
  public boolean isOpenAfter(int part) {
    return openAfter[part];
  }

  /** How many days are judged, the padding not counted. */
  public int days() {
    return ownDayStarts.length - 1;
  }

  public LocalDate date(int day) {
    return firstDate.plusDays(day);
  }

  /** Whether no file of an earlier day is joined, so that nothing that begins is told by it. */
  public boolean isFirstFile(int day) {
    return !fileDates.isEmpty() && !fileDates.get(0).isBefore(date(day));
  }

  /** When a day begins; of the number of days, when the last one ends. */
  public long dayStart(int day) {
    return ownDayStarts[day];
  }

  /** The chance that a reading at rest repeats the one before, by that day and station. */
  double repeatChance(int i) {
    ReadingNoise noise = noises.get(fileDay[i]);
    return noise.repeatChance(
        fixes.hasPlace(i) || fixes.reader(i) < 0 ? "" : fixes.readers().get(fixes.reader(i)));
  }

  /**
   * Writes the marks that were set here back to the fixes of a day, row by row.
   *
   * @throws IllegalArgumentException when the day is not one of those joined here
   */
  public void copyMarks(DayTracks day) {
    int at = fileDates.indexOf(day.date());
    if (at < 0) {
      throw new IllegalArgumentException(day.date() + " is not among the joined days");
    }
    FixColumns to = day.fixes();
    int j = 0;
    for (int i = 0; i < fixes.size(); i++) {
      if (fileDay[i] != at) {
        continue;
      }
      while (!isRow(to, j, i)) {
        j++;
      }
      to.mark(j++, fixes.marks(i));
    }
  }

  /** Rows of one file keep their order; those left out in between differ in card or time. */
  private boolean isRow(FixColumns to, int j, int i) {
    return to.timeMillis(j) == fixes.timeMillis(i) && to.cardId(j).equals(fixes.cardId(i));
  }

  /** Gathers the parts card by card, first to count them, then to fill columns of that size. */
  private static final class Builder {
    private final LocalDate first;
    private final List<DayTracks> files;
    private final CleaningRules rules;
    private final long[] ownDayStarts;
    private final TreeSet<Long> openEnds = new TreeSet<>();
    private final TreeSet<Long> openStarts = new TreeSet<>();
    private final CardRows rows;
    private final Cuts cuts;
    private final TreeSet<String> cards = new TreeSet<>();
    private final List<String> readers;
    private final int[][] readerNumber;

    private int parts;
    private int[] partStart = new int[64];
    private boolean[] openBefore = new boolean[64];
    private boolean[] openAfter = new boolean[64];
    private int[] person = new int[64];
    private byte[] fileDay;

    Builder(
        List<DayTracks> files, LocalDate first, LocalDate last, ZoneId zone, CleaningRules rules) {
      this.first = first;
      this.files = files;
      this.rules = rules;
      ownDayStarts = starts(first, last.plusDays(1), zone);
      long[] window = starts(first.minusDays(CUT_DAYS + 1), last.plusDays(CUT_DAYS + 1), zone);
      long from = window[1] - rules.absenceMillis();
      rows = new CardRows(files, from, window[window.length - 1]);
      cuts = new Cuts(rules.absenceMillis(), window);
      TreeSet<LocalDate> dates = new TreeSet<>();
      TreeSet<String> readerIds = new TreeSet<>();
      for (DayTracks d : files) {
        dates.add(d.date());
        cards.addAll(d.fixes().cards());
        readerIds.addAll(d.fixes().readers());
      }
      for (LocalDate d : dates) {
        if (!dates.contains(d.minusDays(1))) {
          openStarts.add(d.atStartOfDay(zone).toInstant().toEpochMilli());
        }
        if (!dates.contains(d.plusDays(1))) {
          openEnds.add(d.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli());
        }
      }
      readers = new ArrayList<>(readerIds);
      readerNumber = new int[files.size()][];
      for (int d = 0; d < readerNumber.length; d++) {
        readerNumber[d] =
            files.get(d).fixes().readers().stream()
                .mapToInt(id -> java.util.Collections.binarySearch(readers, id))
                .toArray();
      }
    }

    private static long[] starts(LocalDate from, LocalDate to, ZoneId zone) {
      return from.datesUntil(to.plusDays(1))
          .mapToLong(d -> d.atStartOfDay(zone).toInstant().toEpochMilli())
          .toArray();
    }

    private interface Part {
      void accept(int personNumber, int from, int to);
    }

    /** Visits the parts that have a fix in the days, in the order of cards and time. */
    private void visit(Part visitor) {
      rows.rewind();
      int number = 0;
      for (String card : cards) {
        rows.gather(card);
        cuts.divide(rows);
        int from = 0;
        for (int k = 1; k <= rows.size(); k++) {
          if (k == rows.size() || cuts.isFirst(k)) {
            if (isOwn(from, k)) {
              visitor.accept(number, from, k);
            }
            from = k;
          }
        }
        number++;
      }
    }

    private boolean isOwn(int from, int to) {
      long start = ownDayStarts[0];
      long end = ownDayStarts[ownDayStarts.length - 1];
      for (int k = from; k < to; k++) {
        if (rows.time(k) >= start && rows.time(k) < end && !rows.isRepeated(k)) {
          return true;
        }
      }
      return false;
    }

    FixColumns columns() {
      int[] count = new int[1];
      visit((number, from, to) -> count[0] += to - from);
      int n = count[0];
      fileDay = new byte[n];
      boolean places = false;
      boolean elevations = false;
      boolean accuracies = false;
      boolean distances = false;
      boolean shifts = false;
      for (DayTracks d : files) {
        places |= d.fixes().hasPlaces();
        elevations |= d.fixes().hasElevations();
        accuracies |= d.fixes().hasAccuracies();
        distances |= d.fixes().hasDistances();
        shifts |= !d.clocks().isEmpty();
      }
      int[] card = new int[n];
      long[] time = new long[n];
      double[] easting = places ? new double[n] : null;
      double[] northing = places ? new double[n] : null;
      float[] elevation = elevations ? new float[n] : null;
      float[] accuracy = accuracies ? new float[n] : null;
      int[] reader = new int[n];
      float[] distance = distances ? new float[n] : null;
      short[] marks = new short[n];
      int[] shift = shifts ? new int[n] : null;
      List<String> partCards = new ArrayList<>();
      int[] at = new int[1];
      visit(
          (number, from, to) -> {
            begin(number, at[0], from, to);
            for (int k = from; k < to; k++) {
              int i = at[0]++;
              FixColumns source = rows.fixes(k);
              int r = rows.row(k);
              card[i] = parts - 1;
              time[i] = rows.time(k);
              reader[i] = source.reader(r) < 0 ? -1 : readerNumber[rows.day(k)][source.reader(r)];
              marks[i] =
                  (short)
                      (source.marks(r) & ~FixMarker.OWN
                          | (rows.isRepeated(k) ? FixColumns.MARK_DUPLICATE : 0));
              fileDay[i] = (byte) rows.day(k);
              if (easting != null) {
                easting[i] = source.easting(r);
                northing[i] = source.northing(r);
              }
              if (elevation != null) {
                elevation[i] = source.elevation(r);
              }
              if (accuracy != null) {
                accuracy[i] = source.accuracy(r);
              }
              if (distance != null) {
                distance[i] = source.distance(r);
              }
              if (shift != null) {
                shift[i] = (int) (source.rawTimeMillis(r) - source.timeMillis(r));
              }
            }
            partCards.add(rows.fixes(from).cardId(rows.row(from)));
          });
      return new FixColumns(
          partCards, readers, card, time, easting, northing, elevation, accuracy, reader, distance,
          marks, shift);
    }

    private void begin(int number, int row, int from, int to) {
      if (parts + 1 >= person.length) {
        partStart = Arrays.copyOf(partStart, 2 * person.length);
        openBefore = Arrays.copyOf(openBefore, 2 * person.length);
        openAfter = Arrays.copyOf(openAfter, 2 * person.length);
        person = Arrays.copyOf(person, 2 * person.length);
      }
      partStart[parts] = row;
      person[parts] = number;
      Long start = openStarts.floor(rows.time(from));
      openBefore[parts] =
          from == 0 && start != null && rows.time(from) - start <= rules.silenceMillis();
      Long end = openEnds.higher(rows.time(to - 1));
      openAfter[parts] =
          to == rows.size() && end != null && end - rows.time(to - 1) <= rules.silenceMillis();
      parts++;
    }
  }
}
