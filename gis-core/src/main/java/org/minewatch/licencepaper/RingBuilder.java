package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts rows, headings and markers of one sheet together into parts and rings. A ring ends at a
 * marker, a heading, the repeated first corner, or where the numbers begin again.
 */
final class RingBuilder {
  private final Sheet sheet;
  private final List<CornerRow> block = new ArrayList<>();
  private Sheet.Part part;
  private Sheet.Ring ring;
  private boolean deduct;
  private PartHeading deductHeading;
  private PartHeading pending;
  private long pendingLine;
  private boolean partEnded;
  private Sheet.Elevation pendingElevation;
  private final List<PrintedArea> pendingAreas = new ArrayList<>();
  private List<DatumMention> datumsOfLastLine = List.of();
  private final Map<String, DatumMention> datumsOfHead = new LinkedHashMap<>();
  private boolean cornersSinceDatum;
  private boolean extraSaid;
  private String head = "";
  private long headLine;

  RingBuilder(Sheet sheet) {
    this.sheet = sheet;
  }

  boolean isInRing() {
    return ring != null || !block.isEmpty();
  }

  int pendingCorners() {
    return block.stream().mapToInt(r -> r.groups().size()).sum();
  }

  void row(CornerRow row) {
    if (!row.extra().isEmpty() && !extraSaid) {
      extraSaid = true;
      sheet.noticed(
          row.line(),
          "拐点行中坐标以外的内容（如“" + row.extra().get(0) + "”）未采用。",
          "What stands in the corner rows beside the coordinates, such as \""
              + row.extra().get(0)
              + "\", was not taken.");
    }
    block.add(row);
  }

  /** A table's head, kept to be compared with what stands under it. */
  void head(long line, String plain) {
    boolean names =
        plain.contains("经度") || plain.contains("坐标") || plain.matches(".*\\bX\\b.*\\bY\\b.*");
    if (names && plain.length() <= 60) {
      head = plain;
      headLine = line;
    }
  }

  void datums(List<DatumMention> mentions) {
    if (mentions.isEmpty()) {
      return;
    }
    endBlock();
    if (cornersSinceDatum) {
      if (names(mentions).equals(names(datumsOfLastLine))) {
        return;
      }
      datumsOfHead.clear();
      cornersSinceDatum = false;
      endRing();
      deduct = false;
      partEnded = true;
    }
    datumsOfLastLine = mentions;
    mentions.forEach(m -> datumsOfHead.putIfAbsent(m.datum(), m));
  }

  private static List<String> names(List<DatumMention> mentions) {
    return mentions.stream().map(DatumMention::datum).toList();
  }

  void heading(PartHeading heading, long line) {
    endBlock();
    if (deduct && ring == null && deductHeading == null) {
      deductHeading = heading;
      return;
    }
    if (deduct && deductHeading != null && deductHeading.style() == heading.style()) {
      endRing();
      return;
    }
    endRing();
    deduct = false;
    pending = heading;
    pendingLine = line;
    pendingElevation = null;
    pendingAreas.clear();
  }

  void deduct(String text) {
    endBlock();
    if (part == null || !part.hasCorners()) {
      return;
    }
    endRing();
    deduct = true;
    pending = null;
    partEnded = false;
    deductHeading = PartHeading.of(text.substring(text.indexOf(':') + 1)).orElse(null);
  }

  /** {@code *,top,bottom,part name,1,} and the national file's row with 标高. */
  void endPart(PaperText.Line line, List<PaperCell> cells) {
    endBlock();
    int end = cellsOfPartEnd(cells);
    boolean minus = end > 3 && cells.get(end - 1).text().equals("-1");
    ElevationRange range =
        ElevationRange.ofCells(cells.get(1).text(), cells.get(2).text()).orElseThrow();
    if (part == null) {
      sheet.flagged(
          line.number(), "块段结束行之前没有拐点。", "The row that ends a part has no corners before it.");
      return;
    }
    if (minus && ring != null && !ring.deducted) {
      deductLastRing(line.number());
    } else {
      Sheet.Elevation elevation = new Sheet.Elevation(range, false, line.number(), line.raw());
      // 0 and 0 stand for "no elevation" in these rows.
      if (range.top() != 0 || range.bottom() != 0) {
        part.elevation = elevation;
      }
      nameOf(cells).ifPresent(name -> part.name = name);
    }
    endRing();
    deduct = false;
    partEnded = true;
  }

