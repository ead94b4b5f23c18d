package org.minewatch.finding;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings named values into the one form that is written and read back, so that a finding equals
 * itself after a round trip through the result folder. What is not known (NaN, infinite) is left
 * out; numbers carry at most six decimals.
 */
final class Facts {

  static final int DECIMALS = 6;

  private static final double EXACT_INTEGERS = 1L << 53;

  private Facts() {}

  /**
   * Named values as strings, booleans, {@code Long}, {@code Double} or lists of strings.
   *
   * @throws IllegalArgumentException for another kind of value or a reserved name
   */
  static SortedMap<String, Object> canonical(
      SortedMap<String, ?> facts, Set<String> reservedNames) {
    TreeMap<String, Object> canonical = new TreeMap<>();
    facts.forEach(
        (name, value) -> {
          if (reservedNames.contains(name)) {
            throw new IllegalArgumentException("a fact cannot be called " + name);
          }
          if (value instanceof Number number) {
            Object known = number(number);
            if (known != null) {
              canonical.put(name, known);
            }
          } else if (value instanceof String || value instanceof Boolean) {
            canonical.put(name, value);
          } else if (value instanceof List<?> list) {
            canonical.put(name, list.stream().map(Facts::string).toList());
          } else {
            throw new IllegalArgumentException(
                "fact " + name + " is no string, number, boolean or list of strings: " + value);
          }
        });
    return Collections.unmodifiableSortedMap(canonical);
  }

  static SortedMap<String, Double> measures(SortedMap<String, Double> measures) {
    TreeMap<String, Double> canonical = new TreeMap<>();
    measures.forEach(
        (name, value) -> {
          if (value != null && Double.isFinite(value)) {
            canonical.put(name, round(value, DECIMALS));
          }
        });
    return Collections.unmodifiableSortedMap(canonical);
  }

  /** Rounds half to even; NaN stays, infinite becomes NaN, negative zero becomes zero. */
  static double round(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return Double.NaN;
    }
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue() + 0.0;
  }

  private static Object number(Number number) {
    if (number instanceof Integer || number instanceof Long || number instanceof Short) {
      return number.longValue();
    }
    double rounded = round(number.doubleValue(), DECIMALS);
    if (Double.isNaN(rounded)) {
      return null;
    }
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < EXACT_INTEGERS) {
      return (long) rounded;
    }
    return rounded;
  }

  private static String string(Object element) {
    if (element instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("a list of facts holds strings only, not " + element);
  }
}
