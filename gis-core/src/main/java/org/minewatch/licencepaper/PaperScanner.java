package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads corner tables as printed, and the national application file, into sheets. Line by line: a
 * line is a row of corners, the end of a part, a marker or heading, or text with facts in it.
 */
final class PaperScanner {
  private static final Pattern NUMBERED_KEY = Pattern.compile("^\\s*\\d{1,4}\\s*=\\s*(?=\\S)");
  private static final Pattern LICENCE_NUMBER = Pattern.compile("[Cc]?\\d{13,22}");
  private static final Pattern SECTION = Pattern.compile("^\\[[^\\]]*\\]$");

  private final ReadLimits limits;
  private final List<Sheet> sheets = new ArrayList<>();
  private Sheet sheet;
  private RingBuilder rings;
  private int cornersBefore;

  private PaperScanner(String fileName, ReadLimits limits) {
    this.limits = limits;
    start(new Sheet(fileName));
  }

  static List<Sheet> scan(PaperText text, String fileName, ReadLimits limits)
      throws UnreadablePaperException {
    PaperScanner scanner = new PaperScanner(fileName, limits);
    for (PaperText.Line line : text.lines()) {
      scanner.line(line);
    }
    scanner.rings.endBlock();
    return scanner.sheets;
  }

  private void start(Sheet next) {
    sheet = next;
    sheets.add(next);
    rings = new RingBuilder(next);
  }

  private void line(PaperText.Line line) throws UnreadablePaperException {
    String plain = NUMBERED_KEY.matcher(line.plain().strip()).replaceFirst("");
    if (plain.isBlank() || SECTION.matcher(plain).matches()) {
      return;
    }
    if (isPointString(plain)) {
      pointString(line, plain);
    } else {
      cells(line, plain, PaperCell.split(plain));
    }
    sheet.guard(limits, cornersBefore + rings.pendingCorners(), line.number());
  }

  /** {@code X1,Y1;X2,Y2;...}: at least three pairs between semicolons. */
  private static boolean isPointString(String plain) {
    String[] pieces = plain.split(";");
    int pairs = 0;
    for (String piece : pieces) {
      long coordinates =
          PaperCell.split(piece).stream().filter(c -> c.kind().isCoordinate()).count();
      pairs += coordinates == 2 ? 1 : 0;
    }
    return pieces.length >= 3 && pairs >= 3;
  }

  private void pointString(PaperText.Line line, String plain) {
    rings.endRing();
    for (String piece : plain.split(";")) {
      List<PaperCell> cells = PaperCell.split(piece);
      if (!cells.isEmpty()) {
        cells(line, piece, cells);
      }
    }
    rings.endRing();
  }

  /** A whole licence in one line goes on after the mark: *, top, bottom, name, 1, n, X, Y, ... */
  private void cells(PaperText.Line line, String plain, List<PaperCell> all) {
    List<PaperCell> cells = all;
    for (int end = endOfPart(cells); end >= 0; end = endOfPart(cells)) {
      if (end > 0) {
        rowOrText(line, joined(cells.subList(0, end)), cells.subList(0, end));
      }
      List<PaperCell> mark = cells.subList(end, cells.size());
      rings.endPart(line, mark);
      cells = mark.subList(RingBuilder.cellsOfPartEnd(mark), mark.size());
    }
    if (cells.size() == all.size()) {
      rowOrText(line, plain, cells);
    } else if (!cells.isEmpty()) {
      rowOrText(line, joined(cells), cells);
    }
  }

  private static String joined(List<PaperCell> cells) {
    return cells.stream().map(PaperCell::text).collect(Collectors.joining("\t"));
  }

  private void rowOrText(PaperText.Line line, String plain, List<PaperCell> cells) {
    if (CornerRow.isZeroRow(cells)) {
      sheet.noticed(
          line.number(), "以 0、0 结尾的行不是拐点，略去。", "The row of zeros is no corner and was left out.");
      rings.endRing();
      return;
    }
    Optional<CornerRow> row = CornerRow.parse(line.number(), line.raw(), cells);
    if (row.isPresent()) {
      if (!row.get().lead().isBlank()) {
        markers(line.number(), row.get().lead());
      }
      rings.row(row.get());
      return;
    }
    if (CornerRow.holdsPosition(plain)) {
      unread(line);
    }
    text(line, plain);
  }

