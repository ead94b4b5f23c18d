package org.minewatch.track;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Unpacks gzip and stops at bombs: too many bytes in all, or for what they were packed into. */
final class GuardedGzip extends FilterInputStream {
  /** Below this nothing is judged: a short file of equal rows may pack very well. */
  private static final long HARMLESS = 16L << 20;

  private static final int BUFFER = 1 << 16;

  private final Counter packed;
  private final TrackLimits limits;
  private long unpacked;

  private GuardedGzip(Counter packed, TrackLimits limits) throws IOException {
    super(new GZIPInputStream(packed, BUFFER));
    this.packed = packed;
    this.limits = limits;
  }

  static GuardedGzip of(InputStream packed, TrackLimits limits) throws IOException {
    return new GuardedGzip(new Counter(packed), limits);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int n = in.read(bytes, offset, length);
    unpacked += Math.max(n, 0);
    if (unpacked > limits.unpackedBytes()) {
      throw new TooLarge("it unpacks to more than " + limits.unpackedBytes() + " bytes");
    }
    if (unpacked > HARMLESS && unpacked / limits.packingRatio() > packed.bytes) {
      throw new TooLarge(
          "it unpacks to more than "
              + limits.packingRatio()
              + " times its size, as no positions do");
    }
    return n;
  }

  /** Says that a file is too large to be meant. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    TooLarge(String message) {
      super(message);
    }
  }

  private static final class Counter extends FilterInputStream {
    private long bytes;

    Counter(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      bytes += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      bytes += Math.max(n, 0);
      return n;
    }
  }
}
