package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line that belongs to a corner table: one or more labelled positions side by side, or what is
 * left of such a line when it is masked or broken.
 *
 * @param lead text before the first corner: a part's name in a merged cell
 * @param extra numbers and text that belong to no corner
 * @param fault why the row gives no corner; empty when it does
 */
record CornerRow(
    long line,
    String raw,
    List<Group> groups,
    String lead,
    List<String> extra,
    Optional<Fault> fault) {

  private static final Pattern COORDINATE_SIZED =
      Pattern.compile("(?<![\\d.])\\d{6,8}(?:\\.\\d+)?(?!\\d)");

  /**
   * @param label null when none is printed
   * @param pairs one, or one for each datum printed side by side
   */
  record Group(CornerLabel label, List<CornerPair> pairs) {}

  /**
   * @param column the cell's text that is at fault, or empty
   */
  record Fault(boolean masked, String column, String reason) {}

  /** Empty when the line is no row of a corner table. */
  static Optional<CornerRow> parse(long line, String raw, List<PaperCell> cells) {
    List<Group> groups = new ArrayList<>();
    List<String> lead = new ArrayList<>();
    List<String> extra = new ArrayList<>();
    CornerLabel label = null;
    int i = 0;
    Optional<PaperCell> spoilt = cells.stream().filter(c -> c.kind().spoilsRow()).findFirst();
    if (spoilt.isPresent()) {
      return startsLikeARow(cells)
          ? Optional.of(faulty(line, raw, fault(spoilt.get())))
          : Optional.empty();
    }
    while (i < cells.size()) {
      PaperCell cell = cells.get(i);
      if (!cell.kind().isCoordinate()) {
        if (cell.kind() == PaperCell.Kind.LABEL) {
          label = CornerLabel.parse(cell.text());
        } else if (groups.isEmpty() && cell.kind() == PaperCell.Kind.TEXT) {
          lead.add(cell.text());
          label = null;
        } else if (!groups.isEmpty()) {
          extra.add(cell.text());
        }
        i++;
        continue;
      }
      int end = i;
      while (end < cells.size() && cells.get(end).kind().isCoordinate()) {
        end++;
      }
      List<PaperCell> run = cells.subList(i, end);
      Optional<List<CornerPair>> pairs = pairs(run);
      if (pairs.isEmpty()) {
        boolean prose = label == null && (!lead.isEmpty() || run.size() < 2);
        return prose ? Optional.empty() : Optional.of(faulty(line, raw, unpaired(run)));
      }
      groups.add(new Group(label, pairs.get()));
      label = null;
      i = end;
    }
    if (groups.isEmpty()) {
      return Optional.empty();
    }
    if (label != null) {
      extra.add(label.text());
    }
    return Optional.of(
        new CornerRow(line, raw, groups, String.join(" ", lead), extra, Optional.empty()));
  }

  /** {@code n | 0 | 0}: how some tables end. */
  static boolean isZeroRow(List<PaperCell> cells) {
    List<PaperCell> values =
        cells.stream()
            .filter(c -> c.kind() != PaperCell.Kind.LABEL && !c.text().equals("n"))
            .toList();
    return cells.size() >= 2
        && cells.size() <= 5
        && values.size() >= 2
        && values.stream().allMatch(c -> c.kind() == PaperCell.Kind.ZERO);
  }

  /**
   * Whether a line that is no row holds a northing and an easting all the same: it may be a corner
   * in a print that is not known, or the extent in a sentence, and must not vanish.
   */
  static boolean holdsPosition(String plain) {
    boolean northing = false;
    boolean easting = false;
    Matcher m = COORDINATE_SIZED.matcher(plain);
    while (m.find()) {
      PaperCell.Kind kind = PaperCell.of(m.group()).kind();
      northing |= kind == PaperCell.Kind.NORTHING;
      easting |=
          kind == PaperCell.Kind.EASTING_WITH_PREFIX
              || kind == PaperCell.Kind.EASTING && m.group().contains(".");
    }
    return northing && easting;
  }

  private static CornerRow faulty(long line, String raw, Fault fault) {
    return new CornerRow(line, raw, List.of(), "", List.of(), Optional.of(fault));
  }

  private static boolean startsLikeARow(List<PaperCell> cells) {
    long values =
        cells.stream().filter(c -> c.kind().spoilsRow() || c.kind().isCoordinate()).count();
    return cells.size() >= 2
        && (values >= 2 && cells.size() <= 6 || cells.get(0).kind() == PaperCell.Kind.LABEL)
        && cells.stream().noneMatch(c -> c.kind() == PaperCell.Kind.TEXT && c.text().length() > 12);
  }

  private static Optional<List<CornerPair>> pairs(List<PaperCell> run) {
    if (run.size() % 2 != 0) {
      return Optional.empty();
    }
    List<CornerPair> pairs = new ArrayList<>();
    for (int i = 0; i < run.size(); i += 2) {
      Optional<CornerPair> pair = CornerPair.of(run.get(i), run.get(i + 1));
      if (pair.isEmpty()) {
        return Optional.empty();
      }
      pairs.add(pair.get());
    }
    return Optional.of(List.copyOf(pairs));
  }

  private static Fault unpaired(List<PaperCell> run) {
    String texts = run.stream().map(PaperCell::text).collect(Collectors.joining(" | "));
    return new Fault(
        false,
        run.get(0).text(),
        "a corner needs a northing of 7 digits with an easting of 6 or 8 digits, or a longitude with"
            + " a latitude; found "
            + texts);
  }

  private static Fault fault(PaperCell cell) {
    String text = cell.text();
    return switch (cell.kind()) {
      case MASKED ->
          new Fault(
              true, text, "the coordinate is masked; the full digits of the licence are needed");
      case NOT_FINITE ->
          new Fault(false, text, "not a finite number; metres or degrees are needed");
      case OUT_OF_RANGE ->
          new Fault(
              false,
              text,
              "no coordinate in China: northings have 7 digits (1900000 to 5950000), eastings 6 digits"
                  + " or 8 with a zone 13 to 45; is a decimal point or a digit lost?");
      default ->
          new Fault(false, text, "not a number; only digits and one decimal point are expected");
    };
  }
}