  /** The cells of the mark at the head of a list: mark, two elevations, perhaps a name, a flag. */
  static int cellsOfPartEnd(List<PaperCell> cells) {
    int i = 3;
    if (i < cells.size() && isName(cells.get(i))) {
      i++;
    }
    if (i < cells.size() && cells.get(i).text().matches("-?1")) {
      i++;
    }
    return i;
  }

  private static Optional<String> nameOf(List<PaperCell> cells) {
    return cells.size() > 3 && isName(cells.get(3))
        ? Optional.of(cells.get(3).text())
        : Optional.empty();
  }

  private static boolean isName(PaperCell cell) {
    return !cell.text().equals("*")
        && !cell.text().matches("-?\\d+")
        && !cell.kind().isCoordinate();
  }

  private void deductLastRing(long line) {
    Sheet.Part own = part;
    Sheet.Ring hole = ring.asDeducted();
    if (own.rings.size() == 1 && sheet.parts.size() > 1) {
      sheet.parts.remove(own);
      part = sheet.parts.get(sheet.parts.size() - 1);
    } else {
      own.rings.remove(ring);
    }
    part.rings.add(hole);
    sheet.assumed(
        line, "块段结束行标记 -1：该环按扣除范围处理。", "The part's end row says -1: its ring was deducted.");
  }

  void area(PrintedArea area) {
    if (area.total() || target() == null && pending == null) {
      sheet.areas.add(area);
    } else if (pending != null && area.line() == pendingLine) {
      pendingAreas.add(area);
    } else if (target() != null) {
      target().areas.add(area);
    } else {
      sheet.areas.add(area);
    }
  }

  void elevation(Sheet.Elevation elevation) {
    endBlock();
    if (pending != null && elevation.line() == pendingLine) {
      pendingElevation = elevation;
    } else if (target() != null && target().elevation == null) {
      target().elevation = elevation;
    } else {
      sheet.elevations.add(elevation);
    }
  }

  /** A range such as {@code +77m～+9.5m} in a part's heading itself, without the word 标高. */
  void elevationOfHeading(PaperText.Line line, String plain) {
    if (pending == null || pendingLine != line.number() || pendingElevation != null) {
      return;
    }
    if (plain.matches(".*\\d\\s*(?:m|米).*")) {
      ElevationRange.parse(plain)
          .ifPresent(
              r -> pendingElevation = new Sheet.Elevation(r, false, line.number(), line.raw()));
    }
  }

  /** The part that text behind its corners speaks of; null before the first corner. */
  private Sheet.Part target() {
    endBlock();
    return pending == null && part != null && part.hasCorners() ? part : null;
  }

  void endBlock() {
    if (block.isEmpty()) {
      return;
    }
    List<CornerRow> rows = List.copyOf(block);
    block.clear();
    RowOrder.Ordered ordered = RowOrder.of(rows.stream().filter(r -> r.fault().isEmpty()).toList());
    if (!ordered.points().isEmpty() && ordered.byColumns()) {
      sideBySide(rows.get(0).line(), ordered.proven());
    }
    rows.stream().filter(r -> r.fault().isPresent()).forEach(this::spoilt);
    ordered.points().forEach(this::point);
  }

  private void sideBySide(long line, boolean proven) {
    String zh = "并排印刷的拐点按先左栏后右栏的顺序读取";
    String en = "Corners printed side by side were read down the left column first";
    if (proven) {
      sheet.noticed(line, zh + "，与编号一致。", en + ", as their numbers say.");
    } else {
      sheet.assumed(line, zh + "，编号不能证实。", en + "; their numbers do not prove it.");
    }
  }

