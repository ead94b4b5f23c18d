package org.minewatch.drawing.dxf;

import java.io.IOException;

/** A DXF file as groups of tags, each of which starts with code 0 and ends before the next. */
interface TagSource {

  /**
   * Moves to the next group.
   *
   * @return false at the end of the file
   */
  boolean next() throws IOException;

  /** The group moved to; valid until the next call of {@link #next()}. */
  TagGroup group();

  /** The kind of the group after this one, empty at the end of the file. */
  String nextKind();

  /** Line of the file that was read last. */
  long lineReached();
}
