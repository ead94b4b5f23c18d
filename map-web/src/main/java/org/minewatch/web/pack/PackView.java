package org.minewatch.web.pack;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.minewatch.web.store.PackRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A pack in one line, for the page.
 *
 * @param points names of its points, each with place and expected distance, as results refer to
 *     them
 */
record PackView(
    String number,
    String findingId,
    LocalDate night,
    boolean sealed,
    OffsetDateTime madeAt,
    String byName,
    String sha256,
    List<JsonNode> points) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static PackView of(PackRow row) {
    return new PackView(
        row.number(),
        row.findingId(),
        row.night(),
        row.sealed(),
        row.at(),
        row.byName(),
        row.sha256(),
        List.copyOf(JSON.readTree(row.points()).values()));
  }
}
