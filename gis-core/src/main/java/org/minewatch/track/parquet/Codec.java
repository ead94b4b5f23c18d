package org.minewatch.track.parquet;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Packs and unpacks pages. */
final class Codec {
  private final SnappyDecompressor snappy = new SnappyDecompressor();
  private final ZstdDecompressor zstd = new ZstdDecompressor();
  private final Lz4Decompressor lz4 = new Lz4Decompressor();

  static boolean isKnown(CompressionCodec codec) {
    return codec == CompressionCodec.UNCOMPRESSED
        || codec == CompressionCodec.SNAPPY
        || codec == CompressionCodec.ZSTD
        || codec == CompressionCodec.GZIP
        || codec == CompressionCodec.LZ4_RAW;
  }

  /** Unpacks exactly a number of bytes. */
  void unpack(
      CompressionCodec codec, byte[] packed, int from, int length, byte[] into, int at, int size)
      throws Damaged {
    if (size == 0) {
      return;
    }
    int n =
        switch (codec) {
          case SNAPPY -> unpack(snappy, packed, from, length, into, at, size);
          case ZSTD -> unpack(zstd, packed, from, length, into, at, size);
          case LZ4_RAW -> unpack(lz4, packed, from, length, into, at, size);
          case GZIP -> gunzip(packed, from, length, into, at, size);
          default -> throw new Damaged("the codec " + codec + " is not known");
        };
    if (n != size) {
      throw new Damaged("it unpacks to " + n + " bytes instead of " + size);
    }
  }

  private static int unpack(
      Decompressor codec, byte[] packed, int from, int length, byte[] into, int at, int size)
      throws Damaged {
    try {
      return codec.decompress(packed, from, length, into, at, size);
    } catch (RuntimeException e) {
      throw new Damaged("the packed bytes are damaged");
    }
  }

  private static int gunzip(byte[] packed, int from, int length, byte[] into, int at, int size)
      throws Damaged {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed, from, length))) {
      int n = in.readNBytes(into, at, size);
      return n == size && in.read() >= 0 ? size + 1 : n;
    } catch (IOException e) {
      throw new Damaged("the packed bytes are damaged");
    }
  }

  /** Packs bytes; as they are where the codec is none. */
  static byte[] pack(CompressionCodec codec, byte[] bytes) {
    return switch (codec) {
      case UNCOMPRESSED -> bytes;
      case SNAPPY -> {
        SnappyCompressor snappy = new SnappyCompressor();
        byte[] packed = new byte[snappy.maxCompressedLength(bytes.length)];
        int n = snappy.compress(bytes, 0, bytes.length, packed, 0, packed.length);
        yield Arrays.copyOf(packed, n);
      }
      case ZSTD -> {
        ZstdCompressor zstd = new ZstdCompressor();
        byte[] packed = new byte[zstd.maxCompressedLength(bytes.length)];
        int n = zstd.compress(bytes, 0, bytes.length, packed, 0, packed.length);
        yield Arrays.copyOf(packed, n);
      }
      default -> throw new IllegalArgumentException("not written: " + codec);
    };
  }
}
