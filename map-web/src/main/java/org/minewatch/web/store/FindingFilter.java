package org.minewatch.web.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minewatch.finding.Severity;

/**
 * Which findings of a night are wanted; what is absent or empty does not restrict.
 *
 * @param visible the mines of whoever asks
 * @param rule a rule among the grounds of the finding
 * @param ids these and no others
 * @param text words to be found in titles, mine, rule or id, at most 200 characters
 */
public record FindingFilter(
    Visible visible,
    Optional<String> mineCode,
    List<Severity> severities,
    Optional<String> rule,
    Optional<String> state,
    Optional<String> text,
    List<String> ids) {

  private static final int LONGEST_TEXT = 200;

  public FindingFilter {
    severities = List.copyOf(severities);
    ids = List.copyOf(ids);
    text = text.map(String::strip).filter(t -> !t.isEmpty());
    if (text.isPresent() && text.get().length() > LONGEST_TEXT) {
      throw new IllegalArgumentException("q must be at most " + LONGEST_TEXT + " characters");
    }
  }

  /** A filter of any ids. */
  public FindingFilter(
      Visible visible,
      Optional<String> mineCode,
      List<Severity> severities,
      Optional<String> rule,
      Optional<String> state,
      Optional<String> text) {
    this(visible, mineCode, severities, rule, state, text, List.of());
  }

  /** The same, and of these findings only; any when there are none. */
  public FindingFilter withIds(List<String> only) {
    return new FindingFilter(visible, mineCode, severities, rule, state, text, only);
  }

  /** The same for any text. */
  FindingFilter withoutText() {
    return new FindingFilter(visible, mineCode, severities, rule, state, Optional.empty(), ids);
  }

  /** The text as a pattern of LIKE in lower case, with {@code !} as its escape. */
  String likePattern() {
    return "%" + escaped(text.orElse("").toLowerCase(Locale.ROOT)) + "%";
  }

  /** A text of which LIKE with {@code !} as its escape takes every character as it is. */
  static String escaped(String literal) {
    return literal.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
