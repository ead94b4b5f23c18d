package org.minewatch.track;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Position files at random: rows as people write them, good, bad and strange. */
final class RandomFixes {
  static final String HEADER =
      "card_id,time,easting_m,northing_m,elevation_m,accuracy_m,reader_id,distance_m";

  private static final String[] CARDS = {
    "530000000001", "C 7", "卡片七", "a,b", "say \"x\"", "-0", "line\nend", "7", "\u00e9"
  };

  private RandomFixes() {}

  /** The cells of a row; an empty one is not known. */
  static List<String[]> rows(Random random, int count, boolean spoil) {
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean placed = random.nextInt(4) > 0;
      boolean read = !placed || random.nextInt(3) == 0;
      String[] row = {
        CARDS[random.nextInt(CARDS.length)],
        time(random),
        placed ? number(random, 35_380_000, 3_000) : "",
        placed ? number(random, 2_800_000, 3_000) : "",
        random.nextInt(3) == 0 ? "" : number(random, -400, 800),
        random.nextInt(3) == 0 ? "" : number(random, 0, 9),
        read ? "R" + random.nextInt(5) : "",
        read ? number(random, -50, 100) : "",
      };
      if (spoil && random.nextInt(5) == 0) {
        spoil(row, random);
      }
      rows.add(row);
      if (random.nextInt(20) == 0) {
        rows.add(row.clone());
      }
    }
    return rows;
  }

  private static void spoil(String[] row, Random random) {
    switch (random.nextInt(9)) {
      case 0 -> row[0] = "";
      case 1 -> row[1] = "";
      case 2 -> row[2] = "353818758700";
      case 3 -> row[3] = "-200000000.5";
      case 4 -> row[4] = "99999";
      case 5 -> row[5] = "-1";
      case 6 -> row[6] = "UNKNOWN";
      case 7 -> row[7] = "";
      default -> row[2] = "";
    }
  }

  private static String time(Random random) {
    long second = random.nextInt(90_000);
    String time =
        String.format(
            Locale.ROOT,
            "2026-03-0%dT%02d:%02d:%02d",
            5 + second / 86_400,
            second / 3600 % 24,
            second / 60 % 60,
            second % 60);
    return switch (random.nextInt(4)) {
      case 0 -> time + "." + (1 + random.nextInt(999) + 1000 + "").substring(1);
      default -> time;
    };
  }

  private static String number(Random random, int from, int range) {
    double value = from + range * random.nextDouble();
    return switch (random.nextInt(4)) {
      case 0 -> Long.toString((long) value);
      case 1 -> String.format(Locale.ROOT, "%.2f", value);
      case 2 -> String.format(Locale.ROOT, "%.3f", value);
      default -> BigDecimal.valueOf(value).toPlainString();
    };
  }

  static String csv(List<String[]> rows) {
    StringBuilder csv = new StringBuilder(HEADER).append('\n');
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        csv.append(i == 0 ? "" : ",").append('"').append(row[i].replace("\"", "\"\"")).append('"');
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** Says the first fix that differs, not all of them. */
  static void assertSame(FixColumns fixes, FixColumns expected, long seed) {
    assertThat(fixes.size()).as("seed %d", seed).isEqualTo(expected.size());
    for (int i = 0; i < fixes.size(); i++) {
      String told = TrackReaderTest.fix(fixes, i);
      String wanted = TrackReaderTest.fix(expected, i);
      if (!told.equals(wanted)) {
        assertThat(told).as("fix %d, seed %d", i, seed).isEqualTo(wanted);
      }
    }
  }

  /** The fixes as text. */
  static List<String> told(FixColumns fixes) {
    List<String> told = new ArrayList<>();
    for (int i = 0; i < fixes.size(); i++) {
      told.add(TrackReaderTest.fix(fixes, i));
    }
    return told;
  }
}
