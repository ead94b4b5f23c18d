package org.minewatch.web.review;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where a case stands on its way from a finding to close-out. */
public enum CaseState {
  NEW,
  REGISTERED,
  TRIAGED,
  VERIFYING,
  /** One person has proposed to confirm or dismiss; another has to agree. */
  PROPOSED,
  CONFIRMED,
  DISMISSED,
  RECTIFYING,
  DONE,
  RECHECKED,
  CLOSED;

  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing is left to do. */
  boolean isFinal() {
    return this == CLOSED || this == DISMISSED;
  }

  static Optional<CaseState> find(String wireName) {
    return Arrays.stream(values()).filter(s -> s.wireName().equals(wireName)).findFirst();
  }

  static CaseState of(String wireName) {
    return find(wireName).orElseThrow(() -> new IllegalArgumentException("no state " + wireName));
  }

  /** Wire names of the states in which something is left to do. */
  static List<String> unfinished() {
    return Arrays.stream(values()).filter(s -> !s.isFinal()).map(CaseState::wireName).toList();
  }
}
