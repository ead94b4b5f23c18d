package org.minewatch.rules;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article with its paragraph and item, written in the table as {@code 第8条第2款第7项}.
 *
 * @param zh as written
 * @param en the same in English, such as {@code Art. 8 para. 2 item 7}
 */
record Clause(String zh, String en) {

  private static final Pattern FORM =
      Pattern.compile("第(\\d{1,4})条(?:第(\\d{1,3})款)?(?:第(\\d{1,3})项)?");

  static Optional<Clause> parse(String cell) {
    Matcher m = FORM.matcher(cell);
    if (!m.matches()) {
      return Optional.empty();
    }
    String en =
        "Art. "
            + m.group(1)
            + (m.group(2) == null ? "" : " para. " + m.group(2))
            + (m.group(3) == null ? "" : " item " + m.group(3));
    return Optional.of(new Clause(cell, en));
  }
}
