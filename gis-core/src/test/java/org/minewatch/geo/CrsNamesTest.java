package org.minewatch.geo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.minewatch.geo.CrsResolution.Refused;
import org.minewatch.geo.CrsResolution.Resolved;

class CrsNamesTest {

  static Stream<Arguments> cells() {
    return GeoCases.rows("crs-names.csv", "\\|").stream()
        .map(row -> Arguments.of(row[0], row[1], row[2], row[3]));
  }

  @ParameterizedTest(name = "{0} with easting {1}: {2} {3}")
  @MethodSource("cells")
  void aCellIsResolvedWithItsAssumptionsOrRefusedWithItsChoices(
      String cell, String easting, String outcome, String detail) {
    OptionalDouble sample =
        easting.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(easting));
    CrsResolution resolution = CrsNames.resolve(cell, sample);
    if (outcome.equals("refused")) {
      assertThat(resolution).isInstanceOf(Refused.class);
      Refused refused = (Refused) resolution;
      assertThat(refused.reason()).isNotBlank();
      if (detail.startsWith("*")) {
        assertThat(refused.choices()).hasSize(Integer.parseInt(detail.substring(1)));
      } else {
        assertThat(refused.choices().stream().map(Crs::epsg))
            .as(refused.reason())
            .containsExactlyElementsOf(codes(detail));
      }
    } else {
      assertThat(resolution)
          .isInstanceOfSatisfying(
              Resolved.class,
              r -> {
                assertThat(r.crs().epsg()).isEqualTo(Integer.parseInt(outcome));
                assertThat(r.assumptions()).hasSize(Integer.parseInt(detail));
              });
    }
  }

  @Test
  void everyDescriptionThatWeWriteIsReadBackAsTheSameSystem() {
    for (Crs crs : CrsCatalogue.all()) {
      for (String text :
          List.of(
              CrsCatalogue.describe(crs),
              CrsCatalogue.describeEnglish(crs),
              withoutCode(CrsCatalogue.describe(crs)),
              withoutCode(CrsCatalogue.describeEnglish(crs)))) {
        CrsResolution resolution = CrsNames.resolve(text, OptionalDouble.empty());
        assertThat(resolution).as(text).isEqualTo(new Resolved(crs, List.of()));
      }
    }
  }

  @Test
  void theZoneNumberOfAnEastingDecidesForEveryDatumAndZone() {
    for (Crs crs : CrsCatalogue.all()) {
      if (crs.zonePrefix()) {
        double easting = crs.falseEastingMetres() - 87_654.32;
        assertThat(CrsNames.resolve(crs.datum().nameZh(), OptionalDouble.of(easting)))
            .isEqualTo(new Resolved(crs, List.of()));
      }
    }
  }

  @Test
  void anEndlessCellIsRefused() {
    assertThat(CrsNames.resolve("2000国家大地坐标系 ".repeat(100_000), OptionalDouble.empty()))
        .isInstanceOf(Refused.class);
  }

  @Test
  void noTextWhateverBreaksTheReader() {
    String alphabet = "0123456789EPSG:.°度带号第三六zoneCM 西安北京国家坐标系中央子午线经纬(),，（新-'年\u0000\uD83D\uDE00";
    long seed = 20261121;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder cell = new StringBuilder();
      int length = random.nextInt(40);
      for (int j = 0; j < length; j++) {
        cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      OptionalDouble easting =
          random.nextBoolean()
              ? OptionalDouble.empty()
              : OptionalDouble.of((random.nextDouble() - 0.1) * 60e6);
      assertThat(CrsNames.resolve(cell.toString(), easting))
          .as("seed %d, cell \"%s\", easting %s", seed, cell, easting)
          .isNotNull();
    }
  }

  private static String withoutCode(String description) {
    return description.replaceAll(" \\(EPSG:\\d+\\)", "");
  }

  private static List<Integer> codes(String detail) {
    return Arrays.stream(detail.split(" "))
        .filter(s -> !s.isEmpty())
        .map(Integer::valueOf)
        .toList();
  }
}