  private void unread(PaperText.Line line) {
    sheet.unreadPositions++;
    sheet.reject(
        line.number(),
        "",
        "the line holds a northing and an easting but is no row of a corner table that is known;"
            + " a row is number, northing, easting",
        line.raw());
    sheet.flagged(
        line.number(),
        "该行含坐标数字，但不是可识别的拐点行，未采用。",
        "The line holds coordinates but is no corner row that is known; it was not taken.");
  }

  /** Index of a {@code *} or 标高 cell with two elevations behind it; -1 for none. */
  private int endOfPart(List<PaperCell> cells) {
    for (int i = 0; i + 2 < cells.size(); i++) {
      String text = cells.get(i).text();
      boolean mark = text.equals("*") || text.equals("标高") && (i > 0 || rings.isInRing());
      if (mark
          && ElevationRange.ofCells(cells.get(i + 1).text(), cells.get(i + 2).text()).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  private void text(PaperText.Line line, String plain) {
    rings.head(line.number(), plain);
    List<DatumMention> mentions = DatumMention.scan(line.number(), plain);
    sheet.mentions.addAll(mentions);
    rings.datums(mentions.stream().filter(m -> !m.datum().isEmpty()).toList());
    List<PaperField.Found> fields = PaperField.scan(plain);
    for (PaperField.Found found : fields) {
      if (found.field() == PaperField.LICENCE_NO) {
        licenceNumber(line, found);
      }
    }
    markers(line.number(), plain);
    for (PaperField.Found found : fields) {
      field(line, plain, found);
    }
    rings.elevationOfHeading(line, plain);
  }

  private void markers(long number, String text) {
    if (PartHeading.isDeduction(text)) {
      rings.deduct(text);
    } else {
      PartHeading.of(text).ifPresent(heading -> rings.heading(heading, number));
    }
  }

  /** A second licence number behind a boundary begins a second licence. */
  private void licenceNumber(PaperText.Line line, PaperField.Found found) {
    var m = LICENCE_NUMBER.matcher(found.value().replaceAll("(?<=\\d)\\s(?=\\d)", ""));
    if (!m.find()) {
      return;
    }
    rings.endBlock();
    String number = m.group().toUpperCase(java.util.Locale.ROOT);
    String known = sheet.value(PaperField.LICENCE_NO);
    if (sheet.hasCorners() && !known.isEmpty() && !known.equals(number)) {
      cornersBefore += sheet.corners();
      start(new Sheet(sheet.fileName));
    } else if (!known.isEmpty() && !known.equals(number)) {
      sheet.flagged(
          line.number(),
          "又出现一个许可证号 " + number + "，采用先出现的 " + known + "。",
          "Another licence number " + number + " is printed; the first, " + known + ", was taken.");
    }
    sheet.facts.putIfAbsent(PaperField.LICENCE_NO, new Sheet.Fact(number, line.number()));
  }

  private void field(PaperText.Line line, String plain, PaperField.Found found) {
    long number = line.number();
    switch (found.field()) {
      case LICENCE_NO -> {
        // taken before the rest of its line
      }
      case TOTAL_AREA, AREA ->
          PrintedArea.parse(found.value(), found.field() == PaperField.TOTAL_AREA, number)
              .forEach(rings::area);
      case ELEVATION -> elevation(line, plain, found.value());
      case VALIDITY, ISSUED -> fact(number, found);
      case CORNER_COUNT -> {
        String digits = found.value().replaceAll("\\D", "");
        if (found.explicit() && !digits.isEmpty() && digits.length() <= 5) {
          sheet.declaredCorners = Integer.parseInt(digits);
        }
      }
      case CAPACITY -> {
        if (found.explicit() || found.value().matches("\\s*\\d.*")) {
          fact(number, found);
        }
      }
      default -> {
        if (found.explicit()) {
          fact(number, found);
        }
      }
    }
  }

  private void fact(long line, PaperField.Found found) {
    String value = PaperField.trimmed(found.value());
    if (!value.isEmpty()) {
      sheet.facts.putIfAbsent(found.field(), new Sheet.Fact(value, line));
    }
  }

  private void elevation(PaperText.Line line, String plain, String value) {
    Optional<ElevationRange> range = ElevationRange.parse(value);
    if (range.isEmpty()) {
      List<PaperCell> cells = PaperCell.split(value);
      if (cells.size() == 2) {
        range = ElevationRange.ofCells(cells.get(0).text(), cells.get(1).text());
      }
    }
    range.ifPresent(
        r ->
            rings.elevation(
                new Sheet.Elevation(
                    r, ElevationRange.isBelowGround(plain), line.number(), line.raw())));
  }
}
