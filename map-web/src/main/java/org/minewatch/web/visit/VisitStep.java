package org.minewatch.web.visit;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.CaseStepRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A step that somebody took on a visit or a hazard, as it is shown.
 *
 * @param said what was said with it
 */
record VisitStep(
    int seq, String kind, OffsetDateTime at, String by, String byName, String role, JsonNode said) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The visit is to be made on a day. */
  static final String PLAN = "plan";

  /** It is to be made on another day. */
  static final String SHIFT = "shift";

  /** The mine is told. */
  static final String ANNOUNCE = "announce";

  /** It will not be made. */
  static final String CANCEL = "cancel";

  /** It was made; what was seen. */
  static final String RECORD = "record";

  /** Steps that are asked for of a visit that is there. */
  static final List<String> ASKED = List.of(SHIFT, ANNOUNCE, CANCEL, RECORD);

  static VisitStep of(CaseStepRow row) {
    return new VisitStep(
        row.seq(),
        row.kind(),
        row.at(),
        row.byLogin(),
        row.byName(),
        row.byRole(),
        JSON.readTree(row.payload()));
  }

  /** A step as it is kept. */
  static CaseStepRow row(
      int seq, String kind, OffsetDateTime at, Actor actor, Map<String, ?> said) {
    return new CaseStepRow(
        seq,
        kind,
        at,
        actor.login(),
        actor.name(),
        actor.role().wireName(),
        JSON.writeValueAsString(said));
  }
}
