package org.minewatch.bench.overlay;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The workload's CSV file block by block. */
final class FixRowsFile implements Closeable {
  private final FileChannel channel;
  private final FixRows rows = new FixRows();

  FixRowsFile(Path file) throws IOException {
    channel = FileChannel.open(file);
  }

  int blocks() throws IOException {
    return Math.toIntExact((channel.size() + FixRows.BLOCK - 1) / FixRows.BLOCK);
  }

  /** Where the rows of the block read last stand. */
  FixRows rows() {
    return rows;
  }

  void read(int block) {
    rows.read(channel, block);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
