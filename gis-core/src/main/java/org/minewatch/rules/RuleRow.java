package org.minewatch.rules;

import java.util.Optional;
import org.minewatch.finding.RuleCode;
import org.minewatch.finding.Severity;

/**
 * A clause that a variant of a rule touches, a severity it has, or both, while the period lasts.
 *
 * @param variant empty when the rule has no variants
 * @param text absent in a row that only sets a severity
 * @param severity absent in a row that only cites a clause
 * @param place file and line, for messages
 */
record RuleRow(
    RuleCode rule,
    String variant,
    Optional<LawText> text,
    Optional<Clause> clause,
    Optional<Severity> severity,
    Period period,
    Sureness sure,
    String place) {

  /** Rule and variant as one word for messages, such as {@code boundary.drawn/extraction}. */
  String key() {
    return key(rule, variant);
  }

  static String key(RuleCode rule, String variant) {
    return variant.isEmpty() ? rule.code() : rule.code() + "/" + variant;
  }
}
