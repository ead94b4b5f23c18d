package org.minewatch.track.parquet;

import java.nio.BufferUnderflowException;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import shaded.parquet.org.apache.thrift.TBase;
import shaded.parquet.org.apache.thrift.TConfiguration;
import shaded.parquet.org.apache.thrift.TException;
import shaded.parquet.org.apache.thrift.protocol.TCompactProtocol;
import shaded.parquet.org.apache.thrift.protocol.TList;
import shaded.parquet.org.apache.thrift.protocol.TMap;
import shaded.parquet.org.apache.thrift.protocol.TProtocolException;
import shaded.parquet.org.apache.thrift.protocol.TSet;
import shaded.parquet.org.apache.thrift.protocol.TStruct;
import shaded.parquet.org.apache.thrift.transport.TEndpointTransport;
import shaded.parquet.org.apache.thrift.transport.TTransportException;

/**
 * Reads the thrift structures of a Parquet file from bytes. Lists longer than the bytes that are
 * left and nesting deeper than Parquet's own are refused before memory or stack is taken for them.
 */
final class Thrift {
  /** FileMetaData, RowGroup, ColumnChunk, ColumnMetaData and their lists nest to about ten. */
  private static final int MAX_DEPTH = 32;

  private final Bytes bytes;

  private Thrift(Bytes bytes) {
    this.bytes = bytes;
  }

  /** What says that the bytes are no such structure. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(Throwable cause) {
      super(cause);
    }
  }

  static FileMetaData footer(byte[] bytes) throws Unreadable {
    FileMetaData footer = new FileMetaData();
    read(footer, bytes, 0, bytes.length);
    return footer;
  }

  /** Reads a page header; returns where it ends. */
  static int pageHeader(PageHeader into, byte[] bytes, int from, int to) throws Unreadable {
    return read(into, bytes, from, to);
  }

  private static int read(TBase<?, ?> into, byte[] bytes, int from, int to) throws Unreadable {
    try {
      Thrift thrift = new Thrift(new Bytes(bytes, from, to));
      into.read(thrift.new Guarded());
      return thrift.bytes.at;
    } catch (TException
        | BufferUnderflowException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | IllegalArgumentException
        | ClassCastException
        | NullPointerException e) {
      throw new Unreadable(e);
    }
  }

  private final class Guarded extends TCompactProtocol {
    private int depth;

    Guarded() {
      super(bytes);
    }

    private void down() throws TProtocolException {
      if (++depth > MAX_DEPTH) {
        throw new TProtocolException(TProtocolException.DEPTH_LIMIT, "nested too deeply");
      }
    }

    private void checkSize(int size) throws TException {
      bytes.checkReadBytesAvailable(size);
    }

    @Override
    public TStruct readStructBegin() throws TException {
      down();
      return super.readStructBegin();
    }

    @Override
    public void readStructEnd() throws TException {
      depth--;
      super.readStructEnd();
    }

    @Override
    public TList readListBegin() throws TException {
      down();
      TList list = super.readListBegin();
      checkSize(list.size);
      return list;
    }

    @Override
    public void readListEnd() throws TException {
      depth--;
      super.readListEnd();
    }

    @Override
    public TSet readSetBegin() throws TException {
      down();
      TSet set = super.readSetBegin();
      checkSize(set.size);
      return set;
    }

    @Override
    public void readSetEnd() throws TException {
      depth--;
      super.readSetEnd();
    }

    @Override
    public TMap readMapBegin() throws TException {
      down();
      TMap map = super.readMapBegin();
      checkSize(map.size);
      return map;
    }

    @Override
    public void readMapEnd() throws TException {
      depth--;
      super.readMapEnd();
    }
  }

  /** A range of bytes as a transport. */
  private static final class Bytes extends TEndpointTransport {
    private final byte[] bytes;
    private final int end;
    private int at;

    Bytes(byte[] bytes, int from, int to) throws TTransportException {
      super(new TConfiguration());
      this.bytes = bytes;
      this.at = from;
      this.end = to;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void open() {}

    @Override
    public void close() {}

    @Override
    public int read(byte[] into, int offset, int length) throws TTransportException {
      int n = Math.min(length, end - at);
      if (n <= 0 && length > 0) {
        throw new TTransportException(TTransportException.END_OF_FILE, "the bytes end too soon");
      }
      System.arraycopy(bytes, at, into, offset, n);
      at += n;
      return n;
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] getBuffer() {
      return bytes;
    }

    @Override
    public int getBufferPosition() {
      return at;
    }

    @Override
    public int getBytesRemainingInBuffer() {
      return end - at;
    }

    @Override
    public void consumeBuffer(int length) {
      at += length;
    }

    @Override
    public void checkReadBytesAvailable(long wanted) throws TTransportException {
      if (wanted > end - at) {
        throw new TTransportException(
            TTransportException.END_OF_FILE, "more is announced than the bytes hold");
      }
    }

    @Override
    public void updateKnownMessageSize(long size) {}
  }
}
