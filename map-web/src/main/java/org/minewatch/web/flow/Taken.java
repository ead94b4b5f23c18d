package org.minewatch.web.flow;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.CaseStepRow;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A step that somebody took, as it was written down.
 *
 * @param seq from 1; the version of what it is about after it
 * @param said what was said with it
 */
public record Taken(
    int seq, String kind, OffsetDateTime at, String by, String byName, String role, JsonNode said) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public static Taken of(CaseStepRow row) {
    return new Taken(
        row.seq(),
        row.kind(),
        row.at(),
        row.byLogin(),
        row.byName(),
        row.byRole(),
        JSON.readTree(row.payload()));
  }

  /** A step that somebody takes now. */
  public static Taken now(
      int seq, String kind, Map<String, ?> said, Actor actor, OffsetDateTime at) {
    return new Taken(
        seq,
        kind,
        at,
        actor.login(),
        actor.name(),
        actor.role().wireName(),
        JSON.valueToTree(said));
  }

  /** The moment as every store keeps it: UTC, whole milliseconds. */
  public static OffsetDateTime moment(Clock clock) {
    return OffsetDateTime.now(clock)
        .truncatedTo(ChronoUnit.MILLIS)
        .withOffsetSameInstant(ZoneOffset.UTC);
  }

  public CaseStepRow toRow() {
    return new CaseStepRow(seq, kind, at, by, byName, role, JSON.writeValueAsString(said));
  }

  /** A text of what was said, empty when nothing was. */
  public String text(String name) {
    return said.path(name).asString("");
  }
}
