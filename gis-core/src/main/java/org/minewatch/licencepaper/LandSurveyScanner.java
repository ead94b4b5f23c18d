package org.minewatch.licencepaper;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the text exchange of the land administration: {@code [属性描述]} with one {@code key=value} a
 * line, {@code [地块坐标]} with a line for each parcel ({@code count,area,number,name,面,,,,@}) and its
 * corners ({@code J1,ring,X north,Y east}). Ring 1 is the outline, ring 2 and on are holes.
 */
final class LandSurveyScanner {
  private static final Pattern SECTION = Pattern.compile("^\\[(.*)\\]$");
  private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

  private final ReadLimits limits;
  private final Sheet sheet;
  private Sheet.Part part;
  private Sheet.Ring ring;
  private String ringNumber = "";
  private int declared = -1;
  private int readInParcel;
  private long parcelLine;

  private LandSurveyScanner(String fileName, ReadLimits limits) {
    this.limits = limits;
    this.sheet = new Sheet(fileName);
  }

  static boolean recognises(PaperText text) {
    return text.lines().stream()
        .map(l -> l.plain().strip())
        .anyMatch(l -> l.equals("[属性描述]") || l.equals("[地块坐标]"));
  }

  static Sheet scan(PaperText text, String fileName, ReadLimits limits)
      throws UnreadablePaperException {
    LandSurveyScanner scanner = new LandSurveyScanner(fileName, limits);
    boolean parcels = false;
    for (PaperText.Line line : text.lines()) {
      String plain = line.plain().strip();
      if (plain.isEmpty()) {
        continue;
      }
      var section = SECTION.matcher(plain);
      if (section.matches()) {
        parcels = section.group(1).equals("地块坐标");
      } else if (parcels) {
        scanner.parcelLine(line, plain);
      } else {
        scanner.attribute(line, plain);
      }
    }
    scanner.endParcel();
    return scanner.sheet;
  }

  private void attribute(PaperText.Line line, String plain) {
    sheet.mentions.addAll(DatumMention.scan(line.number(), plain));
    for (PaperField.Found found : PaperField.scan(plain)) {
      String value = PaperField.trimmed(found.value());
      if (!value.isEmpty()) {
        sheet.facts.putIfAbsent(found.field(), new Sheet.Fact(value, line.number()));
      }
    }
    if (plain.startsWith("计量单位=") && !plain.endsWith("=米") && !plain.endsWith("=")) {
      sheet.reject(
          line.number(),
          "计量单位",
          "only metres (米) can be read",
          plain.substring(plain.indexOf('=') + 1));
      sheet.broken(line.number(), "计量单位不是米。", "The unit of the coordinates is not the metre.");
    }
    if (plain.startsWith("转换参数=") && plain.matches(".*\\d.*")) {
      sheet.noticed(
          line.number(), "转换参数未采用。", "The transformation parameters of the file were not used.");
    }
  }

  private void parcelLine(PaperText.Line line, String plain) throws UnreadablePaperException {
    if (plain.endsWith("@")) {
      parcel(line, plain);
      return;
    }
    List<PaperCell> cells = PaperCell.split(plain);
    if (cells.size() < 4) {
      rejectRow(line, plain, "a corner row is label,ring,X north,Y east");
      return;
    }
    Optional<CornerRow> row = CornerRow.parse(line.number(), line.raw(), withoutRing(cells));
    if (row.isEmpty() || row.get().fault().isPresent() || row.get().groups().size() != 1) {
      String reason =
          row.flatMap(CornerRow::fault)
              .map(CornerRow.Fault::reason)
              .orElse("a corner row is label,ring,X north,Y east");
      if (row.flatMap(CornerRow::fault).map(CornerRow.Fault::masked).orElse(false)) {
        sheet.maskedRows++;
      }
      rejectRow(line, plain, reason);
      return;
    }
    corner(line, cells.get(1).text(), row.get());
  }

  private static List<PaperCell> withoutRing(List<PaperCell> cells) {
    return List.of(cells.get(0), cells.get(2), cells.get(3));
  }

  private void rejectRow(PaperText.Line line, String plain, String reason) {
    if (part == null) {
      part = new Sheet.Part("");
      sheet.parts.add(part);
    }
    if (ring == null) {
      open(line.number());
    }
    ring.spoiltRows++;
    readInParcel++;
    sheet.reject(line.number(), "", reason, plain);
  }

  private void parcel(PaperText.Line line, String plain) {
    endParcel();
    // Split with the empty fields: their places count.
    String[] fields = plain.split(",", -1);
    String name = fields.length > 3 ? PaperField.trimmed(fields[3]) : "";
    part = new Sheet.Part(name);
    sheet.parts.add(part);
    parcelLine = line.number();
    if (fields.length > 0 && COUNT.matcher(fields[0].strip()).matches()) {
      declared = Integer.parseInt(fields[0].strip());
    }
    if (fields.length > 1) {
      PrintedArea.parse(fields[1], false, line.number()).stream()
          .map(a -> a.unitPrinted() ? a : a.as(PrintedArea.Unit.HECTARE))
          .forEach(part.areas::add);
      part.areas.removeIf(a -> a.value() == 0);
    }
    if (sheet.parts.size() == 2) {
      sheet.assumed(
          line.number(),
          "文件含多个地块，按同一许可证的多个块段处理。",
          "The file holds several parcels; they were read as parts of one licence.");
    }
    if (fields.length > 4 && !fields[4].isBlank() && !fields[4].strip().equals("面")) {
      sheet.broken(
          line.number(),
          "地块图形不是“面”。",
          "The parcel is no area (面) but \"" + fields[4].strip() + "\".");
    }
  }

  private void corner(PaperText.Line line, String number, CornerRow row)
      throws UnreadablePaperException {
    if (part == null) {
      part = new Sheet.Part("");
      sheet.parts.add(part);
      sheet.flagged(line.number(), "拐点之前没有地块行。", "The corners have no parcel line before them.");
    }
    Sheet.Point point =
        new Sheet.Point(
            row.groups().get(0).label(), row.groups().get(0).pairs(), line.number(), line.raw());
    readInParcel++;
    if (ring == null || !number.equals(ringNumber)) {
      ringNumber = number;
      open(line.number());
    } else if (ring.closedInPrint) {
      sheet.assumed(
          line.number(),
          "环已闭合，其后的点按扣除范围处理。",
          "The ring is closed; the points behind it were read as a deducted ring.");
      open(line.number());
    } else if (ring.points.size() >= 3 && ring.points.get(0).pairs().equals(point.pairs())) {
      ring.closedInPrint = true;
      return;
    }
    ring.points.add(point);
    sheet.guard(limits, 0, line.number());
  }

  private void open(long line) {
    boolean hole = !part.rings.isEmpty();
    ring = new Sheet.Ring(hole, line, List.of());
    part.rings.add(ring);
  }

  private void endParcel() {
    if (part != null && declared >= 0 && declared != readInParcel) {
      int corners = part.rings.stream().mapToInt(r -> r.points.size() + r.spoiltRows).sum();
      if (declared != corners) {
        sheet.broken(
            parcelLine,
            "地块行注明 " + declared + " 个点，读到 " + readInParcel + " 个。",
            "The parcel line says " + declared + " points, " + readInParcel + " were read.");
      }
    }
    ring = null;
    ringNumber = "";
    declared = -1;
    readInParcel = 0;
  }
}
