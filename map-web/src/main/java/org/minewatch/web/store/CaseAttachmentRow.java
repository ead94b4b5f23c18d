package org.minewatch.web.store;

import java.time.OffsetDateTime;

/**
 * A file of a case.
 *
 * @param id random, the only thing about it that stands in an address
 * @param fileName as it was called, only ever shown
 * @param kind what its first bytes say that it is
 */
public record CaseAttachmentRow(
    String id,
    String findingId,
    String sha256,
    String fileName,
    String kind,
    long bytes,
    OffsetDateTime at,
    String byLogin,
    String byName,
    String byRole) {}
