package org.minewatch.region.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Splits bytes into RFC 4180 records without making objects, for files of any size.
 *
 * <p>Works on bytes because commas, quotes and line ends mean the same in UTF-8 and GB18030, so the
 * encoding may be settled later. Lines end with LF, CRLF or CR, also mixed; blank lines are passed
 * over; a quote inside an unquoted field stands for itself. A byte-order mark is skipped.
 *
 * <p>A record that breaks the rules is returned with a {@link #fault()} and costs nothing but
 * itself: reading goes on at the line after the one where it began, so that an unclosed quote does
 * not swallow the rest of the file. A line longer than the limit is passed over in constant memory.
 * Every byte is looked at a bounded number of times: a record is read again only up to the next
 * line with an odd number of quotes.
 */
public final class CsvRecords implements Closeable {

  /** Why a record could not be split. */
  public enum Fault {
    /** More bytes than one record may have. */
    TOO_LONG,
    /** A quoted field that is not closed within the limit or before the end of the file. */
    UNCLOSED_QUOTE,
    /** A closing quote followed by something other than a comma or a line end. */
    TEXT_AFTER_QUOTE
  }

  private static final int FIRST_BUFFER = 1 << 16;

  /** Of a faulty record this much is kept to be shown. */
  private static final int FAULTY_KEPT = 1024;

  /** Fields beyond this are counted but not kept: no table has so many columns. */
  static final int FIELDS_KEPT = 1024;

  private final InputStream in;
  private final int maxRecordBytes;

  private byte[] buffer = new byte[FIRST_BUFFER];
  private int limit;
  private boolean ended;

  /** First byte of the record; all offsets below count from here. */
  private int base;

  /** Bytes of the current record, to be passed over by the next call. */
  private int length;

  private long line = 1;
  private long linesInside;
  private boolean afterCarriageReturn;

  private Fault fault;
  private byte[] faulty = {};
  private int fieldCount;
  private int[] starts = new int[32];
  private int[] ends = new int[32];
  private boolean[] doubledQuotes = new boolean[32];

  /**
   * Begins reading.
   *
   * @param maxRecordBytes the longest record that is accepted, line ends inside quotes included
   */
  public CsvRecords(InputStream in, int maxRecordBytes) throws IOException {
    this.in = in;
    this.maxRecordBytes = maxRecordBytes;
    while (limit < 3 && refill()) {
      continue;
    }
    boolean marked =
        limit >= 3
            && (buffer[0] & 0xff) == 0xef
            && (buffer[1] & 0xff) == 0xbb
            && (buffer[2] & 0xff) == 0xbf;
    base = marked ? 3 : 0;
  }

  /** Moves to the next record that is not a blank line; false at the end. */
  public boolean next() throws IOException {
    base += length;
    line += linesInside;
    length = 0;
    linesInside = 0;
    while (base < limit || refill()) {
      byte b = buffer[base];
      if (b == '\n') {
        line += afterCarriageReturn ? 0 : 1;
        afterCarriageReturn = false;
        base++;
      } else if (b == '\r') {
        line++;
        afterCarriageReturn = true;
        base++;
      } else {
        afterCarriageReturn = false;
        split();
        return true;
      }
    }
    return false;
  }

  private void split() throws IOException {
    fault = null;
    fieldCount = 0;
    int firstLineEnd = -1;
    int lines = 0;
    int at = 0;
    while (true) {
      int start = at;
      int end;
      boolean doubled = false;
      if (has(at) && buffer[base + at] == '"') {
        start = ++at;
        while (true) {
          if (at > maxRecordBytes || !has(at)) {
            fail(Fault.UNCLOSED_QUOTE, firstLineEnd, at);
            return;
          }
          byte b = buffer[base + at];
          if (b == '"') {
            if (!has(at + 1) || buffer[base + at + 1] != '"') {
              break;
            }
            doubled = true;
            at++;
          } else if (b == '\r' || b == '\n' && buffer[base + at - 1] != '\r') {
            lines++;
            firstLineEnd = firstLineEnd < 0 ? at : firstLineEnd;
          }
          at++;
        }
        end = at++;
      } else {
        at = endOfPlainField(at);
        end = at;
        if (at > maxRecordBytes) {
          fail(Fault.TOO_LONG, firstLineEnd, at);
          return;
        }
      }
      addField(start, end, doubled);
      if (!has(at)) {
        break;
      }
      byte b = buffer[base + at];
      if (b == ',') {
        at++;
      } else if (b == '\n' || b == '\r') {
        break;
      } else {
        fail(Fault.TEXT_AFTER_QUOTE, firstLineEnd, at);
        return;
      }
    }
    length = at;
    linesInside = lines;
  }

  private int endOfPlainField(int from) throws IOException {
    int at = from;
    while (true) {
      byte[] b = buffer;
      int i = base + at;
      int to = limit;
      // What ends a field is not above a comma, and nearly all other bytes of a table are.
      while (i < to && (b[i] > ',' || b[i] != ',' && b[i] != '\n' && b[i] != '\r')) {
        i++;
      }
      at = i - base;
      if (i < to || at > maxRecordBytes || !refill()) {
        return at;
      }
    }
  }

  private void fail(Fault what, int firstLineEnd, int at) throws IOException {
    fault = what;
    int lineEnd = firstLineEnd < 0 ? endOfLine(at) : firstLineEnd;
    faulty = Arrays.copyOfRange(buffer, base, base + Math.min(lineEnd, FAULTY_KEPT));
    fieldCount = 0;
    if (firstLineEnd >= 0) {
      length = firstLineEnd;
      return;
    }
    base += Math.min(at, limit - base);
    while (base < limit || refill()) {
      byte b = buffer[base];
      if (b == '\n' || b == '\r') {
        return;
      }
      base++;
    }
  }

  /** Where the line ends, looked for as far as it is to be shown. */
  private int endOfLine(int from) throws IOException {
    int at = from;
    while (at < FAULTY_KEPT && has(at) && buffer[base + at] != '\n' && buffer[base + at] != '\r') {
      at++;
    }
    return Math.min(at, limit - base);
  }

  private void addField(int start, int end, boolean doubled) {
    if (fieldCount < FIELDS_KEPT) {
      if (fieldCount == starts.length) {
        starts = Arrays.copyOf(starts, 2 * fieldCount);
        ends = Arrays.copyOf(ends, 2 * fieldCount);
        doubledQuotes = Arrays.copyOf(doubledQuotes, 2 * fieldCount);
      }
      starts[fieldCount] = start;
      ends[fieldCount] = end;
      doubledQuotes[fieldCount] = doubled;
    }
    fieldCount++;
  }

  private boolean has(int offset) throws IOException {
    while (base + offset >= limit) {
      if (!refill()) {
        return false;
      }
    }
    return true;
  }

  /** Gets more bytes behind {@link #limit}, keeping those from {@link #base} on. */
  private boolean refill() throws IOException {
    if (ended) {
      return false;
    }
    if (base > 0) {
      System.arraycopy(buffer, base, buffer, 0, limit - base);
      limit -= base;
      base = 0;
    }
    if (limit == buffer.length) {
      // Callers stop at maxRecordBytes, so the buffer never has to hold much more.
      long most = Math.max(FIRST_BUFFER, (long) maxRecordBytes + 16);
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * limit, most));
    }
    int n = in.read(buffer, limit, buffer.length - limit);
    if (n < 0) {
      ended = true;
      return false;
    }
    limit += n;
    return true;
  }

  /** What is wrong with the record, or null. A faulty record has no fields. */
  public Fault fault() {
    return fault;
  }

  /** The line where the record begins, from 1. */
  public long line() {
    return line;
  }

  /** How many fields the record has. */
  public int fieldCount() {
    return fieldCount;
  }

  /** The bytes that {@link #start} and {@link #end} point into; valid until the next record. */
  public byte[] bytes() {
    return buffer;
  }

  /** First byte of a field, behind its opening quote. */
  public int start(int field) {
    return base + starts[field];
  }

  /** Behind the last byte of a field. */
  public int end(int field) {
    return base + ends[field];
  }

  /**
   * A field as text, doubled quotes made single; the encoding is asked for only when it matters.
   */
  public String text(int field, Supplier<Charset> charset) {
    String text = decode(buffer, start(field), ends[field] - starts[field], charset);
    return doubledQuotes[field] ? text.replace("\"\"", "\"") : text;
  }

  /** The beginning of the record as it stands in the file. */
  public String raw(Supplier<Charset> charset) {
    return fault == null
        ? decode(buffer, base, Math.min(length, FAULTY_KEPT), charset)
        : decode(faulty, 0, faulty.length, charset);
  }

  private static String decode(byte[] bytes, int from, int count, Supplier<Charset> charset) {
    for (int i = from; i < from + count; i++) {
      if (bytes[i] < 0) {
        return new String(bytes, from, count, charset.get());
      }
    }
    return new String(bytes, from, count, StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
