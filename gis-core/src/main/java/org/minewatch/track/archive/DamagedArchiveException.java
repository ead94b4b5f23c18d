package org.minewatch.track.archive;

import java.io.IOException;

/**
 * Says that an archive is not what was written: a line or a content was changed, or is gone. It is
 * never mended by itself, since a breaking-off process cannot have caused it.
 */
public final class DamagedArchiveException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedArchiveException(String message) {
    super(message);
  }
}
