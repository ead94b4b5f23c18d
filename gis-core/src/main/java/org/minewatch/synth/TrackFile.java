package org.minewatch.synth;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.minewatch.synth.TrackSimulation.Row;
import org.minewatch.synth.ground.Dice;

/** A day's track file of a mine, with duplicates, disorder and rows that cannot be read. */
final class TrackFile {
  private static final byte[] GZIP_HEADER = {
    0x1f, (byte) 0x8b, Deflater.DEFLATED, 0, 0, 0, 0, 0, 2, (byte) 0xff
  };

  private final List<String> lines = new ArrayList<>();
  private int unreadable;

  /**
   * @param byCard written card after card, else in the order of time
   * @param dirty whether some rows are unreadable
   */
  TrackFile(List<Row> rows, String restHeader, boolean byCard, boolean dirty, Dice dice) {
    List<Row> sorted = new ArrayList<>(rows);
    Comparator<Row> byTime = Comparator.comparing(Row::time).thenComparing(Row::card);
    sorted.sort(byCard ? Comparator.comparing(Row::card).thenComparing(Row::time) : byTime);
    lines.add("card_id,time," + restHeader);
    for (Row row : sorted) {
      String line = line(row);
      lines.add(line);
      if (dice.chance(0.0008)) {
        lines.add(line);
      }
      if (dice.chance(0.0008) && lines.size() > 3) {
        lines.add(lines.size() - 2, lines.remove(lines.size() - 1));
      }
    }
    if (dirty && !sorted.isEmpty()) {
      Row row = dice.pick(sorted);
      spoil(row.card() + "," + time(row) + ":xx," + row.rest(), dice);
      spoil("," + time(row) + "," + row.rest(), dice);
      spoil(row.card() + "," + time(row), dice);
    }
  }

  /** Rejected rows of the file. */
  int unreadableRows() {
    return unreadable;
  }

  private void spoil(String line, Dice dice) {
    lines.add(dice.between(1, lines.size()), line);
    unreadable++;
  }

  private static String line(Row row) {
    return row.card() + "," + time(row) + "," + row.rest();
  }

  private static String time(Row row) {
    return row.time().format(java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME);
  }

  /** The text compressed, without the name, time and system that gzip would put into its header. */
  byte[] gzip() throws IOException {
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(GZIP_HEADER);
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (OutputStream compressed = new DeflaterOutputStream(out, deflater)) {
      compressed.write(text);
    } finally {
      deflater.end();
    }
    CRC32 crc = new CRC32();
    crc.update(text);
    littleEndian(out, (int) crc.getValue());
    littleEndian(out, text.length);
    return out.toByteArray();
  }

  private static void littleEndian(ByteArrayOutputStream out, int value) {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write(value >>> shift);
    }
  }
}
