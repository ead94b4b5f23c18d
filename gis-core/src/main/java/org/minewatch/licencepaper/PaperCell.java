package org.minewatch.licencepaper;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One cell of a row, told by its own text alone. Sizes decide what a number can be: northings in
 * China lie between 1.9 and 5.95 million metres, eastings between 180,000 and 820,000 with or
 * without a zone prefix of 13 to 45.
 *
 * @param text plain form
 * @param value of a number, in metres or degrees; NaN for all else
 * @param decimals printed decimals, of seconds for degrees-minutes-seconds
 * @param repaired whether a misread character was put right
 */
record PaperCell(Kind kind, String text, double value, int decimals, boolean repaired) {

  enum Kind {
    NORTHING,
    /** Also the size of packed degrees (DDMMSS, DDDMMSS west of 82°): its partner decides. */
    EASTING,
    EASTING_WITH_PREFIX,
    /** A packed longitude (DDDMMSS) east of 82°. */
    PACKED_LONGITUDE,
    SEXAGESIMAL,
    /** A decimal number that may be degrees. */
    DEGREES,
    LABEL,
    ZERO,
    NUMBER,
    /** A number of the size of a coordinate, but of none in China. */
    OUT_OF_RANGE,
    /** Digits behind asterisks. */
    MASKED,
    /** NaN, infinity, a spreadsheet error. */
    NOT_FINITE,
    /** Many digits that make no number. */
    BROKEN,
    TEXT;

    boolean isCoordinate() {
      return ordinal() <= DEGREES.ordinal();
    }

    boolean spoilsRow() {
      return this == OUT_OF_RANGE || this == MASKED || this == NOT_FINITE || this == BROKEN;
    }
  }

