package org.minewatch.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeamListTest {

  @ParameterizedTest(name = "{1} where {0} is licensed: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "K7|K7|LICENSED",
        "K7|k7号煤层|LICENSED",
        "K7|K9|NOT_LICENSED",
        "9号|9|LICENSED",
        "3-15下|9|LICENSED",
        "3-15下|3|LICENSED",
        "3-15下|15下|LICENSED",
        "3-15下|3上|NOT_LICENSED",
        "3-15|15下|NOT_LICENSED",
        "3～15|16|NOT_LICENSED",
        "2;3-15下|9|LICENSED",
        "2;3-15下|K9|UNKNOWN",
        "9+10|9|LICENSED",
        "9|9+10|NOT_LICENSED",
        "9、10|9+10|LICENSED",
        "3|3下|UNKNOWN",
        "3上|3|UNKNOWN",
        "3上|3下|NOT_LICENSED",
        "9-1|9|UNKNOWN",
        "9|9-1|UNKNOWN",
        "K7|9|UNKNOWN",
        "K7|大煤|UNKNOWN",
        "''|K7|UNKNOWN",
        "K7|''|UNKNOWN",
        "K7|号煤层|UNKNOWN"
      })
  void comparesSeamsByWhatTheirNamesMean(String licensed, String seam, SeamList.Answer answer) {
    assertThat(new SeamList(List.of(licensed)).contains(seam)).isEqualTo(answer);
  }

  @Test
  void aLicenceWithoutSeamsTellsNothing() {
    assertThat(new SeamList(List.of()).contains("K7")).isEqualTo(SeamList.Answer.UNKNOWN);
  }

  @Test
  void namesThatCannotBeComparedMayBeTheSameSeam() {
    assertThat(SeamList.mayBeSame("K7", "9")).isTrue();
    assertThat(SeamList.mayBeSame("", "9")).isTrue();
    assertThat(SeamList.mayBeSame("K7", "K7煤")).isTrue();
    assertThat(SeamList.mayBeSame("2", "3")).isFalse();
  }
}
