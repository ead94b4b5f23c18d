package org.minewatch.web.tip;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.review.PlainText;
import org.minewatch.web.store.TipOff;

/**
 * A tip-off as the page shows it to one person; never who told.
 *
 * @param mayIdentify whether who told may be noted now
 * @param mayRead whether this person may see who told now
 * @param look the last wish to see who told, null before any
 */
record TipView(
    Line line,
    String place,
    String happened,
    String words,
    OffsetDateTime receivedAt,
    String receivedBy,
    boolean named,
    @Nullable String result,
    @Nullable Double amount,
    List<Link> findings,
    TipFacts.@Nullable Look look,
    boolean mayIdentify,
    boolean mayRead,
    List<Flow.Next> next,
    List<Taken> history) {

  /** A tip-off in one line of a list. */
  record Line(
      String id,
      String number,
      int version,
      String state,
      LocalDate cameOn,
      String channel,
      boolean urgent,
      String mineCode,
      String mineName,
      String beginning,
      String reward,
      @Nullable LocalDate due,
      boolean overdue) {
    private static final int BEGINNING = 80;

    static Line of(TipOff tip, LocalDate today) {
      return new Line(
          tip.id(),
          tip.number().text(),
          tip.version(),
          tip.state(),
          tip.cameOn(),
          tip.channel(),
          tip.urgent(),
          tip.mineCode(),
          tip.mineName(),
          PlainText.line(tip.words(), BEGINNING),
          tip.reward(),
          tip.due(),
          tip.due() != null && today.isAfter(tip.due()));
    }
  }

  /**
   * A finding that a tip-off is linked with.
   *
   * @param caseNumber null while its case is not registered
   */
  record Link(
      String findingId, String rule, String titleZh, String titleEn, @Nullable String caseNumber) {}

  /** Whether number, mine, place or words hold a text. */
  static boolean contains(TipOff tip, String text) {
    return String.join(
            "\n", tip.number().text(), tip.mineCode(), tip.mineName(), tip.place(), tip.words())
        .toLowerCase(Locale.ROOT)
        .contains(text.toLowerCase(Locale.ROOT));
  }
}
