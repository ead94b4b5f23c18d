package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;

/**
 * What a resident group or one of its members has to do, as it stands.
 *
 * @param source what it comes of: {@code none}, {@code case}, {@code order} or {@code hazard}
 * @param sourceId of the case's finding, the order or the hazard; empty for none
 * @param sourceNo the number of it as people write it
 * @param findingId the finding that it would tell of; empty for none
 * @param memberLogin empty when it is the whole group's
 */
public record ResidentTask(
    String id,
    String mineCode,
    String mineName,
    String source,
    String sourceId,
    String sourceNo,
    String findingId,
    String words,
    LocalDate due,
    String memberLogin,
    String memberName,
    OffsetDateTime givenAt,
    String byName,
    int version,
    String state,
    OffsetDateTime changedAt) {

  /** The same after a step. */
  public ResidentTask after(
      String nextState, LocalDate nextDue, String login, String name, OffsetDateTime at) {
    return new ResidentTask(
        id,
        mineCode,
        mineName,
        source,
        sourceId,
        sourceNo,
        findingId,
        words,
        nextDue,
        login,
        name,
        givenAt,
        byName,
        version + 1,
        nextState,
        at);
  }
}
