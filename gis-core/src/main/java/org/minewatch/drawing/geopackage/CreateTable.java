package org.minewatch.drawing.geopackage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The column names of a CREATE TABLE statement, which is all that SQLite keeps of them.
 *
 * @param rowidColumn position of the INTEGER PRIMARY KEY, -1 without one
 */
record CreateTable(List<String> columns, int rowidColumn, boolean withoutRowid) {
  private static final int MOST_CHARACTERS = 1 << 20;
  private static final Pattern CONSTRAINT =
      Pattern.compile("(?i)(?:constraint|primary|unique|check|foreign)\\b.*", Pattern.DOTALL);
  private static final Pattern ROWID =
      Pattern.compile("(?i)\\s*integer\\b.*\\bprimary\\s+key\\b.*", Pattern.DOTALL);

  CreateTable {
    columns = List.copyOf(columns);
  }

  static CreateTable of(String sql) {
    List<String> columns = new ArrayList<>();
    int rowid = -1;
    int open = sql.indexOf('(');
    if (open < 0 || sql.length() > MOST_CHARACTERS) {
      return new CreateTable(columns, -1, false);
    }
    List<String> parts = new ArrayList<>();
    int end = split(sql, open, parts);
    for (String part : parts) {
      String s = part.strip();
      if (s.isEmpty() || CONSTRAINT.matcher(s).matches()) {
        continue;
      }
      int after = nameEnd(s);
      if (ROWID.matcher(s.substring(after)).matches()) {
        rowid = columns.size();
      }
      columns.add(unquoted(s.substring(0, after)));
    }
    String rest = sql.substring(Math.min(sql.length(), end)).toLowerCase(Locale.ROOT);
    return new CreateTable(columns, rowid, rest.contains("without"));
  }

  /** The parts between the commas of the outer brackets; returns where those close. */
  private static int split(String sql, int open, List<String> parts) {
    int depth = 0;
    char quote = 0;
    int from = open + 1;
    for (int i = open; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"' || c == '`') {
        quote = c;
      } else if (c == '[') {
        quote = ']';
      } else if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        parts.add(sql.substring(from, i));
        return i + 1;
      } else if (c == ',' && depth == 1) {
        parts.add(sql.substring(from, i));
        from = i + 1;
      }
    }
    return sql.length();
  }

  private static int nameEnd(String s) {
    char first = s.charAt(0);
    char close = first == '[' ? ']' : first;
    if (first == '"' || first == '`' || first == '\'' || first == '[') {
      int i = s.indexOf(close, 1);
      return i < 0 ? s.length() : i + 1;
    }
    int i = 0;
    while (i < s.length() && !Character.isWhitespace(s.charAt(i))) {
      i++;
    }
    return i;
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() >= 2 && "\"`'[".indexOf(name.charAt(0)) >= 0;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }
}
