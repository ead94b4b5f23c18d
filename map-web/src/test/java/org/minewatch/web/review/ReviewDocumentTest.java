package org.minewatch.web.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/review.md has the table of steps and roles as it is. */
class ReviewDocumentTest {
  private static final Map<String, String> LETTERS =
      Map.of(
          "regulator", "R",
          "supervisor", "S",
          "resident-inspector", "I",
          "geologist", "G",
          "mine-user", "M",
          "system", "the server");

  @Test
  void theTableOfStepsStandsThere() throws IOException {
    List<String> expected = new ArrayList<>();
    for (TableRows.Row row :
        TableRows.load(
                Optional.empty(),
                "steps.csv",
                "step",
                "when",
                "from",
                "to",
                "roles",
                "mine_sees",
                "note")
            .rows()) {
      String when = row.get("when").isEmpty() ? "" : " " + row.get("when").split("=")[1];
      expected.add(
          "| `%s`%s | %s | %s | %s |"
              .formatted(
                  row.get("step"),
                  when,
                  String.join(", ", row.words("from")),
                  row.get("to").equals("=") ? "stays" : row.get("to"),
                  row.words("roles").stream().map(LETTERS::get).collect(Collectors.joining(" "))));
    }
    assertThat(Files.readAllLines(Path.of("../docs/review.md")))
        .containsSubsequence(expected.toArray(String[]::new));
  }
}
