package org.minewatch.web.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that a night was known to say.
 *
 * @param key tells it from others of its kind in the night
 * @param knownFrom since when
 * @param told JSON
 */
public record KnownFact(
    Kind kind, String key, String mineCode, OffsetDateTime knownFrom, String told) {

  /** Kinds of facts that are kept. */
  public enum Kind {
    FINDING,
    JUDGEMENT,
    LICENCE,
    /** A licensed area or a part left out of it. */
    BOUNDARY,
    FACE,
    /** A drawing that the night's map was made from. */
    DRAWING;

    @JsonValue
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String wireName) {
      return Arrays.stream(values()).filter(k -> k.wireName().equals(wireName)).findFirst();
    }
  }
}
