package org.minewatch.web.export.format;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.export.table.Column;
import org.minewatch.web.export.table.Row;
import org.minewatch.wording.Text;

/**
 * Writes the table beside a shapefile: dBASE III in UTF-8. A text that does not fit is cut between
 * two characters and counted.
 */
final class DbfFile implements AutoCloseable {
  /** Bytes of a text field at most. */
  static final int WIDEST = 254;

  private static final int HEADER_BYTES = 32;
  private static final int FIELD_BYTES = 32;
  private static final int NUMBER_WIDTH = 19;
  private static final int DECIMALS = 6;
  private static final int INTEGER_WIDTH = 18;
  private static final int DATE_WIDTH = 8;
  private static final byte END_OF_FIELDS = 0x0D;
  private static final byte END_OF_FILE = 0x1A;
  private static final long MOST_BYTES = Integer.MAX_VALUE;

  /** One digit of a number is enough to say how great it may be. */
  private static final double GREATEST = 1e11;

  private final Path file;
  private final OutputStream out;
  private final List<Column> columns;
  private final int[] widths;
  private final int[] cut;
  private final byte[] record;
  private long bytes;
  private int records;

  /**
   * @param textWidths bytes of the longest text of each column; what is no text has its own width
   */
  DbfFile(Path file, List<Column> columns, List<String> names, int[] textWidths)
      throws IOException {
    this.file = file;
    this.columns = columns;
    this.widths = new int[columns.size()];
    this.cut = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = width(columns.get(i), textWidths[i]);
    }
    this.record = new byte[1 + Arrays.stream(widths).sum()];
    this.out = new BufferedOutputStream(Files.newOutputStream(file));
    head(names);
  }

  private static int width(Column column, int textWidth) {
    return switch (column.type()) {
      case INTEGER -> INTEGER_WIDTH;
      case NUMBER -> NUMBER_WIDTH;
      case BOOLEAN -> 1;
      case DATE -> DATE_WIDTH;
      case TIME, TEXT -> Math.max(1, Math.min(WIDEST, textWidth));
    };
  }

  /** Texts, and times, of which the format knows the day only. */
  static boolean isText(Column column) {
    return column.type() == Column.Type.TEXT || column.type() == Column.Type.TIME;
  }

  private void head(List<String> names) throws IOException {
    int length = HEADER_BYTES + FIELD_BYTES * columns.size() + 1;
    ByteBuffer head = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    head.put((byte) 3).put((byte) 126).put((byte) 1).put((byte) 1).putInt(0);
    head.putShort((short) length).putShort((short) record.length);
    for (int i = 0; i < columns.size(); i++) {
      head.position(HEADER_BYTES + FIELD_BYTES * i);
      head.put(names.get(i).getBytes(StandardCharsets.US_ASCII));
      head.position(HEADER_BYTES + FIELD_BYTES * i + 11);
      head.put((byte) type(columns.get(i))).putInt(0).put((byte) widths[i]);
      head.put((byte) (columns.get(i).type() == Column.Type.NUMBER ? DECIMALS : 0));
    }
    head.position(length - 1).put(END_OF_FIELDS);
    out.write(head.array());
    bytes = length;
  }

  private static char type(Column column) {
    return switch (column.type()) {
      case INTEGER, NUMBER -> 'N';
      case BOOLEAN -> 'L';
      case DATE -> 'D';
      case TIME, TEXT -> 'C';
    };
  }

  void add(Row row) throws IOException {
    Arrays.fill(record, (byte) ' ');
    int at = 1;
    for (int i = 0; i < widths.length; i++) {
      put(at, i, row.values().get(i));
      at += widths[i];
    }
    bytes += record.length;
    if (bytes + 1 > MOST_BYTES) {
      throw new TooLargeException(
          new Text("Shapefile 超过 2 GB，请改用 GeoPackage", "a shapefile holds 2 GB; take GeoPackage"));
    }
    records++;
    out.write(record);
  }

  private void put(int at, int i, @Nullable Object value) {
    Column column = columns.get(i);
    if (value == null) {
      return;
    }
    byte[] text =
        switch (column.type()) {
          case INTEGER -> ascii(value.toString());
          case NUMBER -> number((Double) value);
          case BOOLEAN -> ascii((Boolean) value ? "T" : "F");
          case DATE -> ascii(DateTimeFormatter.BASIC_ISO_DATE.format((LocalDate) value));
          case TIME, TEXT -> text(i, CellText.of(column, value));
        };
    boolean right = column.type() == Column.Type.INTEGER || column.type() == Column.Type.NUMBER;
    int start = right ? at + widths[i] - text.length : at;
    System.arraycopy(text, 0, record, start, text.length);
  }

  private static byte[] number(double value) {
    return ascii(
        Math.abs(value) < GREATEST
            ? CellText.number(CellText.rounded(value, DECIMALS))
            : String.format(java.util.Locale.ROOT, "%.9e", value));
  }

  private byte[] text(int i, String text) {
    byte[] whole = text.getBytes(StandardCharsets.UTF_8);
    if (whole.length <= widths[i]) {
      return whole;
    }
    cut[i]++;
    int end = widths[i];
    // A byte that begins with the bits 10 goes on with a character.
    while (end > 0 && (whole[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(whole, end);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** How many texts of each column were cut. */
  int[] cut() {
    return cut.clone();
  }

  @Override
  public void close() throws IOException {
    out.write(END_OF_FILE);
    out.close();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer count = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(records);
      channel.write(count.rewind(), 4);
    }
  }
}
