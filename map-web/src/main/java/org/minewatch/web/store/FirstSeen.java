package org.minewatch.web.store;

import java.time.LocalDate;
import org.minewatch.finding.Severity;

/**
 * A finding in the first night that the store has it in.
 *
 * @param severity as in that night
 */
public record FirstSeen(
    String findingId, String mineCode, String rule, Severity severity, LocalDate night) {}
