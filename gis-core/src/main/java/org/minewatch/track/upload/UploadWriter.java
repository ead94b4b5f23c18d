package org.minewatch.track.upload;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes an upload file of dialect A, one record after the other, as a mine's sender would: for the
 * demo region, for tests and for measuring.
 */
public final class UploadWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter NAME_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

  private final String name;
  private final StringBuilder text = new StringBuilder();

  /**
   * A file with the common header.
   *
   * @param mineCode 12 digits
   * @param type such as {@code RYSS}
   */
  public UploadWriter(String mineCode, String type, String mineName, LocalDateTime time) {
    this(mineCode, type, time, mineCode, mineName, TIME.format(time));
  }

  private UploadWriter(String mineCode, String type, LocalDateTime time, Object... header) {
    this.name = mineCode + "_" + type + "_" + NAME_TIME.format(time) + ".txt";
    record(header);
  }

  /** A person register, whose header also tells the approved number of people underground. */
  public static UploadWriter persons(
      String mineCode, String mineName, int approvedPersons, LocalDateTime time) {
    return new UploadWriter(
        mineCode,
        "RYXX",
        time,
        mineCode,
        mineName,
        approvedPersons,
        "KJ000A",
        "人员位置监测系统",
        "示例科技",
        "2030-12-31",
        TIME.format(time));
  }

  /** The name the file has to have. */
  public String name() {
    return name;
  }

  /**
   * Adds a record. A {@link LocalDateTime} is written as dialect A writes times, null as an empty
   * field, a double with two decimals.
   *
   * @throws IllegalArgumentException when a value holds a separator or terminator
   */
  public UploadWriter record(Object... fields) {
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : ";").append(field(fields[i]));
    }
    text.append('~');
    return this;
  }

  /**
   * Adds the place of a person to a snapshot.
   *
   * @param left null while the person is underground
   * @param distanceMetres signed, of the moment of the header
   * @param track empty, or {@code station&time,station&time}
   */
  public UploadWriter place(
      String cardId,
      String personName,
      LocalDateTime entered,
      LocalDateTime left,
      String area,
      LocalDateTime enteredArea,
      String station,
      LocalDateTime enteredStation,
      double distanceMetres,
      boolean leader,
      String track) {
    return record(
        cardId,
        personName,
        left == null ? 1 : 2,
        entered,
        left,
        area,
        enteredArea,
        station,
        enteredStation,
        "三八制",
        distanceMetres,
        "正常",
        leader ? 1 : 0,
        0,
        track);
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof LocalDateTime time) {
      return TIME.format(time);
    }
    String field =
        value instanceof Double number
            ? String.format(Locale.ROOT, "%.2f", number)
            : value.toString();
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == ';' || c == '；' || c == '~' || c == '|' || c < ' ') {
        throw new IllegalArgumentException("a field cannot hold '" + c + "': " + field);
      }
    }
    return field;
  }

  /** The whole file, its terminator included, in UTF-8. */
  public byte[] bytes() {
    return (text + "||").getBytes(StandardCharsets.UTF_8);
  }
}
