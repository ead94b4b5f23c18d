package org.minewatch.track.upload;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * An upload file to be read.
 *
 * @param name as the mine gave it, which an archive may keep apart from its own path
 * @param receivedMillis when it arrived, empty when nobody wrote that down; the time in its name
 *     stands in for it then
 */
public record UploadSource(Path path, String name, OptionalLong receivedMillis) {
  /** A file under its own name, of which no arrival is known. */
  public static UploadSource of(Path path) {
    return new UploadSource(path, path.getFileName().toString(), OptionalLong.empty());
  }
}
