package org.minewatch.web.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Where a file came to lie in the region folder.
 *
 * @param path empty when nowhere
 * @param why it is not simply there, {@link FileReason#NONE} when it is
 */
record Placing(
    String path,
    FileReason why,
    String reason,
    @Nullable String resentOf,
    @Nullable String supersededBy) {
  static final Placing NONE = new Placing("", FileReason.NONE, "", null, null);

  static Placing at(String path) {
    return new Placing(path, FileReason.NONE, "", null, null);
  }

  boolean isPast() {
    return supersededBy != null || why == FileReason.BEGINNING || why == FileReason.OTHER_FORM;
  }
}
