package org.minewatch.finding;

import java.nio.ByteBuffer;

/**
 * A mine's night as a film, in {@code replay/<mine_code>.bin}: where its people were, for a page
 * that plays it. {@code docs/replay-format.md} says what the bytes mean.
 *
 * @param content read-only; readers take a duplicate
 */
public record MineReplay(String mineCode, ByteBuffer content) {

  static final String FOLDER = "replay";

  public MineReplay {
    content = content.asReadOnlyBuffer();
  }

  static String fileName(String mineCode) {
    return MapFile.stem(mineCode) + ".bin";
  }
}
