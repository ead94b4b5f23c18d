package org.minewatch.track.upload;

import org.minewatch.track.ByteTable;

/** Numbers the codes of cards, stations and areas by their bytes, without text for each record. */
final class CodeTable {
  /** More different codes than may be. */
  static final int FULL = -1;

  private final int most;
  private final ByteTable table = new ByteTable();

  CodeTable(int most) {
    this.most = most;
  }

  /** The number of a code, given on first sight from 0 on. */
  int number(byte[] bytes, int from, int to, FieldText text) {
    int known = table.find(bytes, from, to);
    if (known != ByteTable.ABSENT) {
      return known;
    }
    return table.size() == most ? FULL : table.add(bytes, from, to, text.decode(bytes, from, to));
  }

  String text(int number) {
    return table.text(number);
  }

  int size() {
    return table.size();
  }

  /** Turns the bytes of a field into text. */
  interface FieldText {
    String decode(byte[] bytes, int from, int to);
  }
}
