package org.minewatch.track.upload;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * An upload file to be read.
 *
 * @param name as the mine gave it, which an archive may keep apart from its own path
 * @param receivedMillis when it arrived, empty when nobody wrote that down; the time in its name
 *     stands in for it then
 * @param sha256 of what came, where somebody wrote that down, else empty; a file that is no longer
 *     that is rejected
 */
public record UploadSource(Path path, String name, OptionalLong receivedMillis, String sha256) {
  /** A file of which only the arrival is known. */
  public UploadSource(Path path, String name, OptionalLong receivedMillis) {
    this(path, name, receivedMillis, "");
  }

  /** A file under its own name, of which no arrival is known. */
  public static UploadSource of(Path path) {
    return new UploadSource(path, path.getFileName().toString(), OptionalLong.empty());
  }
}
