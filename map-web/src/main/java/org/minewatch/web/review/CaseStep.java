package org.minewatch.web.review;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.minewatch.web.store.CaseStepRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A step that somebody took.
 *
 * @param seq from 1; the version of the case after it
 * @param said what was said with it
 */
record CaseStep(
    int seq,
    StepKind kind,
    OffsetDateTime at,
    String by,
    String byName,
    String role,
    JsonNode said) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static CaseStep of(CaseStepRow row) {
    return new CaseStep(
        row.seq(),
        StepKind.of(row.kind()),
        row.at(),
        row.byLogin(),
        row.byName(),
        row.byRole(),
        JSON.readTree(row.payload()));
  }

  static JsonNode said(Map<String, ?> values) {
    return JSON.valueToTree(values);
  }

  CaseStepRow toRow() {
    return new CaseStepRow(
        seq,
        kind.wireName(),
        at.withOffsetSameInstant(ZoneOffset.UTC),
        by,
        byName,
        role,
        JSON.writeValueAsString(said));
  }

  /** A text of what was said, empty when nothing was. */
  String text(String name) {
    return said.path(name).asString("");
  }
}
