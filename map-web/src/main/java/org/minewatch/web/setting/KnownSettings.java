package org.minewatch.web.setting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The settings that are part of the product, and what each does: {@code settings.txt}, a line a
 * setting. A test holds it against the records that the program reads and writes {@code
 * docs/configuration.md} from both.
 */
public final class KnownSettings {
  private static final String TABLE = "settings.txt";
  private static final Pattern COLUMNS = Pattern.compile(" \\| ");
  private static final Pattern INDEX = Pattern.compile("(\\[\\d+]|[._]\\d+)$");

  /** A name this far off, in parts of its length, is another name. */
  private static final double MOST_DIFFERENT = 0.3;

  private final Map<String, String> texts;

  private KnownSettings(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Those of this program. */
  public static KnownSettings read() {
    Map<String, String> texts = new LinkedHashMap<>();
    try (BufferedReader table =
            new BufferedReader(
                new InputStreamReader(
                    KnownSettings.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8));
        Stream<String> lines = table.lines()) {
      lines
          .filter(line -> !line.isBlank())
          .forEach(
              line -> {
                String[] columns = COLUMNS.split(line, 2);
                if (columns.length != 2 || texts.put(columns[0], columns[1]) != null) {
                  throw new IllegalStateException(TABLE + ": no line of a setting: " + line);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownSettings(texts);
  }

  /** Their names, in the order of the document. */
  public Collection<String> names() {
    return texts.keySet();
  }

  /** What one does, in Markdown. */
  public String text(String name) {
    return Optional.ofNullable(texts.get(name))
        .orElseThrow(() -> new IllegalArgumentException(TABLE + " has no line for " + name));
  }

  /** Whether a file or an argument that names it like this reaches a setting. */
  boolean has(String name) {
    String plain = plain(name);
    return names().stream().anyMatch(known -> plain(known).equals(plain));
  }

  /** Whether an environment variable of this name reaches a setting. */
  boolean hasVariable(String name) {
    String plain = letters(INDEX.matcher(name).replaceFirst(""));
    return names().stream().anyMatch(known -> letters(known).equals(plain));
  }

  /** The name that somebody may have meant; empty when none is near. */
  Optional<String> nearest(String name) {
    String plain = letters(name);
    return names().stream()
        .min(Comparator.comparingInt(known -> distance(letters(known), plain)))
        .filter(known -> distance(letters(known), plain) <= plain.length() * MOST_DIFFERENT);
  }

  /** Capitals, dashes and the numbers of a list make no difference. */
  private static String plain(String name) {
    return INDEX
        .matcher(name)
        .replaceFirst("")
        .replace("-", "")
        .replace("_", "")
        .toLowerCase(Locale.ROOT);
  }

  private static String letters(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  /** Letters to put in, take out or change (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int above = row[j];
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
