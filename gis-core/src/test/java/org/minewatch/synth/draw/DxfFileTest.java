package org.minewatch.synth.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.locationtech.jts.geom.Coordinate;

class DxfFileTest {
  private final List<DrawingEntity> entities =
      List.of(
          new DrawingEntity.Path(
              "井田边界",
              List.of(new Coordinate(1, 2), new Coordinate(3, 4), new Coordinate(5, 0)),
              true,
              false),
          new DrawingEntity.Path(
              "岩巷",
              List.of(new Coordinate(1, 2, 7), new Coordinate(3, 4, 8), new Coordinate(5, 0, 9)),
              false,
              true),
          new DrawingEntity.Label("煤巷", new Coordinate(1.005, 2), "1105运输顺槽"),
          new DrawingEntity.Symbol("密闭墙", new Coordinate(1, 2, 3), "MIBI"),
          new DrawingEntity.Arc("图例", new Coordinate(0, 0), 14, 0, 180));

  @ParameterizedTest
  @EnumSource(DxfFile.Release.class)
  void every_release_says_ansi_936_and_only_the_oldest_is_gbk(DxfFile.Release release) {
    Charset charset =
        release == DxfFile.Release.AC1015 ? Charset.forName("GBK") : StandardCharsets.UTF_8;
    String text = new String(DxfFile.bytes(entities, release), charset);
    assertThat(text).contains("$DWGCODEPAGE\r\n  3\r\nANSI_936", "1105运输顺槽", "井田边界", "岩巷");
  }

  @Test
  void is_a_list_of_group_codes_with_paired_sections_and_unique_handles() {
    String[] lines =
        new String(DxfFile.bytes(entities, DxfFile.Release.AC1027), StandardCharsets.UTF_8)
            .split("\r\n", -1);
    assertThat(lines.length % 2).as("pairs and one empty end").isEqualTo(1);
    java.util.Set<String> handles = new java.util.HashSet<>();
    int open = 0;
    for (int i = 0; i + 1 < lines.length; i += 2) {
      assertThat(lines[i].trim()).matches("\\d{1,4}");
      if (lines[i].equals("  5")) {
        assertThat(handles.add(lines[i + 1])).as("handle %s", lines[i + 1]).isTrue();
      }
      if (lines[i].equals("  0")) {
        open += lines[i + 1].equals("SECTION") ? 1 : lines[i + 1].equals("ENDSEC") ? -1 : 0;
      }
      assertThat(open).isBetween(0, 1);
    }
    assertThat(lines[lines.length - 2]).isEqualTo("EOF");
  }

  @Test
  void decimals_round_half_up_and_keep_their_count() {
    assertThat(Decimals.format(1.005, 2)).isEqualTo("1.00");
    assertThat(Decimals.format(0.05, 1)).isEqualTo("0.1");
    assertThat(Decimals.format(-0.25, 2)).isEqualTo("-0.25");
    assertThat(Decimals.format(-0.001, 2)).isEqualTo("0.00");
    assertThat(Decimals.format(35379349.141, 2)).isEqualTo("35379349.14");
    assertThat(Decimals.format(12, 0)).isEqualTo("12");
  }
}
