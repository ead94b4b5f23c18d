package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.locationtech.jts.geom.Geometry;

/** Compares the areas that a paper prints with those of its corners, and says what does not fit. */
final class AreaJudge {
  /** No mine is this small: a printed value below it "in m2" has lost its unit. */
  private static final double SMALLEST_SQUARE_METRES = 1000;

  private final Sheet sheet;
  private final BoundaryFigure figure;
  private boolean partsDiffer;
  private Optional<PrintedArea> printed = Optional.empty();

  /**
   * @param figure of the variant chosen; may be empty
   */
  AreaJudge(Sheet sheet, BoundaryFigure figure) {
    this.sheet = sheet;
    this.figure = figure;
  }

  AreaCheck check() {
    Geometry net = figure.net();
    OptionalDouble plane = figure.isEmpty() ? OptionalDouble.empty() : figure.planeKm2(net);
    OptionalDouble ellipsoid = figure.ellipsoidKm2(net);
    printed = chosen(plane, ellipsoid);
    partsAgainstPrint();
    if (printed.isEmpty()) {
      sheet.noticed(0, "未见印刷面积，无法核对。", "No area is printed to check against.");
      return AreaCheck.of(plane, ellipsoid, OptionalDouble.empty(), 0);
    }
    AreaCheck check = compare(printed.get(), plane, ellipsoid);
    AreaCheck sum =
        compare(
            printed.get(), figure.sumKm2(figure::planeKm2), figure.sumKm2(figure::ellipsoidKm2));
    if (check.agreement() == AreaCheck.Agreement.NEITHER && sum.agrees()) {
      sheet.noticed(
          printed.get().line(),
          "印刷面积为各块段面积之和，重叠部分计了两次。",
          "The printed area is the sum of the parts; where they overlap it counts twice.");
      check = sum;
    }
    said(check, plane, ellipsoid);
    return check;
  }

  boolean partsDiffer() {
    return partsDiffer;
  }

  /** The printed area that counts; empty when none is printed or two contradict each other. */
  Optional<PrintedArea> printed() {
    return printed;
  }

  private static AreaCheck compare(
      PrintedArea area, OptionalDouble plane, OptionalDouble ellipsoid) {
    return AreaCheck.of(plane, ellipsoid, OptionalDouble.of(area.km2()), area.unitOfLastDigitKm2());
  }

  private Optional<PrintedArea> chosen(OptionalDouble plane, OptionalDouble ellipsoid) {
    List<PrintedArea> candidates = new ArrayList<>(candidates());
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    candidates.replaceAll(a -> unitPutRight(a, plane, ellipsoid));
    PrintedArea first = candidates.get(0);
    for (PrintedArea other : candidates.subList(1, candidates.size())) {
      double tolerance =
          AreaCheck.tolerance(first.km2(), first.unitOfLastDigitKm2())
              + AreaCheck.tolerance(other.km2(), other.unitOfLastDigitKm2());
      if (Math.abs(first.km2() - other.km2()) <= tolerance) {
        continue;
      }
      List<PrintedArea> fitting =
          candidates.stream().filter(a -> compare(a, plane, ellipsoid).agrees()).toList();
      sheet.flagged(
          other.line(),
          "面积前后不一致：" + text(first) + " 与 " + text(other) + "。",
          "Two different areas are printed: " + text(first) + " and " + text(other) + ".");
      return fitting.isEmpty() ? Optional.empty() : Optional.of(fitting.get(0));
    }
    if (first.about()) {
      sheet.noticed(first.line(), "面积注明“约”。", "The area is printed as approximate.");
    }
    if (first.repaired()) {
      sheet.repaired(
          first.line(),
          "面积“"
              + first.raw()
              + "”按 "
              + Numbers.atLeast(first.value(), first.decimals())
              + " "
              + first.unit().zh()
              + " 读取。",
          "The area \""
              + first.raw()
              + "\" was read as "
              + Numbers.atLeast(first.value(), first.decimals())
              + " "
              + first.unit().en()
              + ".");
    }
    return Optional.of(first);
  }

  /** The licence's own areas; else the one part's; else the sum of all parts. */
  private List<PrintedArea> candidates() {
    List<PrintedArea> totals = sheet.areas.stream().filter(PrintedArea::total).toList();
    if (!totals.isEmpty()) {
      return totals;
    }
    if (!sheet.areas.isEmpty()) {
      return sheet.areas;
    }
    List<Sheet.Part> parts = sheet.parts.stream().filter(Sheet.Part::hasCorners).toList();
    if (parts.size() == 1) {
      return parts.get(0).areas;
    }
    if (parts.isEmpty() || parts.stream().anyMatch(p -> p.areas.isEmpty())) {
      return List.of();
    }
    PrintedArea first = parts.get(0).areas.get(0);
    if (parts.stream().anyMatch(p -> p.areas.get(0).unit() != first.unit())) {
      return List.of();
    }
    double sum = parts.stream().mapToDouble(p -> p.areas.get(0).value()).sum();
    int decimals = parts.stream().mapToInt(p -> p.areas.get(0).decimals()).min().orElseThrow();
    sheet.assumed(
        0,
        "未见总面积，按各块段面积之和核对。",
        "No area of the whole is printed; the sum of the parts' areas was taken.");
    double rounded = Math.round(sum * Math.pow(10, decimals)) / Math.pow(10, decimals);
    return List.of(
        new PrintedArea(
            rounded, decimals, first.unit(), true, false, false, true, first.line(), first.raw()));
  }

