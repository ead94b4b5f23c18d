package org.minewatch.track.parquet;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;

/**
 * A Parquet file whose description has been read and checked. Its values are read by as many {@link
 * RowGroupReader}s as there are threads.
 */
public final class ParquetFile implements Closeable {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = 8;

  private final FileChannel channel;
  private final ParquetLimits limits;
  private final long size;
  private final FileMetaData footer;
  private final List<ParquetColumn> columns;
  private final int rows;

  private ParquetFile(FileChannel channel, ParquetLimits limits) throws IOException {
    this.channel = channel;
    this.limits = limits;
    this.size = channel.size();
    this.footer = readFooter();
    this.columns = new ArrayList<>();
    int leaves = findColumns();
    this.rows = checkRowGroups(leaves);
  }

  /**
   * Opens a file.
   *
   * @throws ParquetProblem when it is no Parquet file or its description is damaged
   */
  public static ParquetFile open(Path file, ParquetLimits limits) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new ParquetFile(channel, limits);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The columns at the top of the schema; what is nested in others is not among them. */
  public List<ParquetColumn> columns() {
    return List.copyOf(columns);
  }

  /** The column of a name. */
  public Optional<ParquetColumn> find(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  public int rows() {
    return rows;
  }

  public int rowGroups() {
    return footer.getRow_groupsSize();
  }

  /** Rows of a row group. */
  public int rows(int rowGroup) {
    return (int) footer.getRow_groups().get(rowGroup).getNum_rows();
  }

  /** A reader for one thread; it keeps its buffers for as long as it is kept. */
  public RowGroupReader reader() {
    return new RowGroupReader(this, limits);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private FileMetaData readFooter() throws IOException {
    byte[] head = new byte[MAGIC.length];
    byte[] tail = new byte[TAIL];
    if (size < MAGIC.length + TAIL) {
      throw new ParquetProblem(
          "the file has only " + size + " bytes, which is no Parquet file; copy it again");
    }
    read(ByteBuffer.wrap(head), 0);
    read(ByteBuffer.wrap(tail), size - TAIL);
    boolean begins = Arrays.equals(head, MAGIC);
    boolean ends = Arrays.equals(tail, 4, TAIL, MAGIC, 0, MAGIC.length);
    if (Arrays.equals(tail, 4, TAIL, ENCRYPTED, 0, ENCRYPTED.length)) {
      throw new ParquetProblem("the file is encrypted; write it without encryption");
    }
    if (begins && !ends) {
      throw new ParquetProblem(
          "the Parquet file breaks off: it does not end in PAR1; it was not copied completely, copy"
              + " it again");
    }
    if (!begins) {
      throw new ParquetProblem(
          "the name says .parquet but the content is not Parquet; write it as Parquet or rename it");
    }
    int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    if (length <= 0 || length > size - MAGIC.length - TAIL) {
      throw damagedFooter();
    }
    if (length > limits.footerBytes()) {
      throw new ParquetProblem(
          "the description at the end has more than "
              + limits.footerBytes()
              + " bytes; write fewer columns and larger row groups");
    }
    byte[] bytes = new byte[length];
    read(ByteBuffer.wrap(bytes), size - TAIL - length);
    try {
      return Thrift.footer(bytes);
    } catch (Thrift.Unreadable e) {
      throw damagedFooter();
    }
  }

  private static ParquetProblem damagedFooter() {
    return new ParquetProblem("the description at the end of the file is damaged; copy it again");
  }

  /** Fills a buffer from a place in the file. */
  void read(ByteBuffer into, long from) throws IOException {
    long at = from;
    while (into.hasRemaining()) {
      int n = channel.read(into, at);
      if (n < 0) {
        throw new EOFException("the file became shorter while it was read");
      }
      at += n;
    }
  }

  /** Lists the columns at the top; returns how many columns hold data. */
  private int findColumns() throws ParquetProblem {
    List<SchemaElement> schema = footer.getSchema();
    if (schema.isEmpty() || schema.size() > limits.columns()) {
      throw new ParquetProblem(
          "the file has " + schema.size() + " columns; at most " + limits.columns() + " are read");
    }
    int leaves = 0;
    int at = 1;
    for (int child = 0; child < schema.get(0).getNum_children(); child++) {
      if (at >= schema.size()) {
        throw damagedFooter();
      }
      SchemaElement top = schema.get(at);
      if (top.isSetType()) {
        columns.add(ParquetColumn.of(checked(top), leaves));
      }
      long open = 1;
      while (open > 0) {
        if (at >= schema.size()) {
          throw damagedFooter();
        }
        SchemaElement e = schema.get(at++);
        open--;
        if (e.isSetType()) {
          leaves++;
        } else if (e.getNum_children() <= 0) {
          throw damagedFooter();
        } else {
          open += e.getNum_children();
        }
      }
    }
    return leaves;
  }

  private static SchemaElement checked(SchemaElement e) throws ParquetProblem {
    if (e.getType() == null || e.getName() == null) {
      throw damagedFooter();
    }
    if (e.getRepetition_type() == null) {
      e.setRepetition_type(FieldRepetitionType.REQUIRED);
    }
    return e;
  }

  /** Checks that the row groups can be what they say; returns their rows. */
  private int checkRowGroups(int leaves) throws ParquetProblem {
    long sum = 0;
    for (RowGroup group : footer.getRow_groups()) {
      long n = group.getNum_rows();
      if (n < 0 || n > Integer.MAX_VALUE || group.getColumnsSize() != leaves) {
        throw damagedFooter();
      }
      sum += n;
    }
    if (sum > limits.rows()) {
      throw new ParquetProblem(
          "the file has more than " + limits.rows() + " fixes; split it or raise the limit");
    }
    if (sum > limits.rowsOf(size)) {
      throw new ParquetProblem(
          "the file says "
              + sum
              + " rows in "
              + size
              + " bytes, as no positions do; they would unpack to more than "
              + limits.packingRatio()
              + " times its size");
    }
    for (ParquetColumn column : columns) {
      checkChunks(column);
    }
    return (int) sum;
  }

  private void checkChunks(ParquetColumn column) throws ParquetProblem {
    long bytes = 0;
    for (int g = 0; g < rowGroups(); g++) {
      ColumnChunk chunk = footer.getRow_groups().get(g).getColumns().get(column.leaf());
      if (chunk.isSetFile_path() && !chunk.getFile_path().isEmpty()) {
        throw problem(g, column, "its values lie in another file; write one file");
      }
      if (chunk.isSetCrypto_metadata() || chunk.isSetEncrypted_column_metadata()) {
        throw problem(g, column, "it is encrypted; write it without encryption");
      }
      ColumnMetaData data = chunk.getMeta_data();
      if (data == null || data.getType() != column.type()) {
        throw problem(g, column, "its description is damaged; copy the file again");
      }
      long from = start(data);
      long length = data.getTotal_compressed_size();
      if (from < MAGIC.length || length < 0 || from > size || length > size - from) {
        throw problem(g, column, "it lies outside the file; copy the file again");
      }
      bytes += length;
    }
    if (bytes > size) {
      throw new ParquetProblem(
          column.name(),
          "column " + column.name() + ": its row groups lie over each other; write the file anew");
    }
  }

  private static long start(ColumnMetaData data) {
    long from = data.getData_page_offset();
    return data.isSetDictionary_page_offset() && data.getDictionary_page_offset() > 0
        ? Math.min(from, data.getDictionary_page_offset())
        : from;
  }

  /** Reads the packed bytes of a column into a chunk, which begins with them. */
  void begin(Chunk chunk, int rowGroup, ParquetColumn column) throws IOException {
    ColumnMetaData data =
        footer.getRow_groups().get(rowGroup).getColumns().get(column.leaf()).getMeta_data();
    long length = data.getTotal_compressed_size();
    if (length > Integer.MAX_VALUE - TAIL) {
      throw problem(rowGroup, column, "it has more than 2 GiB; write smaller row groups");
    }
    if (!Codec.isKnown(data.getCodec())) {
      throw problem(
          rowGroup,
          column,
          "its codec "
              + (data.getCodec() == null ? "" : data.getCodec() + " ")
              + "is not read; write it with zstd, snappy, gzip, lz4_raw or uncompressed");
    }
    if (chunk.bytes.length < length) {
      chunk.bytes = new byte[(int) length];
    }
    read(ByteBuffer.wrap(chunk.bytes, 0, (int) length), start(data));
    chunk.begin((int) length, rows(rowGroup), data.getCodec(), column.optional());
  }

  static ParquetProblem problem(int rowGroup, ParquetColumn column, String what) {
    return new ParquetProblem(
        column.name(), "row group " + (rowGroup + 1) + ", column " + column.name() + ": " + what);
  }
}
