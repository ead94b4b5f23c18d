package org.minewatch.web.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding in one line of a list.
 *
 * @param grounds codes of every rule that holds, the leading one first
 * @param firstSeen in the region's time zone
 * @param bbox null when the whole mine is concerned
 */
public record FindingView(
    String id,
    String mineCode,
    String mineName,
    String rule,
    List<String> grounds,
    String titleZh,
    String titleEn,
    String severity,
    String certainty,
    String state,
    double confidence,
    OffsetDateTime firstSeen,
    OffsetDateTime lastSeen,
    @Nullable Box bbox) {}