  private void spoilt(CornerRow row) {
    CornerRow.Fault fault = row.fault().orElseThrow();
    if (ring == null) {
      open(row.line(), 1);
    }
    ring.spoiltRows++;
    if (fault.masked()) {
      sheet.maskedRows++;
    }
    sheet.reject(row.line(), fault.column(), fault.reason(), row.raw());
  }

  private void point(Sheet.Point point) {
    cornersSinceDatum = true;
    if (ring != null && !ring.points.isEmpty()) {
      if (closes(point)) {
        ring.closedInPrint = true;
        endRing();
        return;
      }
      Optional<String> why = beginsAnew(point);
      if (why.isPresent()) {
        endRing();
        if (deduct) {
          sheet.assumed(
              point.line(),
              "编号重新开始，按又一个扣除范围处理。",
              "The numbers begin again: read as another deducted area.");
        } else if (pending == null) {
          sheet.assumed(point.line(), "编号重新开始，按新的块段处理。", why.get());
          partEnded = true;
        }
      }
    }
    if (ring == null) {
      open(point.line(), point.pairs().size());
    }
    headAgainst(point);
    ring.points.add(point);
  }

  private boolean closes(Sheet.Point point) {
    return ring.points.size() >= 3 && ring.points.get(0).pairs().equals(point.pairs());
  }

  private Optional<String> beginsAnew(Sheet.Point point) {
    CornerLabel here = point.label();
    CornerLabel before = ring.points.get(ring.points.size() - 1).label();
    if (here == null || before == null) {
      return Optional.empty();
    }
    if (here.partInPrefix() && before.partInPrefix() && !here.prefix().equals(before.prefix())) {
      return Optional.of("The corners' part number changes: read as a new part.");
    }
    boolean again = here.number() == 1 && before.number() >= 1;
    return again ? Optional.of("The numbers begin again: read as a new part.") : Optional.empty();
  }

  private void open(long line, int columns) {
    boolean first = part == null;
    boolean outerAgain = part != null && !deduct && part.rings.stream().anyMatch(r -> !r.deducted);
    if (first || pending != null || partEnded || outerAgain) {
      if (outerAgain && pending == null && !partEnded) {
        sheet.assumed(line, "上一环已闭合，按新的块段处理。", "The ring before is closed: read as a new part.");
      }
      part = new Sheet.Part(pending == null ? "" : pending.name());
      part.elevation = pendingElevation;
      part.areas.addAll(pendingAreas);
      if (pending != null
          && (pending.style() == PartHeading.Style.SEAM || pending.name().contains("煤"))) {
        part.seams.addAll(PartHeading.seams(pending.name()));
      }
      sheet.parts.add(part);
      deduct = false;
    }
    pending = null;
    pendingElevation = null;
    pendingAreas.clear();
    partEnded = false;
    List<DatumMention> ofHead = List.copyOf(datumsOfHead.values());
    List<DatumMention> datums =
        datumsOfLastLine.size() == columns || ofHead.size() != columns ? datumsOfLastLine : ofHead;
    ring = new Sheet.Ring(deduct, line, datums);
    part.rings.add(ring);
  }

  void endRing() {
    endBlock();
    ring = null;
  }

  /** Says once a table when its head names something else than what stands under it. */
  private void headAgainst(Sheet.Point point) {
    if (head.isEmpty() || point.pairs().isEmpty()) {
      return;
    }
    CornerPair pair = point.pairs().get(0);
    boolean angles = head.contains("经度") || head.contains("纬度");
    boolean axes = head.matches(".*\\bX\\b.*\\bY\\b.*");
    if (head.contains("标高") && axes) {
      sheet.noticed(
          headLine, "表头写成标高，列内是坐标。", "The head speaks of elevations over columns of coordinates.");
    } else if (angles && !axes && !pair.geographic()) {
      sheet.noticed(
          headLine,
          "表头写经度/纬度，列内是平面直角坐标（米）。",
          "The head says longitude and latitude over plane coordinates in metres.");
    } else if (axes && !angles && pair.geographic()) {
      sheet.noticed(
          headLine, "表头写 X/Y，列内是经纬度。", "The head says X and Y over longitudes and latitudes.");
    }
    head = "";
  }
}
