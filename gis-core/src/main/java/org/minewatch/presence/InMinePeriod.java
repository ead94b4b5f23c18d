package org.minewatch.presence;

import java.util.List;
import org.minewatch.track.upload.Descent;

/**
 * One time underground of a card, from its first fix to its last.
 *
 * @param entrySeen whether the first fix is at a mouth, or an entry soon before it is stated
 * @param exitSeen whether the last fix is at a mouth, or an exit soon after it is stated
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
    PersonTime share) {

  /** Between a mouth and the first reading below, or the last one. */
  private static final long UNREAD_MILLIS = 20 * 60_000L;

  InMinePeriod withStated(List<Descent> descents) {
    return new InMinePeriod(
        cardId,
        enteredMillis,
        leftMillis,
        entrySeen
            || descents.stream()
                .anyMatch(
                    d ->
                        d.enteredMillis() <= enteredMillis
                            && enteredMillis - d.enteredMillis() <= UNREAD_MILLIS),
        exitSeen
            || descents.stream()
                .flatMapToLong(d -> d.leftMillis().stream())
                .anyMatch(left -> left >= leftMillis && left - leftMillis <= UNREAD_MILLIS),
        openBefore,
        openAfter,
        share);
  }
}
