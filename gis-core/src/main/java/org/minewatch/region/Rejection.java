package org.minewatch.region;

/**
 * A piece of input that could not be used, with enough to mend it.
 *
 * @param file path inside the region folder
 * @param line line from 1; 0 when the whole file is meant
 * @param column the column's name, or empty when the whole row or file is meant
 * @param reason what is wrong and what would be right, one English sentence
 * @param raw the offending text, at most 200 characters
 */
public record Rejection(String file, long line, String column, String reason, String raw)
    implements Comparable<Rejection> {

  private static final int RAW_LIMIT = 200;

  public Rejection {
    raw = visible(raw.length() > RAW_LIMIT ? raw.substring(0, RAW_LIMIT) + "…" : raw);
  }

  /** Control characters become their pictures, so that a rejected row can be shown anywhere. */
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t';
      boolean halved =
          Character.isHighSurrogate(c)
              && (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1)));
      visible.append(control ? (char) (0x2400 + c) : halved ? '\ufffd' : c);
    }
    return visible.toString();
  }

  @Override
  public int compareTo(Rejection other) {
    int c = file.compareTo(other.file);
    if (c == 0) {
      c = Long.compare(line, other.line);
    }
    if (c == 0) {
      c = column.compareTo(other.column);
    }
    if (c == 0) {
      c = reason.compareTo(other.reason);
    }
    return c == 0 ? raw.compareTo(other.raw) : c;
  }
}
