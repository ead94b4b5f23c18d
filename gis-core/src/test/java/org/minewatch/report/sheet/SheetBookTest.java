package org.minewatch.report.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.minewatch.wording.Text;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

class SheetBookTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";
  private static final ZonedDateTime DATED = ZonedDateTime.parse("2026-03-06T00:00+08:00");

  private static byte[] book(List<List<Object>> rows) throws IOException {
    SheetTable table =
        new SheetTable(
            new Text("表", "Table"),
            List.of(new Text("甲", "a"), new Text("乙", ""), new Text("", "c")),
            rows);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SheetBook.write(List.of(table), DATED, out);
    return out.toByteArray();
  }

  private static Map<String, String> parts(byte[] book) throws Exception {
    Map<String, String> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
      for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        Document document =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(content));
        parts.put(e.getName(), new String(content, StandardCharsets.UTF_8));
        parts.put(e.getName() + " text", texts(document));
      }
    }
    return parts;
  }

  /** The texts of all cells, each in bars. */
  private static String texts(Document document) {
    StringBuilder texts = new StringBuilder("|");
    NodeList all = document.getElementsByTagName("t");
    for (int i = 0; i < all.getLength(); i++) {
      texts.append(all.item(i).getTextContent()).append('|');
    }
    return texts.toString();
  }

  @Test
  void numbersDaysTimesAndTruthsAreCellsOfTheirKindAndTheRestIsText() throws Exception {
    List<List<Object>> rows =
        List.of(
            Arrays.asList(1.5, LocalDate.of(2026, 3, 5), true),
            Arrays.asList(7L, LocalDateTime.of(2026, 3, 5, 12, 0), null),
            Arrays.asList(Double.NaN, "=HYPERLINK(\"x\")", "@SUM(A1)"));
    Map<String, String> parts = parts(book(rows));
    assertThat(parts.get(SHEET))
        .contains("<v>1.5</v>", "<v>46086.0</v>", "<v>46086.5</v>", "t=\"b\"", "<v>7</v>")
        .contains("state=\"frozen\"", "<autoFilter ref=\"A1:C4\"")
        .doesNotContain("<f>", "NaN");
    assertThat(parts.get(SHEET + " text")).isEqualTo("|甲 a|乙|c|=HYPERLINK(\"x\")|@SUM(A1)|");
  }

  @Test
  void equalTablesGiveEqualBytesWhateverTheClock() throws Exception {
    List<List<Object>> rows = List.of(Arrays.asList("x", 1, null));
    byte[] first = book(rows);
    Thread.sleep(5);
    assertThat(book(rows)).isEqualTo(first);
    assertThat(parts(first).get("docProps/core.xml")).contains(">2026-03-05T16:00:00Z<");
  }

  @Test
  void aTextThatNoCellMayHoldIsMadeHarmless() throws Exception {
    String longest = "长".repeat(40_000);
    String texts =
        parts(book(List.of(Arrays.asList("a\u0001b\uD800c", "x\u202Ey", longest))))
            .get(SHEET + " text");
    assertThat(texts.equals("|甲 a|乙|c|a\uFFFDb\uFFFDc|x\uFFFDy|" + "长".repeat(32_766) + "…|"))
        .isTrue();
  }

  @Test
  void aRowOfTheWrongWidthIsADefect() {
    assertThatThrownBy(() -> book(List.of(List.of("x"))))
        .hasMessageContaining("a row of 1 cells in a sheet of 3");
  }
}
