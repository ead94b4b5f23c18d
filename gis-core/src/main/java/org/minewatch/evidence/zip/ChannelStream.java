package org.minewatch.evidence.zip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A stretch of a file as a stream; several may be read side by side. */
final class ChannelStream extends InputStream {
  private final FileChannel file;
  private long at;
  private long left;

  ChannelStream(FileChannel file, long at, long bytes) {
    this.file = file;
    this.at = at;
    this.left = bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int n = file.read(ByteBuffer.wrap(into, from, (int) Math.min(length, left)), at);
    if (n > 0) {
      at += n;
      left -= n;
    }
    return n;
  }
}
