package org.minewatch.web.store;

import java.time.OffsetDateTime;

/**
 * One step of a case, never changed.
 *
 * @param seq from 1, without gaps
 * @param payload JSON object
 */
public record CaseStepRow(
    int seq,
    String kind,
    OffsetDateTime at,
    String byLogin,
    String byName,
    String byRole,
    String payload) {}
