package org.minewatch.rules;

/**
 * A number that a rule works with while the period lasts.
 *
 * @param rule a rule code, or a group that several rules share such as {@code error-budget}
 * @param name with the unit in it
 * @param place file and line, for messages
 */
record ParameterRow(
    String rule,
    String name,
    double value,
    String unit,
    Period period,
    String source,
    String place) {

  String key() {
    return rule + "/" + name;
  }
}
