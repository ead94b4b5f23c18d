package org.minewatch.track;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.minewatch.region.table.Cells;

class ByteCellsTest {

  @Test
  void numbersAreTheSameDoublesThatJavaParses() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 60_000; round++) {
      String text = randomNumber(random);
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      double value = ByteCells.number(bytes, 0, bytes.length);
      double expected = Cells.isPlainNumber(text) ? Double.parseDouble(text) : Double.NaN;
      if (Double.compare(value, expected) != 0) {
        fail("seed %d: '%s' gives %s, not %s", seed, text, value, expected);
      }
    }
  }

  private static String randomNumber(Random random) {
    String alphabet = random.nextInt(10) == 0 ? "0123456789.-+eEO #NaN" : "0123456789";
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "-" : "");
    int length = random.nextInt(20);
    int point = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(i == point ? '.' : alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  @Test
  void timesAreTheSameInstantsThatTheTablesRead() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (String zone : new String[] {"Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe"}) {
      ZoneId zoneId = ZoneId.of(zone);
      ByteCells cells = new ByteCells(zoneId);
      for (int round = 0; round < 10_000; round++) {
        String text = randomTime(random);
        byte[] bytes = (text + "9").getBytes(StandardCharsets.UTF_8);
        OffsetDateTime expected = Cells.parseTime(text, zoneId);
        long wanted = expected == null ? ByteCells.NO_TIME : expected.toInstant().toEpochMilli();
        long time = cells.time(bytes, 0, bytes.length - 1);
        if (time != wanted) {
          fail("seed %d: '%s' in %s gives %d, not %d", seed, text, zone, time, wanted);
        }
      }
    }
  }

  private static String randomTime(Random random) {
    String text =
        String.format(
            "%04d-%02d-%02d%s%02d:%02d:%02d",
            random.nextInt(20) == 0 ? random.nextInt(3000) : 2020 + random.nextInt(8),
            random.nextInt(14),
            random.nextInt(33),
            random.nextInt(8) == 0 ? " " : "T",
            random.nextInt(26),
            random.nextInt(61),
            random.nextInt(61));
    String[] endings = {
      "", "", "", "Z", "+08:00", "+0800", "-05:30", "+19:00", "+08", ".5", ".123Z", ",25", "x"
    };
    text += endings[random.nextInt(endings.length)];
    if (random.nextInt(10) == 0) {
      int at = random.nextInt(text.length());
      text = text.substring(0, at) + (char) (33 + random.nextInt(90)) + text.substring(at + 1);
    }
    return text;
  }
}
