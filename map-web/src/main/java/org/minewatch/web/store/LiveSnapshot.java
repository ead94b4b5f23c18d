package org.minewatch.web.store;

import java.time.OffsetDateTime;

/**
 * What the newest snapshot of a mine says.
 *
 * @param headerAt time in the file
 * @param receivedAt when the file came
 * @param fileId the file
 * @param underground people
 * @param whole whether the file says all; otherwise there may be more people
 * @param content where they are, and what alarms, as JSON
 */
public record LiveSnapshot(
    String mineCode,
    OffsetDateTime headerAt,
    OffsetDateTime receivedAt,
    String fileId,
    int underground,
    boolean whole,
    String content) {}
