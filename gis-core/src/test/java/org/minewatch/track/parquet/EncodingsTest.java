package org.minewatch.track.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.ValuesWriter;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesWriter;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayWriter;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our encodings against those of the reference implementation, both ways. */
class EncodingsTest {
  private static final HeapByteBufferAllocator HEAP = HeapByteBufferAllocator.getInstance();

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);

  private int[] numbers(int width, int n) {
    int[] numbers = new int[n];
    for (int i = 0; i < n; ) {
      int value = width == 0 ? 0 : random.nextInt() >>> 32 - width;
      for (int run = random.nextBoolean() ? 1 : random.nextInt(40); run >= 0 && i < n; run--) {
        numbers[i++] = value;
      }
    }
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 7, 8, 9, 12, 17, 24, 31, 32})
  void runsAndGroups(int width) throws Exception {
    for (int n : new int[] {1, 7, 8, 9, 63, 500, 5_000}) {
      int[] numbers = numbers(width, n);
      RunLengthBitPackingHybridEncoder theirs =
          new RunLengthBitPackingHybridEncoder(width, 1 << 10, 1 << 20, HEAP);
      for (int number : numbers) {
        theirs.writeInt(number);
      }
      byte[] bytes = theirs.toBytes().toByteArray();
      int[] got = new int[n];
      new BitReader(bytes, 0, bytes.length).hybrid(width, got, 0, n);
      assertThat(got).as("seed %d", seed).isEqualTo(numbers);
      BitWriter ours = new BitWriter();
      ours.hybrid(width, numbers, n);
      RunLengthBitPackingHybridDecoder decoder =
          new RunLengthBitPackingHybridDecoder(width, stream(ours.toBytes()));
      for (int i = 0; i < n; i++) {
        assertThat(decoder.readInt()).as("seed %d, %d", seed, i).isEqualTo(numbers[i]);
      }
    }
  }

  private static ByteBufferInputStream stream(byte[] bytes) {
    return ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 8, 31, 33, 57, 60, 63})
  void differences(int bits) throws Exception {
    for (int n : new int[] {1, 2, 32, 33, 129, 4_000}) {
      long[] values = new long[n];
      for (int i = 1; i < n; i++) {
        long step = bits == 0 ? 40_000 : random.nextLong() >> 63 - bits;
        values[i] = values[i - 1] + step;
      }
      DeltaBinaryPackingValuesWriterForLong theirs =
          new DeltaBinaryPackingValuesWriterForLong(128, 4, 1 << 10, 1 << 22, HEAP);
      for (long value : values) {
        theirs.writeLong(value);
      }
      byte[] bytes = theirs.getBytes().toByteArray();
      long[] got = new long[n];
      new BitReader(bytes, 0, bytes.length).deltas(got, 0, n);
      assertThat(got).as("seed %d", seed).isEqualTo(values);
      BitWriter ours = new BitWriter();
      ours.deltas(values, n);
      DeltaBinaryPackingValuesReader reader = new DeltaBinaryPackingValuesReader();
      reader.initFromPage(n, stream(ours.toBytes()));
      for (int i = 0; i < n; i++) {
        assertThat(reader.readLong()).as("seed %d, %d", seed, i).isEqualTo(values[i]);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DELTA_LENGTH_BYTE_ARRAY", "DELTA_BYTE_ARRAY"})
  void textsByLengthAndByPrefix(Encoding encoding) throws Exception {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      texts.add("53000000000" + random.nextInt(300) + "\u5361".repeat(random.nextInt(3)));
    }
    texts.add("");
    try (ValuesWriter theirs =
        encoding == Encoding.DELTA_BYTE_ARRAY
            ? new DeltaByteArrayWriter(1 << 10, 1 << 20, HEAP)
            : new DeltaLengthByteArrayValuesWriter(1 << 10, 1 << 20, HEAP)) {
      texts.forEach(text -> theirs.writeBytes(Binary.fromString(text)));
      assertThat(decoded(encoding, theirs.getBytes().toByteArray(), texts.size()))
          .as("seed %d", seed)
          .isEqualTo(texts);
    }
  }

  private static List<String> decoded(Encoding encoding, byte[] page, int n)
      throws IOException, Damaged {
    Chunk chunk = new Chunk(ParquetLimits.DEFAULT);
    chunk.page = page;
    chunk.to = page.length;
    chunk.count = n;
    chunk.present = n;
    chunk.encoding = encoding;
    Values values = new Values(chunk);
    values.begin(ParquetColumn.of(new SchemaElement("x").setType(Type.BYTE_ARRAY), 0));
    List<String> got = new ArrayList<>();
    values.bytes(
        (b, from, to) -> {
          got.add(new String(b, from, to - from, StandardCharsets.UTF_8));
          return 0;
        },
        new int[n],
        0);
    return got;
  }
}
