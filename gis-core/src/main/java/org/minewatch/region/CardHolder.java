package org.minewatch.region;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The pseudonymous holder of a card during a period.
 *
 * @param source where it was read
 */
public record CardHolder(
    String mineCode,
    String cardId,
    String personId,
    String job,
    String team,
    boolean leader,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    SourceLine source) {}
