package org.minewatch.licencepaper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An area as printed.
 *
 * @param value in its unit
 * @param decimals printed
 * @param unit as printed, or the one assumed
 * @param unitPrinted whether a unit stood there that could be read
 * @param about whether the paper says 约
 * @param repaired whether the number was misprinted, such as {@code 2、4062}
 * @param total whether the heading says that it is the whole licence's
 */
record PrintedArea(
    double value,
    int decimals,
    Unit unit,
    boolean unitPrinted,
    boolean about,
    boolean repaired,
    boolean total,
    long line,
    String raw) {

  /** Units that areas of mines are printed in; 1 mu (亩) is 2000/3 square metres. */
  enum Unit {
    SQUARE_KILOMETRE("平方公里", "km2", 1),
    HECTARE("公顷", "ha", 1e-2),
    MU("亩", "mu", 2000 / 3e6),
    SQUARE_METRE("平方米", "m2", 1e-6);

    private final String zh;
    private final String en;
    private final double km2;

    Unit(String zh, String en, double km2) {
      this.zh = zh;
      this.en = en;
      this.km2 = km2;
    }

    String zh() {
      return zh;
    }

    String en() {
      return en;
    }

    double km2() {
      return km2;
    }
  }

  /** An area stands at the head of its field; behind that, prose follows. */
  private static final int MOST_CHARS = 120;

  private static final Pattern AREA =
      Pattern.compile(
          "(?<about>约)?[为是]?\\s*(?<![\\d.])(?<number>\\d[\\dOol]*(?:\\s?[.、·,]\\s?[\\dOol]+)?)\\s*[\"(]?\\s*"
              + "(?<unit>km\\^?2|[kK][mM]2|kO|Km²|k㎡|kn2|平方公里|平方千米|公里2|千米2|m2|M2|m\\^2|平方米|米2"
              + "|公顷|hm2|ha|亩)?");

  double km2() {
    return value * unit.km2();
  }

  double unitOfLastDigitKm2() {
    return Math.pow(10, -decimals) * unit.km2();
  }

  PrintedArea as(Unit other) {
    return new PrintedArea(value, decimals, other, unitPrinted, about, repaired, total, line, raw);
  }

  /**
   * The areas in the value of a field 面积: usually one, often a second in another unit behind it. A
   * unit may also stand in brackets before the number, as in a table's head.
   */
  static List<PrintedArea> parse(String text, boolean total, long line) {
    String value = text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
    List<PrintedArea> areas = new ArrayList<>();
    Matcher m = AREA.matcher(value);
    Unit head = headUnit(value);
    while (m.find()) {
      String unitText = m.group("unit");
      boolean first = areas.isEmpty();
      if (unitText == null && !(first && stands(value, m))) {
        continue;
      }
      String number = m.group("number");
      String digits =
          number
              .replaceAll("\\s", "")
              .replace('O', '0')
              .replace('o', '0')
              .replace('l', '1')
              .replace('、', '.')
              .replace('·', '.')
              .replace(',', '.');
      BigDecimal exact = new BigDecimal(digits);
      if (exact.signum() == 0) {
        continue;
      }
      Unit unit = unitText == null ? head : unit(unitText);
      areas.add(
          new PrintedArea(
              exact.doubleValue(),
              Math.max(0, exact.scale()),
              unit == null ? Unit.SQUARE_KILOMETRE : unit,
              unit != null,
              m.group("about") != null,
              !digits.equals(number) || "kO".equals(unitText) || "kn2".equals(unitText),
              total,
              line,
              PaperField.trimmed(value)));
    }
    return areas;
  }

  /** A bare number is an area only where nothing but punctuation precedes it. */
  private static boolean stands(String value, Matcher m) {
    String before = value.substring(0, m.start("number"));
    String after = value.substring(m.end("number"));
    return before.replaceAll("[(（][^)）]*[)）]", "").matches("[\\s:=,|约为是\"]*")
        && !after.matches("^\\s*[年月个%％度°号带].*");
  }

  private static Unit headUnit(String value) {
    Matcher head = Pattern.compile("^\\s*[(（]\\s*([^)）]{1,6})\\s*[)）]").matcher(value);
    return head.find() ? unit(head.group(1)) : null;
  }

  private static Unit unit(String text) {
    return switch (text.toLowerCase(java.util.Locale.ROOT)) {
      case "km2", "km^2", "ko", "kn2", "k㎡", "km²", "平方公里", "平方千米", "公里2", "千米2" ->
          Unit.SQUARE_KILOMETRE;
      case "m2", "m^2", "平方米", "米2" -> Unit.SQUARE_METRE;
      case "公顷", "hm2", "ha" -> Unit.HECTARE;
      case "亩" -> Unit.MU;
      default -> null;
    };
  }
}