  /** A unit that the corners prove wrong, or that no mine can have, becomes the one that fits. */
  private PrintedArea unitPutRight(
      PrintedArea area, OptionalDouble plane, OptionalDouble ellipsoid) {
    boolean computed = plane.isPresent() || ellipsoid.isPresent();
    if (computed && !compare(area, plane, ellipsoid).agrees()) {
      for (PrintedArea.Unit unit : PrintedArea.Unit.values()) {
        if (unit != area.unit() && compare(area.as(unit), plane, ellipsoid).agrees()) {
          return said(area, unit, "与拐点围成的面积相符", "that fits the corners");
        }
      }
    }
    boolean tiny =
        area.unit() == PrintedArea.Unit.SQUARE_METRE && area.value() < SMALLEST_SQUARE_METRES;
    if (tiny && !computed) {
      return said(
          area, PrintedArea.Unit.SQUARE_KILOMETRE, "矿区不会小于 1000 平方米", "no mine is that small");
    }
    if (!area.unitPrinted()) {
      sheet.assumed(
          area.line(),
          "面积未注明单位，按" + area.unit().zh() + "处理。",
          "The area has no unit; " + area.unit().en() + " was taken.");
    }
    return area;
  }

  private PrintedArea said(PrintedArea area, PrintedArea.Unit unit, String zh, String en) {
    String value = Numbers.atLeast(area.value(), area.decimals());
    sheet.repaired(
        area.line(),
        "面积 "
            + value
            + (area.unitPrinted() ? " 的单位印作" + area.unit().zh() : " 未印单位")
            + "，按"
            + unit.zh()
            + "处理："
            + zh
            + "。",
        "The area "
            + value
            + (area.unitPrinted() ? " is printed in " + area.unit().en() : " has no unit")
            + "; "
            + unit.en()
            + " was taken: "
            + en
            + ".");
    return area.as(unit);
  }

  private void partsAgainstPrint() {
    List<Sheet.Part> parts = sheet.parts.stream().filter(Sheet.Part::hasCorners).toList();
    if (parts.size() < 2) {
      return;
    }
    for (int p = 0; p < parts.size(); p++) {
      if (parts.get(p).areas.isEmpty() || !figure.hasPart(p)) {
        continue;
      }
      Geometry net = figure.net(p);
      OptionalDouble plane = figure.planeKm2(net);
      OptionalDouble ellipsoid = figure.ellipsoidKm2(net);
      PrintedArea area = unitPutRight(parts.get(p).areas.get(0), plane, ellipsoid);
      AreaCheck check = compare(area, plane, ellipsoid);
      if (check.agreement() == AreaCheck.Agreement.NEITHER) {
        partsDiffer = true;
        String computed = Numbers.rounded(check.computedKm2().orElseThrow(), 4);
        sheet.flagged(
            area.line(),
            "块段 " + (p + 1) + " 印刷面积 " + text(area) + "，拐点计算 " + computed + " km2。",
            "Part "
                + (p + 1)
                + " prints "
                + text(area)
                + ", its corners give "
                + computed
                + " km2.");
      }
    }
  }

  private void said(AreaCheck check, OptionalDouble plane, OptionalDouble ellipsoid) {
    PrintedArea area = printed.orElseThrow();
    String computed = Numbers.rounded(check.computedKm2().orElse(0), Math.max(4, area.decimals()));
    switch (check.agreement()) {
      case PLANE, ELLIPSOID, BOTH -> {
        String zh =
            switch (check.agreement()) {
              case PLANE -> "平面面积";
              case ELLIPSOID -> "椭球面积";
              default -> "平面面积和椭球面积";
            };
        String en =
            switch (check.agreement()) {
              case PLANE -> "the area on the plane";
              case ELLIPSOID -> "the area on the ellipsoid";
              default -> "the areas on the plane and on the ellipsoid";
            };
        sheet.noticed(
            area.line(),
            "印刷面积 " + text(area) + " 与" + zh + "相符（" + computed + " km2）。",
            "The printed " + text(area) + " agrees with " + en + " (" + computed + " km2).");
      }
      case NEITHER -> {
        double percent = (check.computedKm2().orElseThrow() / area.km2() - 1) * 100;
        sheet.flagged(
            area.line(),
            "印刷面积 "
                + text(area)
                + "，拐点计算 "
                + computed
                + " km2，相差 "
                + Numbers.rounded(percent, 2)
                + "%"
                + grossHint(area, "（与未扣除的面积相符）。", "。"),
            "The paper prints "
                + text(area)
                + ", the corners give "
                + computed
                + " km2, "
                + Numbers.rounded(percent, 2)
                + " % off"
                + grossHint(area, "; without the deduction it would fit.", "."));
      }
      case NOTHING_PRINTED, NOTHING_COMPUTED -> {
        // said by the caller
      }
    }
  }

  private String grossHint(PrintedArea area, String fits, String otherwise) {
    if (!figure.hasHoles()) {
      return otherwise;
    }
    Geometry gross = figure.gross();
    return compare(area, figure.planeKm2(gross), figure.ellipsoidKm2(gross)).agrees()
        ? fits
        : otherwise;
  }

  private static String text(PrintedArea area) {
    return Numbers.atLeast(area.value(), area.decimals()) + " " + area.unit().en();
  }
}
