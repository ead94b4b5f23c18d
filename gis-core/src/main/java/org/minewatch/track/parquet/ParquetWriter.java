package org.minewatch.track.parquet;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.SortingColumn;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/**
 * Writes a flat Parquet file that other programs read; the same bytes for the same columns.
 *
 * <p>Every page has a checksum, since a flipped bit in a place would else be another place.
 */
public final class ParquetWriter implements Closeable {
  /** How pages are packed. */
  public enum Packing {
    /** Not at all; the fastest to read. */
    NONE(CompressionCodec.UNCOMPRESSED),
    /** Snappy. */
    SNAPPY(CompressionCodec.SNAPPY),
    /** Zstandard. */
    ZSTD(CompressionCodec.ZSTD);

    private final CompressionCodec codec;

    Packing(CompressionCodec codec) {
      this.codec = codec;
    }
  }

  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final List<ParquetOutput> columns;
  private final int sortedBy;
  private final CompressionCodec codec;
  private final List<RowGroup> rowGroups = new ArrayList<>();
  private long rows;
  private long written;

  /**
   * Begins a file.
   *
   * @param out closed with this writer
   * @param sortedBy how many of the first columns the rows are sorted by
   */
  public ParquetWriter(OutputStream out, List<ParquetOutput> columns, int sortedBy, Packing packing)
      throws IOException {
    this.out = out;
    this.columns = List.copyOf(columns);
    this.sortedBy = sortedBy;
    this.codec = packing.codec;
    write(MAGIC);
  }

  /** Writes the rows from one to another as a row group. */
  public void rowGroup(int from, int to) throws IOException {
    long start = written;
    List<ColumnChunk> chunks = new ArrayList<>();
    long unpacked = 0;
    for (ParquetOutput column : columns) {
      ColumnChunk chunk = chunk(column, new ColumnPages(column, from, to), to - from);
      unpacked += chunk.getMeta_data().getTotal_uncompressed_size();
      chunks.add(chunk);
    }
    RowGroup group = new RowGroup(chunks, unpacked, to - from);
    List<SortingColumn> sorting = new ArrayList<>();
    for (int i = 0; i < sortedBy; i++) {
      sorting.add(new SortingColumn(i, false, false));
    }
    group.setSorting_columns(sorting);
    group.setFile_offset(start);
    group.setTotal_compressed_size(written - start);
    group.setOrdinal((short) Math.min(Short.MAX_VALUE, rowGroups.size()));
    rowGroups.add(group);
    rows += to - from;
  }

  private ColumnChunk chunk(ParquetOutput column, ColumnPages pages, int count) throws IOException {
    long start = written;
    long unpacked = 0;
    List<Encoding> encodings = new ArrayList<>(List.of(pages.encoding, Encoding.RLE));
    if (pages.dictionary != null) {
      encodings.add(Encoding.PLAIN);
      PageHeader header = new PageHeader(PageType.DICTIONARY_PAGE, 0, 0);
      header.setDictionary_page_header(
          new DictionaryPageHeader(pages.dictionarySize, Encoding.PLAIN));
      unpacked += page(header, pages.dictionary);
    }
    long data = written;
    PageHeader header = new PageHeader(PageType.DATA_PAGE, 0, 0);
    header.setData_page_header(
        new DataPageHeader(count, pages.encoding, Encoding.RLE, Encoding.RLE));
    unpacked += page(header, pages.data);
    ColumnMetaData meta =
        new ColumnMetaData(
            physical(column.type()),
            encodings,
            List.of(column.name()),
            codec,
            count,
            unpacked,
            written - start,
            data);
    if (pages.dictionary != null) {
      meta.setDictionary_page_offset(start);
    }
    meta.setStatistics(pages.statistics);
    return new ColumnChunk(0).setMeta_data(meta);
  }

  /** Writes a page; returns its bytes when unpacked, header included. */
  private long page(PageHeader header, byte[] content) throws IOException {
    byte[] packed = Codec.pack(codec, content);
    CRC32 crc = new CRC32();
    crc.update(packed);
    header.setUncompressed_page_size(content.length);
    header.setCompressed_page_size(packed.length);
    header.setCrc((int) crc.getValue());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writePageHeader(header, bytes);
    write(bytes.toByteArray());
    write(packed);
    return (long) bytes.size() + content.length;
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  private static Type physical(ParquetOutput.Type type) {
    return switch (type) {
      case TEXT -> Type.BYTE_ARRAY;
      case TIME -> Type.INT64;
      case DOUBLE -> Type.DOUBLE;
      case FLOAT -> Type.FLOAT;
      case INTEGER -> Type.INT32;
    };
  }

  private static SchemaElement element(ParquetOutput column) {
    SchemaElement e = new SchemaElement(column.name());
    e.setType(physical(column.type()));
    e.setRepetition_type(
        column.required() ? FieldRepetitionType.REQUIRED : FieldRepetitionType.OPTIONAL);
    if (column.type() == ParquetOutput.Type.TEXT) {
      e.setLogicalType(LogicalType.STRING(new StringType()));
      e.setConverted_type(ConvertedType.UTF8);
    } else if (column.type() == ParquetOutput.Type.TIME) {
      e.setLogicalType(
          LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds()))));
      e.setConverted_type(ConvertedType.TIMESTAMP_MILLIS);
    }
    return e;
  }

  /** Writes the description and closes the stream; without it there is no file. */
  @Override
  public void close() throws IOException {
    try (out) {
      List<SchemaElement> schema = new ArrayList<>();
      schema.add(new SchemaElement("fixes").setNum_children(columns.size()));
      List<ColumnOrder> orders = new ArrayList<>();
      for (ParquetOutput column : columns) {
        schema.add(element(column));
        orders.add(ColumnOrder.TYPE_ORDER(new TypeDefinedOrder()));
      }
      FileMetaData footer = new FileMetaData(2, schema, rows, rowGroups);
      footer.setCreated_by("minewatch version 1 (build 1)");
      footer.setColumn_orders(orders);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      Util.writeFileMetaData(footer, bytes);
      write(bytes.toByteArray());
      BitWriter tail = new BitWriter();
      tail.littleEndian(bytes.size(), Integer.BYTES);
      write(tail.toBytes());
      write(MAGIC);
    }
  }
}
