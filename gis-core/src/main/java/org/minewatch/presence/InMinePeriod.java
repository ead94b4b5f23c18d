package org.minewatch.presence;

/**
 * One time underground of a card, from its first fix to its last.
 *
 * @param entrySeen whether the first fix is at a mouth
 * @param exitSeen whether the last fix is at a mouth
 * @param openBefore whether it may have begun before the files at hand do
 * @param openAfter whether it may go on after the files at hand end: to be computed again with the
 *     next day's
 * @param share of its time by how well the place is known
 */
public record InMinePeriod(
    String cardId,
    long enteredMillis,
    long leftMillis,
    boolean entrySeen,
    boolean exitSeen,
    boolean openBefore,
    boolean openAfter,
    PersonTime share) {}
