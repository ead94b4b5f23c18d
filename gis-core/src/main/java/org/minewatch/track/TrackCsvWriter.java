package org.minewatch.track;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Writes fixes as a CSV position file that {@link TrackReader} reads back without loss: every
 * number with the digits it needs and every time with its offset.
 */
public final class TrackCsvWriter {
  private static final String HEADER =
      "card_id,time,easting_m,northing_m,elevation_m,accuracy_m,reader_id,distance_m,marks\n";

  private static final long MINUTE_MILLIS = 60_000;
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:");
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx");

  /** Up to here a number of thousandths is exact. */
  private static final double EXACT = 1e12;

  private final ZoneId zone;
  private final Writer out;
  private long minute = Long.MIN_VALUE;
  private String minuteText = "";
  private String offsetText = "";

  private TrackCsvWriter(ZoneId zone, Writer out) {
    this.zone = zone;
    this.out = out;
  }

  /**
   * Writes fixes to a stream, which is closed.
   *
   * @param zone whose clock the times show; their offset makes them the same in any zone
   */
  public static void write(FixColumns fixes, ZoneId zone, OutputStream out) throws IOException {
    try (Writer text =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16)) {
      text.write(HEADER);
      TrackCsvWriter writer = new TrackCsvWriter(zone, text);
      for (int i = 0; i < fixes.size(); i++) {
        writer.row(fixes, i);
      }
    }
  }

  private void row(FixColumns f, int i) throws IOException {
    text(f.cardId(i));
    out.write(',');
    time(f.timeMillis(i));
    out.write(',');
    number(f.easting(i));
    out.write(',');
    number(f.northing(i));
    out.write(',');
    number(f.elevation(i));
    out.write(',');
    number(f.accuracy(i));
    out.write(',');
    if (f.reader(i) >= 0) {
      text(f.readers().get(f.reader(i)));
    }
    out.write(',');
    number(f.distance(i));
    out.write(',');
    if (f.marks(i) != 0) {
      out.write(Integer.toString(f.marks(i)));
    }
    out.write('\n');
  }

  private void text(String text) throws IOException {
    boolean plain = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c != ',' && c != '"' && c != '\n' && c != '\r';
    }
    out.write(plain ? text : '"' + text.replace("\"", "\"\"") + '"');
  }

  private void time(long millis) throws IOException {
    long of = Math.floorDiv(millis, MINUTE_MILLIS);
    if (of != minute) {
      minute = of;
      OffsetDateTime time =
          Instant.ofEpochMilli(of * MINUTE_MILLIS).atZone(zone).toOffsetDateTime();
      if (time.getOffset().getTotalSeconds() % 60 != 0) {
        // Local mean times of long ago have offsets that no column can hold.
        time = time.withOffsetSameInstant(ZoneOffset.UTC);
      }
      minuteText = MINUTE.format(time);
      offsetText = OFFSET.format(time);
    }
    int rest = (int) (millis - of * MINUTE_MILLIS);
    out.write(minuteText);
    out.write('0' + rest / 10_000);
    out.write('0' + rest / 1_000 % 10);
    if (rest % 1_000 != 0) {
      out.write('.');
      out.write('0' + rest / 100 % 10);
      out.write('0' + rest / 10 % 10);
      out.write('0' + rest % 10);
    }
    out.write(offsetText);
  }

  /** Nothing for NaN, else digits that are read as the same number. */
  private void number(double value) throws IOException {
    if (value != value) {
      return;
    }
    double thousandths = Math.rint(value * 1000);
    if (Math.abs(thousandths) < EXACT && thousandths != 0 && thousandths / 1000 == value) {
      long digits = (long) Math.abs(thousandths);
      if (value < 0) {
        out.write('-');
      }
      out.write(Long.toString(digits / 1000));
      if (digits % 1000 != 0) {
        out.write('.');
        out.write((char) ('0' + digits / 100 % 10));
        if (digits % 100 != 0) {
          out.write((char) ('0' + digits / 10 % 10));
          if (digits % 10 != 0) {
            out.write((char) ('0' + digits % 10));
          }
        }
      }
    } else if (value == 0) {
      out.write(1 / value < 0 ? "-0" : "0");
    } else {
      out.write(new BigDecimal(Double.toString(value)).toPlainString());
    }
  }

  /** As a single number, which needs fewer digits. */
  private void number(float value) throws IOException {
    double wide = value;
    double few = Double.parseDouble(Float.toString(value));
    number((float) few == value ? few : wide);
  }
}
