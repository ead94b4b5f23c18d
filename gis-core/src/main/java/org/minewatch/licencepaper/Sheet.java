package org.minewatch.licencepaper;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.minewatch.region.Rejection;

/**
 * One licence of a paper while it is read: facts, parts and rings in the order of the lines, not
 * yet judged. Mutable, confined to one reading.
 */
final class Sheet {

  /**
   * A printed fact.
   *
   * @param value trimmed
   */
  record Fact(String value, long line) {}

  /**
   * A corner as read.
   *
   * @param pairs one a datum printed side by side
   */
  record Point(CornerLabel label, List<CornerPair> pairs, long line, String raw) {
    String name() {
      return label == null ? "?" : label.text();
    }
  }

  /**
   * An elevation range as read.
   *
   * @param below whether the words count from the ground down
   */
  record Elevation(ElevationRange range, boolean below, long line, String raw) {}

  /** One closed line of corners. */
  static final class Ring {
    final boolean deducted;
    final long line;
    final List<DatumMention> datums;
    final List<Point> points = new ArrayList<>();
    int spoiltRows;
    int declaredCorners = -1;
    boolean closedInPrint;

    /**
     * @param datums in force where the ring begins: one a pair of columns, as far as known
     */
    Ring(boolean deducted, long line, List<DatumMention> datums) {
      this.deducted = deducted;
      this.line = line;
      this.datums = List.copyOf(datums);
    }

    Ring asDeducted() {
      Ring copy = new Ring(true, line, datums);
      copy.points.addAll(points);
      copy.spoiltRows = spoiltRows;
      copy.declaredCorners = declaredCorners;
      copy.closedInPrint = closedInPrint;
      return copy;
    }
  }

  /** A part (区块) with its rings. */
  static final class Part {
    String name;
    final List<String> seams = new ArrayList<>();
    final List<Ring> rings = new ArrayList<>();
    final List<PrintedArea> areas = new ArrayList<>();
    Elevation elevation;

    Part(String name) {
      this.name = name;
    }

    boolean hasCorners() {
      return rings.stream().anyMatch(r -> !r.points.isEmpty() || r.spoiltRows > 0);
    }
  }

  /** Rings are compared pair by pair; licences have a handful. */
  private static final int MOST_RINGS = 300;

  final String fileName;
  final Map<PaperField, Fact> facts = new EnumMap<>(PaperField.class);
  final List<DatumMention> mentions = new ArrayList<>();
  final List<Part> parts = new ArrayList<>();
  final List<PrintedArea> areas = new ArrayList<>();
  final List<Elevation> elevations = new ArrayList<>();
  final List<ImportNote> notes = new ArrayList<>();
  final List<Rejection> rejections = new ArrayList<>();
  int declaredCorners = -1;
  boolean incomplete;
  int maskedRows;
  int unreadPositions;

  Sheet(String fileName) {
    this.fileName = fileName;
  }

  boolean hasCorners() {
    return parts.stream().anyMatch(Part::hasCorners);
  }

  int corners() {
    return parts.stream().flatMap(p -> p.rings.stream()).mapToInt(r -> r.points.size()).sum();
  }

  /**
   * @param pending corners read but not yet in a ring
   */
  void guard(ReadLimits limits, int pending, long line) throws UnreadablePaperException {
    if (corners() + pending > limits.maxCorners()) {
      throw new UnreadablePaperException(
          line, "the file has more than " + limits.maxCorners() + " corners");
    }
    if (parts.stream().mapToInt(p -> p.rings.size()).sum() > MOST_RINGS) {
      throw new UnreadablePaperException(
          line, "a licence has more than " + MOST_RINGS + " rings; is this one licence?");
    }
  }

  Optional<Fact> fact(PaperField field) {
    return Optional.ofNullable(facts.get(field));
  }

  String value(PaperField field) {
    return fact(field).map(Fact::value).orElse("");
  }

  void assumed(long line, String zh, String en) {
    notes.add(new ImportNote(ImportNote.Kind.ASSUMED, line, zh, en));
  }

  void repaired(long line, String zh, String en) {
    notes.add(new ImportNote(ImportNote.Kind.REPAIRED, line, zh, en));
  }

  void noticed(long line, String zh, String en) {
    notes.add(new ImportNote(ImportNote.Kind.NOTICED, line, zh, en));
  }

  /** Something that a person has to look at, but that leaves the boundary whole. */
  void flagged(long line, String zh, String en) {
    notes.add(new ImportNote(ImportNote.Kind.FLAGGED, line, zh, en));
  }

  /** Something that makes the boundary unusable until it is mended. */
  void broken(long line, String zh, String en) {
    incomplete = true;
    flagged(line, zh, en);
  }

  void reject(long line, String column, String reason, String raw) {
    rejections.add(new Rejection(fileName, line, column, reason, raw));
  }
}
