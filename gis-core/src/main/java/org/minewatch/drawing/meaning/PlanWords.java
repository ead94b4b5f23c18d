package org.minewatch.drawing.meaning;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads single words of a plan: names, dates, elevations. */
public final class PlanWords {
  private static final Pattern ROAD =
      Pattern.compile("(?:.{0,20})(?:顺槽|大巷|联巷|联络巷|绕道|石门|上山|下山|轨道巷|皮带巷|回风巷|运输巷|切眼|井巷|巷)");
  private static final Pattern FACE_OF_ROAD =
      Pattern.compile("(\\d{4,6}(?:-\\d)?)(?:[^\\d]{0,6})(?:顺槽|运输联巷|切眼|回风巷|运输巷|工作面|面)");
  private static final Pattern DATE =
      Pattern.compile(
          "((?:19|20)\\d\\d)\\s*[.\\-/年]\\s*(\\d{1,2})(?:\\s*[.\\-/月]\\s*(\\d{1,2})?\\s*日?)?");
  private static final Pattern MARKED =
      Pattern.compile("(顶板?|底板?|标高|[Zz])\\s*[:：=]?\\s*([+±-]?\\d{1,4}(?:\\.\\d{1,3})?)(?![.\\d])");
  private static final Pattern ALONE =
      Pattern.compile("[+±]?([-−]?\\d{1,4}\\.\\d{1,3})|[+](\\d{1,4})");

  /** What of a seam or roadway an elevation is of. */
  public enum Level {
    ROOF,
    FLOOR,
    UNSTATED
  }

  /** An elevation as written, metres. */
  public record Height(Level level, double metres) {}

  private PlanWords() {}

  /** Whether words name a roadway ({@code 21603辅运顺槽}, {@code 三联巷}). */
  public static boolean isRoadName(String words) {
    return ROAD.matcher(words.strip()).matches();
  }

  /** The number of the face that a gate road or a face's own name carries. */
  public static Optional<String> faceNumber(String words) {
    Matcher m = FACE_OF_ROAD.matcher(words.strip());
    return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }

  /** A date that stands alone; the last of the month where no day is given. */
  public static Optional<LocalDate> date(String words) {
    Matcher m = DATE.matcher(words.strip());
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      YearMonth month = YearMonth.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)));
      return Optional.of(
          m.group(3) == null ? month.atEndOfMonth() : month.atDay(Integer.parseInt(m.group(3))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * The elevations that words hold. A bare number may also be a thickness or a distance: whoever
   * asks has to know the band of the mine.
   */
  public static List<Height> heights(String words) {
    List<Height> out = new ArrayList<>();
    Matcher alone = ALONE.matcher(words.strip());
    if (alone.matches()) {
      String value = alone.group(1) == null ? alone.group(2) : alone.group(1);
      out.add(new Height(Level.UNSTATED, number(value).orElseThrow()));
      return out;
    }
    Matcher m = MARKED.matcher(words);
    while (m.find()) {
      Level level =
          m.group(1).startsWith("顶")
              ? Level.ROOF
              : m.group(1).startsWith("底") ? Level.FLOOR : Level.UNSTATED;
      number(m.group(2)).ifPresent(v -> out.add(new Height(level, v)));
    }
    return out;
  }

  private static OptionalDouble number(String text) {
    return OptionalDouble.of(Double.parseDouble(text.replace('−', '-').replace("±", "")));
  }
}
