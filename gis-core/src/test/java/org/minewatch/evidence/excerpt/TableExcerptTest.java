package org.minewatch.evidence.excerpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.region.table.FileScan;

/** Rows keep their bytes and their lines, whatever ends the lines and whatever a cell holds. */
class TableExcerptTest {
  @TempDir Path temp;

  private TableExcerpt of(byte[] table) throws IOException {
    Path file = temp.resolve("t.csv");
    Files.write(file, table);
    return TableExcerpt.of(
        file, FileScan.of(file), (line, header, cells) -> cells.get(0).equals("A"));
  }

  /** Line ends as {@code n}, {@code r} and {@code rn}. */
  @ParameterizedTest
  @CsvSource({
    "m|A1|B2|A3|, m|A1||A3|, '1-2,4-4'",
    "m|B1|B2|, m|||, '1-1'",
    "m|B1|A2, m||A2, '1-1,3-3'",
    "m|A1|B2, m|A1|, '1-2'",
    "m||A1||B2|, m||A1|||, '1-4'",
    "m|A\"x|y\"|B2|A3, m|A\"x|y\"||A3, '1-3,5-5'",
    "m|B\"x|y\"|A3, m|||A3, '1-1,4-4'",
    "m|B1|A\"x||y\"|, m||A\"x||y\"|, '1-1,3-5'"
  })
  void rows_are_cut_out_and_their_line_ends_stay(String table, String expected, String lines)
      throws IOException {
    for (String end : List.of("\n", "\r", "\r\n")) {
      TableExcerpt excerpt = of(text(table, end).getBytes(StandardCharsets.UTF_8));
      assertThat(new String(excerpt.bytes(), StandardCharsets.UTF_8))
          .isEqualTo(text(expected, end));
      assertThat(excerpt.lines().stream().map(r -> r.first() + "-" + r.last()).toList())
          .isEqualTo(List.of(lines.split(",")));
    }
  }

  /** {@code A1} stands for a row of mine A, {@code A"…"} for one with a quoted cell. */
  private static String text(String form, String end) {
    return form.replace("A\"", "A,\"")
        .replace("B\"", "B,\"")
        .replace("m", "mine_code,v")
        .replaceAll("([AB])(\\d)", "$1,$2")
        .replace("|", end);
  }

  @Test
  void a_row_with_another_number_of_cells_is_kept_for_the_reader_to_refuse() throws IOException {
    assertThat(of("m,v\nB,1\nB\nA,1\n".getBytes(StandardCharsets.UTF_8)).bytes())
        .asString()
        .isEqualTo("m,v\n\nB\nA,1\n");
  }

  @Test
  void a_table_that_cannot_be_split_beyond_doubt_stays_whole() throws IOException {
    assertThat(of("m,v\nB,\"1\nA,1\n".getBytes(StandardCharsets.UTF_8)).lines()).isEmpty();
    assertThat(of(new byte[0]).lines()).isEmpty();
  }

  @Test
  void a_table_whose_encoding_would_be_told_otherwise_stays_whole() throws IOException {
    Charset gbk = Charset.forName("GB18030");
    // 茅台 in GBK is well-formed UTF-8 by accident; the other row gives the encoding away.
    assertThat(of("m,v\nA,茅台\nB,矿山的工作面\n".getBytes(gbk)).lines()).isEmpty();
    assertThat(of("m,v\nA,矿山的工作面\nB,矿山的工作面\n".getBytes(gbk)).lines()).isNotEmpty();
  }
}
