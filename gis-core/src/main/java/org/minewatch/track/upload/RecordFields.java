package org.minewatch.track.upload;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.minewatch.track.upload.profile.FieldLayout;

/** The fields of the present record by name, for records that are few. */
final class RecordFields {
  private static final int LONGEST_TEXT = 1 << 18;

  private final RecordScanner record;
  private final FieldReader reader;
  private final UploadLimits limits;
  private FieldLayout layout;

  RecordFields(RecordScanner record, FieldReader reader, UploadLimits limits) {
    this.record = record;
    this.reader = reader;
    this.limits = limits;
  }

  RecordFields of(FieldLayout recordLayout) {
    this.layout = recordLayout;
    return this;
  }

  boolean has(String field) {
    return layout.placeOf(field) >= 0;
  }

  /** The text of a field, empty when it is absent. */
  String text(String field) {
    int place = layout.placeOf(field);
    if (place < 0 || reader.isAbsent(record.start(place), record.end(place))) {
      return "";
    }
    if (record.end(place) - record.start(place) > LONGEST_TEXT) {
      throw problem(field, "is longer than " + LONGEST_TEXT + " bytes");
    }
    return reader.text(record.start(place), record.end(place));
  }

  /** A code, empty when it is absent. */
  String code(String field) {
    int place = layout.placeOf(field);
    if (place >= 0 && record.end(place) - record.start(place) > limits.codeBytes()) {
      throw problem(field, "is longer than " + limits.codeBytes() + " bytes");
    }
    String code = text(field);
    if (code.chars().anyMatch(c -> c < ' ')) {
      throw problem(field, FieldReader.BROKEN);
    }
    return code;
  }

  /** A code that has to be there. */
  String requiredCode(String field) {
    String code = code(field);
    if (code.isEmpty()) {
      throw problem(field, "is empty; every record needs one");
    }
    return code;
  }

  OptionalLong time(String field) {
    int place = layout.placeOf(field);
    long time =
        place < 0
            ? SnapshotColumns.UNKNOWN
            : reader.time(field, record.start(place), record.end(place));
    return time == SnapshotColumns.UNKNOWN ? OptionalLong.empty() : OptionalLong.of(time);
  }

  long requiredTime(String field) {
    return time(field).orElseThrow(() -> problem(field, "is empty; every record needs one"));
  }

  OptionalDouble number(String field) {
    int place = layout.placeOf(field);
    double value =
        place < 0 ? Double.NaN : reader.number(field, record.start(place), record.end(place));
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** A whole number from 0 on. */
  OptionalInt count(String field) {
    OptionalDouble value = number(field);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    double number = value.getAsDouble();
    if (number < 0 || number != Math.rint(number)) {
      throw problem(field, "is no whole number from 0 on");
    }
    return OptionalInt.of((int) number);
  }

  long requiredCount(String field) {
    return count(field).orElseThrow(() -> problem(field, "is empty; every record needs one"));
  }

  RecordProblem problem(String field, String what) {
    int place = layout.placeOf(field);
    return reader.problem(field, record.start(place), record.end(place), what);
  }
}
