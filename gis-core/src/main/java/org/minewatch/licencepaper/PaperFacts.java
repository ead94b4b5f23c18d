package org.minewatch.licencepaper;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The facts of a sheet's head as the exchange format wants them. */
final class PaperFacts {
  /** C, six digits of the issuing authority, year, month, class and serial. */
  private static final Pattern NEW_NUMBER = Pattern.compile("C\\d{6}(\\d{4})(\\d{2})\\d{10}");

  private final Sheet sheet;

  PaperFacts(Sheet sheet) {
    this.sheet = sheet;
  }

  /** Year and month of issue as far as number, date of issue or validity tell. */
  static Optional<YearMonth> issued(Sheet sheet) {
    for (PaperField field : List.of(PaperField.ISSUED, PaperField.VALIDITY)) {
      List<LocalDate> days = PrintedDates.parse(sheet.value(field));
      if (!days.isEmpty()) {
        return Optional.of(YearMonth.from(days.get(0)));
      }
    }
    Matcher m = NEW_NUMBER.matcher(sheet.value(PaperField.LICENCE_NO));
    if (!m.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(YearMonth.of(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))));
    } catch (DateTimeException noMonth) {
      return Optional.empty();
    }
  }

  /**
   * The printed number; empty when there is none. What is no number of today's scheme is flagged.
   */
  String licenceNumber() {
    String number = sheet.value(PaperField.LICENCE_NO);
    long line = sheet.fact(PaperField.LICENCE_NO).map(Sheet.Fact::line).orElse(0L);
    if (number.isEmpty() || NEW_NUMBER.matcher(number).matches()) {
      return number;
    }
    if (number.matches("\\d{13}")) {
      sheet.noticed(
          line, "许可证号为旧版 13 位编号。", "The licence number is one of the old scheme with 13 digits.");
    } else {
      sheet.flagged(
          line,
          "许可证号 " + number + " 不是“C 加 22 位数字”。",
          "The licence number " + number + " is not a C with 22 digits.");
    }
    return number;
  }

  /** First and last valid day; each empty when not printed as a calendar day. */
  List<Optional<LocalDate>> validity() {
    Optional<Sheet.Fact> fact = sheet.fact(PaperField.VALIDITY);
    List<LocalDate> days = fact.map(f -> PrintedDates.parse(f.value())).orElse(List.of());
    if (days.size() >= 2 && !days.get(1).isBefore(days.get(0))) {
      return List.of(Optional.of(days.get(0)), Optional.of(days.get(1)));
    }
    if (days.size() >= 2) {
      sheet.flagged(
          fact.orElseThrow().line(),
          "有效期限起止颠倒，未采用。",
          "The validity ends before it begins; it was not taken.");
    } else if (fact.isPresent()) {
      sheet.flagged(
          fact.get().line(),
          "有效期限“" + fact.get().value() + "”不是起止两个日期，留空待补。",
          "The validity \""
              + fact.get().value()
              + "\" is not two calendar days; it was left empty.");
    } else {
      sheet.noticed(0, "未见有效期限，留空待补。", "No validity is printed; it was left empty.");
    }
    return List.of(Optional.empty(), Optional.empty());
  }

  List<String> seams() {
    String printed = sheet.value(PaperField.SEAMS);
    List<String> seams = PartHeading.seams(printed);
    if (!printed.isEmpty() && seams.isEmpty()) {
      sheet.noticed(
          sheet.fact(PaperField.SEAMS).orElseThrow().line(),
          "煤层“" + printed + "”未能拆分，按原文保留。",
          "The seams \"" + printed + "\" could not be told apart and were kept as printed.");
      return List.of(printed);
    }
    return seams;
  }

  /** Top and bottom of the licence as a whole: [0] and [1]. */
  OptionalDouble[] elevations() {
    List<Sheet.Elevation> usable = sheet.elevations.stream().filter(e -> !e.below()).toList();
    sheet.elevations.stream().filter(Sheet.Elevation::below).forEach(this::belowGround);
    List<ElevationRange> distinct = usable.stream().map(Sheet.Elevation::range).distinct().toList();
    if (distinct.size() > 1) {
      sheet.flagged(
          usable.get(1).line(),
          "开采标高前后不一致：" + zh(distinct.get(0)) + " 与 " + zh(distinct.get(1)) + "，留空待查。",
          "The elevations are printed differently, "
              + en(distinct.get(0))
              + " and "
              + en(distinct.get(1))
              + "; they were left empty.");
      return new OptionalDouble[] {OptionalDouble.empty(), OptionalDouble.empty()};
    }
    if (distinct.size() == 1) {
      return ends(distinct.get(0));
    }
    return ofParts();
  }

  /** From the parts' own: one for all, or the span of all when each part has one. */
  private OptionalDouble[] ofParts() {
    List<Sheet.Part> parts = sheet.parts.stream().filter(Sheet.Part::hasCorners).toList();
    List<ElevationRange> own =
        parts.stream()
            .filter(p -> p.elevation != null && !p.elevation.below())
            .map(p -> p.elevation.range())
            .toList();
    if (own.isEmpty()) {
      sheet.noticed(0, "未见开采标高，留空待补。", "No elevations are printed; they were left empty.");
      return new OptionalDouble[] {OptionalDouble.empty(), OptionalDouble.empty()};
    }
    if (own.size() == 1 && parts.size() > 1) {
      Sheet.Part only = parts.stream().filter(p -> p.elevation != null).findFirst().orElseThrow();
      sheet.assumed(
          only.elevation.line(),
          "全文只有一处开采标高，按整个矿区的标高处理。",
          "One elevation range is printed for several parts; it was taken for all of them.");
    }
    double top = own.stream().mapToDouble(ElevationRange::top).max().orElseThrow();
    double bottom = own.stream().mapToDouble(ElevationRange::bottom).min().orElseThrow();
    return new OptionalDouble[] {OptionalDouble.of(top), OptionalDouble.of(bottom)};
  }

  /** Top and bottom of a part; those of the licence where it prints none. */
  OptionalDouble[] elevations(Sheet.Part part, OptionalDouble[] ofLicence) {
    if (part.elevation == null) {
      return ofLicence;
    }
    if (part.elevation.below()) {
      belowGround(part.elevation);
      return ofLicence;
    }
    return ends(part.elevation.range());
  }

  private void belowGround(Sheet.Elevation elevation) {
    sheet.flagged(
        elevation.line(),
        "“" + elevation.raw().strip() + "”是埋深不是标高，未采用。",
        "The range counts from the ground down and is no elevation; it was not taken.");
  }

  private static OptionalDouble[] ends(ElevationRange range) {
    return new OptionalDouble[] {OptionalDouble.of(range.top()), OptionalDouble.of(range.bottom())};
  }

  private static String zh(ElevationRange range) {
    return Numbers.plain(range.top()) + "～" + Numbers.plain(range.bottom()) + " m";
  }

  private static String en(ElevationRange range) {
    return Numbers.plain(range.top()) + " to " + Numbers.plain(range.bottom()) + " m";
  }
}