  private static final Pattern THOUSANDS =
      Pattern.compile("\"(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?)\"");
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "[\\t|,;]|(?<=\\S)[ ]+(?=\\S)|(?<![XxYy]|\\d{5})[、.:](?=\\s*(?:[XxYy]\\s*[=:]?\\s*)?\\d{6})"
              + "|(?<=[)\\]])(?=\\s*(?:[XxYy]\\s*[=:]?\\s*)?\\d{6})|[(](?=\\s*(?:[XxYy]\\s*[=:]?\\s*)?\\d{6})"
              + "|(?<=\\d\\.\\d{1,4})[)]|(?<=\\d{6})[)]");
  private static final Pattern AXIS_NAME =
      Pattern.compile("^(?:[XYxyNEne]|[东北][经纬])\\s*[=:]?\\s*(?=[\\d*])");
  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:\\.\\d*)?|[+-]?\\.\\d+");
  private static final Pattern SEXAGESIMAL =
      Pattern.compile("(\\d{2,3})°(\\d{1,2})'(\\d{1,2}(?:\\.(\\d+))?)(?:\"+|'')?[NESW]?");
  private static final Pattern MASKED =
      Pattern.compile(
          "(?=.*\\d)[\\d.]*\\*{2,}[\\d.*]*|\\*{4,}|(?=.*\\d)[\\d.]*[xX#█■□]{3,}[\\d.]*");
  private static final Pattern NOT_FINITE =
      Pattern.compile(
          "(?i)[+-]?(?:nan|inf|infinity|∞|1\\.#.*)|#(?:N/A|VALUE!|REF!|DIV/0!|NUM!|NAME\\?)");
  private static final Pattern MISREAD = Pattern.compile("[\\dOoQlI.、·']{6,16}");
  private static final Pattern EXPONENT = Pattern.compile("[+-]?\\d+(?:\\.\\d+)?[eE][+-]?\\d{1,3}");

  /** The cells of a plain line: split at tabs, bars, commas, semicolons and runs of blanks. */
  static List<PaperCell> split(String plain) {
    String line = plain;
    Matcher thousands = THOUSANDS.matcher(line);
    line = thousands.replaceAll(m -> m.group(1).replace(",", ""));
    List<PaperCell> cells = new ArrayList<>();
    for (String cell : SEPARATOR.split(line)) {
      String text = unquoted(cell.strip());
      if (!text.isEmpty() && !text.equals("@")) {
        cells.add(of(text));
      }
    }
    return cells;
  }

  private static String unquoted(String text) {
    String cut = text;
    if (cut.startsWith("\"")) {
      cut = cut.substring(1).strip();
      // The closing quote may also be the second sign of an angle, which is optional.
      cut = cut.endsWith("\"") ? cut.substring(0, cut.length() - 1).strip() : cut;
    }
    return cut;
  }

  static PaperCell of(String text) {
    String body = AXIS_NAME.matcher(text).replaceFirst("");
    if (NUMBER.matcher(body).matches()) {
      return number(text, body, false);
    }
    Matcher angle = SEXAGESIMAL.matcher(body);
    if (angle.matches()) {
      return sexagesimal(text, angle);
    }
    if (MASKED.matcher(body).matches()) {
      return new PaperCell(Kind.MASKED, text, Double.NaN, -1, false);
    }
    if (NOT_FINITE.matcher(body).matches()) {
      return new PaperCell(Kind.NOT_FINITE, text, Double.NaN, -1, false);
    }
    if (CornerLabel.parse(text) != null) {
      return new PaperCell(Kind.LABEL, text, Double.NaN, -1, false);
    }
    if (EXPONENT.matcher(body).matches()) {
      return new PaperCell(Kind.BROKEN, text, Double.NaN, -1, false);
    }
    if (MISREAD.matcher(body).matches()) {
      PaperCell mended = mended(text, body);
      if (mended != null) {
        return mended;
      }
    }
    boolean broken = body.length() <= 24 && digits(body) >= 6 && !hasIdeograph(body);
    return new PaperCell(broken ? Kind.BROKEN : Kind.TEXT, text, Double.NaN, -1, false);
  }

  /** {@code O} for 0, {@code l} and {@code I} for 1, an ideographic comma for the point. */
  private static PaperCell mended(String text, String body) {
    String digits =
        body.replace('O', '0')
            .replace('o', '0')
            .replace('Q', '0')
            .replace('l', '1')
            .replace('I', '1')
            .replace('、', '.')
            .replace('·', '.');
    if (digits(body) < 5 || !NUMBER.matcher(digits).matches()) {
      return null;
    }
    PaperCell cell = number(text, digits, true);
    return cell.kind().isCoordinate() ? cell : null;
  }

  private static PaperCell number(String text, String body, boolean repaired) {
    BigDecimal exact =
        new BigDecimal(body.endsWith(".") ? body.substring(0, body.length() - 1) : body);
    double value = exact.doubleValue();
    int decimals = Math.max(0, exact.scale());
    return new PaperCell(kindOf(text, value, decimals), text, value, decimals, repaired);
  }

  private static Kind kindOf(String text, double value, int decimals) {
    if (value == 0) {
      return Kind.ZERO;
    }
    if (within(value, 1_900_000, 5_950_000)) {
      return Kind.NORTHING;
    }
    if (within(value, 150_000, 820_000)) {
      return Kind.EASTING;
    }
    if (within(value, 13_000_000, 46_000_000) && within(value % 1_000_000, 150_000, 850_000)) {
      return Kind.EASTING_WITH_PREFIX;
    }
    if (within(value, 820_000, 1_360_000)) {
      return Kind.PACKED_LONGITUDE;
    }
    if (decimals >= 4 && within(value, 15, 136)) {
      return Kind.DEGREES;
    }
    if (Math.abs(value) >= 100_000) {
      return Kind.OUT_OF_RANGE;
    }
    return decimals == 0 && value > 0 && value < 10_000 && CornerLabel.parse(text) != null
        ? Kind.LABEL
        : Kind.NUMBER;
  }

  private static PaperCell sexagesimal(String text, Matcher angle) {
    int degrees = Integer.parseInt(angle.group(1));
    int minutes = Integer.parseInt(angle.group(2));
    double seconds = Double.parseDouble(angle.group(3));
    if (minutes >= 60 || seconds >= 60 || degrees < 3 || degrees > 136) {
      return new PaperCell(Kind.BROKEN, text, Double.NaN, -1, false);
    }
    int decimals = angle.group(4) == null ? 0 : angle.group(4).length();
    return new PaperCell(
        Kind.SEXAGESIMAL, text, degrees + minutes / 60.0 + seconds / 3600.0, decimals, false);
  }

  private static long digits(String text) {
    return text.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  private static boolean within(double value, double low, double high) {
    return value >= low && value <= high;
  }

  private static boolean hasIdeograph(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}
