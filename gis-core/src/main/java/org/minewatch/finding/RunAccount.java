package org.minewatch.finding;

import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What differs between two runs over equal input, kept apart from the results: when, how long and
 * where.
 *
 * @param stageMillis wall time of each stage, in the order of the run
 */
public record RunAccount(
    String runId, OffsetDateTime generatedAt, Map<String, Long> stageMillis, String machine) {

  public RunAccount {
    stageMillis = Collections.unmodifiableMap(new LinkedHashMap<>(stageMillis));
  }
}
