package org.minewatch.drawing.source;

import java.io.IOException;
import java.nio.file.Path;

/** A file format that drawings are submitted in. */
public interface DrawingFormat {

  /**
   * Whether this reader takes the file.
   *
   * @param lowerCaseName file name in lower case
   */
  boolean takes(String lowerCaseName);

  /**
   * Reads a whole drawing.
   *
   * @param file the file on disk
   * @param name its path inside the region folder, for messages
   * @throws UnreadableDrawingException when the drawing cannot be trusted as a whole
   * @throws IOException when the disk fails
   */
  SourceDrawing read(Path file, String name, DrawingLimits limits) throws IOException;
}
