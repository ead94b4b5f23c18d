package org.minewatch.web.store;

import org.minewatch.finding.Severity;

/**
 * What a case needs to know of its finding.
 *
 * @param severity the gravest that any night gave it
 */
public record CaseFinding(
    String id,
    String mineCode,
    String mineName,
    String rule,
    Severity severity,
    String titleZh,
    String titleEn) {}
