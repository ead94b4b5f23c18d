package org.minewatch.web.export.table;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.minewatch.wording.Text;

/**
 * A column of a table.
 *
 * @param name what programs call it, the same in every language
 * @param head what people call it
 * @param only the language that its values are in, when another column has the other one
 * @param words what people call the codes that it holds; null when it holds no codes
 */
public record Column(
    String name,
    Text head,
    Type type,
    Optional<Language> only,
    @Nullable Function<String, Text> words) {

  /** What the values of a column are; a value is of this type or null. */
  public enum Type {
    /** {@link String}. */
    TEXT,
    /** {@link Long}. */
    INTEGER,
    /** {@link Double}, finite. */
    NUMBER,
    /** {@link Boolean}. */
    BOOLEAN,
    /** {@link java.time.LocalDate}. */
    DATE,
    /** {@link java.time.OffsetDateTime} in the offset in which it is to be read. */
    TIME
  }

  public static Column of(String name, String zh, String en, Type type) {
    return new Column(name, new Text(zh, en), type, Optional.empty(), null);
  }

  public static Column text(String name, String zh, String en) {
    return of(name, zh, en, Type.TEXT);
  }

  public static Column integer(String name, String zh, String en) {
    return of(name, zh, en, Type.INTEGER);
  }

  public static Column number(String name, String zh, String en) {
    return of(name, zh, en, Type.NUMBER);
  }

  /** Codes, which people read as words and programs as they are. */
  public static Column codes(String name, String zh, String en, Function<String, Text> words) {
    return new Column(name, new Text(zh, en), Type.TEXT, Optional.empty(), words);
  }

  /** A text in one language, beside which another column has the same in the other. */
  public Column in(Language language) {
    return new Column(name, head, type, Optional.of(language), words);
  }

  /** What people read of a value that is a text. */
  public String read(String value, Language language) {
    return words == null ? value : language.of(words.apply(value));
  }
}
