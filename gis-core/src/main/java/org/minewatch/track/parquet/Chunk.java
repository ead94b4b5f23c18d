package org.minewatch.track.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/**
 * Walks through the pages of one column in one row group, unpacked and without their levels. Keeps
 * its buffers from one column to the next.
 */
final class Chunk {
  private final ParquetLimits limits;
  private final Codec unpacker = new Codec();
  private final CRC32 crc = new CRC32();

  /** The packed column; as long as the longest so far. */
  byte[] bytes = new byte[0];

  private int at;
  private int end;
  private int rows;
  private int rowsLeft;
  private long unpackedBytes;
  private CompressionCodec codec;
  private boolean optional;
  private byte[] unpackedPage = new byte[0];

  /** The dictionary page, or null; how many values it has, and where. */
  byte[] dictionary;

  int dictionaryFrom;
  int dictionaryTo;
  int dictionarySize;

  /**
   * The page: its values from one byte to another, how many rows and how many of these have one.
   */
  byte[] page;

  int from;
  int to;
  int count;
  int present;
  Encoding encoding;

  /** Of each row of the page 1 when it has a value; only of meaning when some have none. */
  int[] levels = new int[0];

  Chunk(ParquetLimits limits) {
    this.limits = limits;
  }

  /** Begins a column whose bytes lie at the beginning of {@link #bytes}. */
  void begin(int length, int rows, CompressionCodec codec, boolean optional) {
    this.at = 0;
    this.end = length;
    this.rows = rows;
    this.rowsLeft = rows;
    this.codec = codec;
    this.optional = optional;
    this.unpackedBytes = 0;
    this.dictionary = null;
  }

  /** Goes to the next page with rows; false when the row group's rows are all read. */
  boolean next() throws Damaged {
    while (rowsLeft > 0) {
      if (at >= end) {
        throw new Damaged("its pages hold " + (rows - rowsLeft) + " of " + rows + " rows");
      }
      PageHeader header = header();
      int packed = header.getCompressed_page_size();
      int start = at;
      at += packed;
      checkSum(header, start, packed);
      if (header.getType() == PageType.DICTIONARY_PAGE) {
        beginDictionary(header, start, packed);
      } else if (header.getType() == PageType.DATA_PAGE) {
        beginData(header, start, packed);
      } else if (header.getType() == PageType.DATA_PAGE_V2) {
        beginDataV2(header, start, packed);
      } else {
        continue;
      }
      if (header.getType() != PageType.DICTIONARY_PAGE && count > 0) {
        rowsLeft -= count;
        return true;
      }
    }
    return false;
  }

  private PageHeader header() throws Damaged {
    PageHeader header = new PageHeader();
    try {
      at = Thrift.pageHeader(header, bytes, at, end);
    } catch (Thrift.Unreadable e) {
      throw new Damaged("the header of a page is damaged");
    }
    int packed = header.getCompressed_page_size();
    int unpacked = header.getUncompressed_page_size();
    if (packed < 0 || unpacked < 0 || packed > end - at) {
      throw new Damaged(
          "the header of a page says " + packed + " bytes, " + (end - at) + " follow");
    }
    unpackedBytes += unpacked;
    if (unpacked > limits.pageBytes()) {
      throw new Damaged("a page unpacks to more than " + limits.pageBytes() + " bytes");
    }
    if (limits.isBomb(unpackedBytes, end)) {
      throw new Damaged(
          "it unpacks to more than "
              + limits.packingRatio()
              + " times its size, as no column does");
    }
    return header;
  }

  private void checkSum(PageHeader header, int start, int length) throws Damaged {
    if (header.isSetCrc()) {
      crc.reset();
      crc.update(bytes, start, length);
      if ((int) crc.getValue() != header.getCrc()) {
        throw new Damaged("a page does not have its checksum");
      }
    }
  }

  private void beginDictionary(PageHeader header, int start, int packed) throws Damaged {
    DictionaryPageHeader of = header.getDictionary_page_header();
    if (of == null || dictionary != null) {
      throw new Damaged("its dictionary is damaged");
    }
    if (of.getEncoding() != Encoding.PLAIN && of.getEncoding() != Encoding.PLAIN_DICTIONARY) {
      throw new Damaged("its dictionary has the encoding " + of.getEncoding() + "; write PLAIN");
    }
    int size = header.getUncompressed_page_size();
    dictionarySize = of.getNum_values();
    if (dictionarySize < 0 || dictionarySize > size) {
      throw new Damaged("its dictionary says " + dictionarySize + " values in " + size + " bytes");
    }
    if (codec == CompressionCodec.UNCOMPRESSED) {
      dictionary = bytes;
      dictionaryFrom = start;
      dictionaryTo = start + packed;
    } else {
      dictionary = new byte[size];
      unpacker.unpack(codec, bytes, start, packed, dictionary, 0, size);
      dictionaryFrom = 0;
      dictionaryTo = size;
    }
  }

  private void beginData(PageHeader header, int start, int packed) throws Damaged {
    DataPageHeader of = header.getData_page_header();
    if (of == null) {
      throw new Damaged("the header of a page is damaged");
    }
    setCount(of.getNum_values());
    encoding = of.getEncoding();
    unpack(start, packed, header.getUncompressed_page_size());
    present = count;
    if (optional) {
      if (of.getDefinition_level_encoding() != Encoding.RLE) {
        throw new Damaged("its levels have the old encoding BIT_PACKED; write the file anew");
      }
      int length = to - from < 4 ? -1 : wrap().getInt(from);
      if (length < 0 || length > to - from - 4) {
        throw new Damaged("the levels of a page are damaged");
      }
      readLevels(page, from + 4, from + 4 + length);
      from += 4 + length;
    }
  }

  private void beginDataV2(PageHeader header, int start, int packed) throws Damaged {
    DataPageHeaderV2 of = header.getData_page_header_v2();
    if (of == null) {
      throw new Damaged("the header of a page is damaged");
    }
    setCount(of.getNum_values());
    encoding = of.getEncoding();
    int levelBytes = of.getDefinition_levels_byte_length();
    int unpacked = header.getUncompressed_page_size();
    if (of.getRepetition_levels_byte_length() != 0
        || levelBytes < 0
        || levelBytes > Math.min(packed, unpacked)) {
      throw new Damaged("the levels of a page are damaged");
    }
    present = count;
    if (optional) {
      readLevels(bytes, start, start + levelBytes);
    }
    if (of.isIs_compressed()) {
      unpack(start + levelBytes, packed - levelBytes, unpacked - levelBytes);
    } else {
      page = bytes;
      from = start + levelBytes;
      to = start + packed;
    }
  }

  private void setCount(int values) throws Damaged {
    if (values < 0 || values > rowsLeft) {
      throw new Damaged("its pages hold more than the " + rows + " rows of the row group");
    }
    count = values;
  }

  private void unpack(int start, int packed, int size) throws Damaged {
    if (codec == CompressionCodec.UNCOMPRESSED) {
      page = bytes;
      from = start;
      to = start + packed;
      return;
    }
    if (unpackedPage.length < size) {
      unpackedPage = new byte[size];
    }
    unpacker.unpack(codec, bytes, start, packed, unpackedPage, 0, size);
    page = unpackedPage;
    from = 0;
    to = size;
  }

  private void readLevels(byte[] in, int start, int stop) throws Damaged {
    if (levels.length < count) {
      levels = new int[count];
    }
    new BitReader(in, start, stop).hybrid(1, levels, 0, count);
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum += levels[i];
    }
    present = sum;
  }

  ByteBuffer wrap() {
    return ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
  }
}
