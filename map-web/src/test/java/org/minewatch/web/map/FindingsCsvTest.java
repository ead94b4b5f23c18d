package org.minewatch.web.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minewatch.web.store.FindingView;

class FindingsCsvTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      value = {
        "=cmd()        | ,'=cmd(),",
        "@SUM(A1)      | ,'@SUM(A1),",
        "-1+1          | ,'-1+1,",
        "＝A1          | ,'＝A1,",
        "青石煤矿      | ,青石煤矿,",
        "a,b           | ,\"a,b\",",
      })
  void noCellIsComputed(String mine, String written) {
    OffsetDateTime at = OffsetDateTime.parse("2026-03-01T02:00:00+08:00");
    FindingView finding =
        new FindingView(
            "f-1",
            "530300000001",
            mine,
            "boundary.drawn",
            List.of("boundary.drawn"),
            "标题",
            "title",
            "major",
            "probable",
            "open",
            .5,
            at,
            at,
            null);
    assertThat(new String(FindingsCsv.write(List.of(finding)), StandardCharsets.UTF_8))
        .contains(written);
  }
}
