package org.minewatch.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.minewatch.wording.Text;

/** Measures as people read them: a label, a figure with sensible digits, a unit, ± where known. */
public final class Measures {

  private static final String SIGMA = "sigma_m";

  /** Lengths that the horizontal error budget {@code sigma_m} belongs to. */
  private static final Set<String> WITH_SIGMA =
      Set.of("max_distance_m", "distance_m", "exceedance_m", "max_offset_m");

  private static final Map<String, Text> WHOLE_NAME_UNITS =
      Map.of(
          "persons", new Text("人", ""),
          "person_hours", new Text("人·时", "person-hours"),
          "minutes", new Text("分钟", "min"),
          "hours", new Text("小时", "h"),
          "shifts", new Text("班", "shifts"),
          "days", new Text("天", "days"),
          "days_expired", new Text("天", "days"),
          "days_left", new Text("天", "days"),
          "headcount_ceiling", new Text("人", "people"));

  private static final Map<String, Text> SUFFIX_UNITS =
      Map.of(
          "_m", new Text("m", "m"),
          "_m2", new Text("m²", "m²"),
          "_km2", new Text("km²", "km²"),
          "_m3", new Text("m³", "m³"),
          "_deg", new Text("°", "°"),
          "_days", new Text("天", "days"),
          "_hours", new Text("小时", "h"),
          "_minutes", new Text("分钟", "min"),
          "_min", new Text("分钟", "min"),
          "_t", new Text("t", "t"));

  private static final String PER_DAY = "_m_per_day";

  private Measures() {}

  public static void table(SortedMap<String, Double> measures, Html html) {
    if (measures.isEmpty()) {
      return;
    }
    html.raw("<table class=\"measures\"><tbody>");
    measures.forEach(
        (name, value) -> {
          html.raw("<tr><td>").both(Words.find("measure", name).orElseGet(() -> spelled(name)));
          html.raw("</td><td class=\"n\"><b>").text(figure(name, value, measures));
          html.raw("</b> ");
          unit(name).ifPresent(html::both);
          html.raw("</td></tr>");
        });
    html.raw("</tbody></table>");
    if (measures.containsKey(SIGMA)) {
      html.raw("<p class=\"small\">").both("± 为两倍中误差（2σ）", "± is two sigma").raw("</p>");
    }
  }

  static Optional<Text> unit(String name) {
    if (WHOLE_NAME_UNITS.containsKey(name)) {
      return Optional.of(WHOLE_NAME_UNITS.get(name));
    }
    if (name.endsWith(PER_DAY)) {
      return Optional.of(new Text("m/日", "m/day"));
    }
    if (name.contains("_days_")) {
      return Optional.of(WHOLE_NAME_UNITS.get("days"));
    }
    int underscore = name.lastIndexOf('_');
    return underscore < 0
        ? Optional.empty()
        : Optional.ofNullable(SUFFIX_UNITS.get(name.substring(underscore)));
  }

  static Text spelled(String name) {
    String suffix = name.substring(Math.max(0, name.lastIndexOf('_')));
    String bare =
        SUFFIX_UNITS.containsKey(suffix)
            ? name.substring(0, name.length() - suffix.length())
            : name;
    return new Text(bare.replace('_', ' '), bare.replace('_', ' '));
  }

  /** A length with its two sigma, both to the digits that the sigma leaves meaningful. */
  static String figure(String name, double value, SortedMap<String, Double> measures) {
    if (!WITH_SIGMA.contains(name) || !measures.containsKey(SIGMA)) {
      return figure(name, value);
    }
    double twoSigma = 2 * measures.get(SIGMA);
    int decimals = twoSigma >= 10 ? 0 : twoSigma >= 1 ? 1 : 2;
    return grouped(BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP))
        + " ± "
        + grouped(BigDecimal.valueOf(twoSigma).setScale(decimals, RoundingMode.HALF_UP));
  }

  /** Fewer decimals the larger the figure, thousands set apart; km² keep four as licences do. */
  static String figure(String name, double value) {
    double size = Math.abs(value);
    int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    if (name.endsWith("_km2")) {
      decimals = 4;
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    if (rounded.stripTrailingZeros().scale() <= 0 && value == Math.rint(value)) {
      rounded = rounded.setScale(0, RoundingMode.UNNECESSARY);
    }
    return grouped(rounded);
  }

  private static String grouped(BigDecimal number) {
    String plain = number.toPlainString();
    int point = plain.indexOf('.') < 0 ? plain.length() : plain.indexOf('.');
    StringBuilder grouped = new StringBuilder(plain);
    for (int i = point - 3; i > (plain.startsWith("-") ? 1 : 0); i -= 3) {
      grouped.insert(i, ',');
    }
    return grouped.toString().replace('-', '−');
  }
}
