package org.minewatch.presence;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a part into times underground: where a card is last heard at a mouth and next heard at
 * one, a while later, it was outside between.
 */
final class PeriodFinder {
  /** One time underground: fixes of the part from one to before another. */
  record Span(int from, int to, boolean entrySeen, boolean exitSeen) {}

  private final PartFixes part;
  private final Mouths mouths;
  private final PresenceRules rules;

  PeriodFinder(PartFixes part, Mouths mouths, PresenceRules rules) {
    this.part = part;
    this.mouths = mouths;
    this.rules = rules;
  }

  List<Span> find() {
    List<Span> spans = new ArrayList<>();
    int from = 0;
    for (int k = 1; k <= part.size(); k++) {
      if (k == part.size() || isOutside(k - 1, k)) {
        spans.add(new Span(from, k, isAtMouth(from), isAtMouth(k - 1)));
        from = k;
      }
    }
    return spans;
  }

  private boolean isOutside(int a, int b) {
    return part.time(b) - part.time(a) >= rules.leaveMillis() && isAtMouth(a) && isAtMouth(b);
  }

  private boolean isAtMouth(int k) {
    return mouths.isAt(part.placed, part.row(k));
  }

  InMinePeriod period(Span span) {
    long placed = 0;
    long open = 0;
    long unseen = 0;
    for (int k = span.from; k + 1 < span.to; k++) {
      long millis = part.time(k + 1) - part.time(k);
      switch (state(k, millis)) {
        case PLACED -> placed += millis;
        case OPEN -> open += millis;
        case UNSEEN -> unseen += millis;
      }
    }
    return new InMinePeriod(
        part.cardId(),
        part.time(span.from),
        part.time(span.to - 1),
        span.entrySeen,
        span.exitSeen,
        part.isOpenBefore() && span.from == 0,
        part.isOpenAfter() && span.to == part.size(),
        new PersonTime(placed, open, unseen));
  }

  /** How well it is known where somebody was from one fix to the next. */
  enum State {
    PLACED,
    OPEN,
    UNSEEN
  }

  State state(int k, long millis) {
    return millis > rules.silenceMillis()
        ? State.UNSEEN
        : part.isAtOnePlace(k) ? State.PLACED : State.OPEN;
  }
}
