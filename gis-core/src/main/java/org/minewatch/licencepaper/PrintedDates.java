package org.minewatch.licencepaper;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calendar days as printed: {@code 2011年12月20日}, {@code 2011-12-20}, {@code 2011.12.20}. */
final class PrintedDates {
  private static final Pattern DAY =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})\\s*(?:年|[-./])\\s*(\\d{1,2})\\s*(?:月|[-./])\\s*(\\d{1,2})(?!\\d)");

  private PrintedDates() {}

  /** All days of a text in their order; what is no day of the calendar is left out. */
  static List<LocalDate> parse(String text) {
    List<LocalDate> days = new ArrayList<>();
    Matcher m = DAY.matcher(text);
    while (m.find()) {
      try {
        days.add(
            LocalDate.of(
                Integer.parseInt(m.group(1)),
                Integer.parseInt(m.group(2)),
                Integer.parseInt(m.group(3))));
      } catch (DateTimeException noSuchDay) {
        // 2月30日 and the like: the caller sees that a day is missing
      }
    }
    return days;
  }
}
