package org.minewatch.track;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.minewatch.region.table.TableReader;

/** Numbers the different identifiers of a column, looked up by their bytes without making text. */
final class Identifiers {
  /** More different identifiers than may be. */
  static final int FULL = -1;

  /** Bytes that cannot be an identifier. */
  static final int UNFIT = -2;

  private final int most;
  private final Supplier<Charset> charset;
  private final ByteTable table = new ByteTable();

  Identifiers(int most, Supplier<Charset> charset) {
    this.most = most;
    this.charset = charset;
  }

  /** The number of the identifier in the bytes, given on first sight from 0 on. */
  int number(byte[] bytes, int start, int end) {
    int known = table.find(bytes, start, end);
    if (known != ByteTable.ABSENT) {
      return known;
    }
    String text = text(bytes, start, end);
    if (!TableReader.unfit(text).isEmpty()) {
      return UNFIT;
    }
    return table.size() == most ? FULL : table.add(bytes, start, end, text);
  }

  private String text(byte[] bytes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (bytes[i] < 0) {
        return new String(bytes, start, end - start, charset.get());
      }
    }
    return new String(bytes, start, end - start, StandardCharsets.US_ASCII);
  }

  String text(int number) {
    return table.text(number);
  }

  int size() {
    return table.size();
  }

  /** For each number its rank among all identifiers in the order of text. */
  int[] ranks() {
    String[] texts = table.texts();
    int size = texts.length;
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> texts[a].compareTo(texts[b]));
    int[] ranks = new int[size];
    for (int rank = 0; rank < size; rank++) {
      ranks[order[rank]] = rank;
    }
    return ranks;
  }

  /** The identifiers in the order of text. */
  List<String> sorted() {
    String[] all = table.texts();
    Arrays.sort(all);
    return List.of(all);
  }
}
