package org.minewatch.detect.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LongTableTest {
  @Test
  void aKeyHasTheValueLastPut() {
    LongTable table = new LongTable(4);
    table.put(7, 1);
    table.put(0, 5);
    table.put(7, 2);

    assertThat(table.get(7)).isEqualTo(2);
    assertThat(table.get(0)).isEqualTo(5);
    assertThat(table.get(8)).isEqualTo(-1);
    assertThat(table.size()).isEqualTo(2);
  }

  @Test
  void countingBeginsAtOne() {
    LongTable table = new LongTable(4);

    assertThat(table.increment(9)).isEqualTo(1);
    assertThat(table.increment(9)).isEqualTo(2);
    assertThat(table.increment(8)).isEqualTo(1);
    assertThat(table.get(9)).isEqualTo(2);
  }

  @Test
  void aClearedTableIsEmpty() {
    LongTable table = new LongTable(4);
    table.put(7, 1);
    table.clear();

    assertThat(table.size()).isZero();
    assertThat(table.get(7)).isEqualTo(-1);
    table.clear();
    assertThat(table.increment(7)).isEqualTo(1);
  }

  @Test
  void itGrowsFarBeyondWhatWasExpected() {
    long seed = 17;
    Random random = new Random(seed);
    LongTable table = new LongTable(0);
    Map<Long, Integer> exact = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      long key = (long) random.nextInt(100) << 32 | random.nextInt(100);
      assertThat(table.increment(key)).isEqualTo(exact.merge(key, 1, Integer::sum));
    }

    assertThat(table.size()).as("seed %d", seed).isEqualTo(exact.size());
    exact.forEach((key, value) -> assertThat(table.get(key)).isEqualTo(value));
  }
}
