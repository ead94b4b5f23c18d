package org.minewatch.web.geoserver;

import java.util.stream.Collectors;
import org.minewatch.web.store.Visible;

/** The mines of whoever asks as a filter in CQL; there is always one. */
final class MineFilter {
  private MineFilter() {}

  static String of(Visible visible) {
    if (visible.everything()) {
      return "INCLUDE";
    }
    if (visible.mineCodes().isEmpty()) {
      return "EXCLUDE";
    }
    return visible.mineCodes().stream()
        .map(code -> "'" + code.replace("'", "''") + "'")
        .collect(Collectors.joining(",", "mine_code IN (", ")"));
  }
}
