package org.minewatch.evidence.zip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What an entry of an archive may be called: a path that stays inside, on every system. */
public final class EntryNames {
  private static final int MOST_BYTES = 400;

  private EntryNames() {}

  /** Why a name cannot be used, or an empty string. */
  public static String unfit(String name) {
    if (name.isEmpty() || name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return "a name has 1 to " + MOST_BYTES + " bytes";
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < 0x20 || c >= 0x7f && c < 0xa0 || c == '\\' || c == ':' || c == 0xfffd) {
        return "the character U+%04X may not be in a name".formatted((int) c);
      }
      if (c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069) {
        return "characters that turn the direction of writing may not be in a name";
      }
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return "a name is a path inside the archive, without empty parts and dots";
      }
    }
    return "";
  }

  /** What two names must not have in common: some systems make no difference of case. */
  static String folded(String name) {
    return name.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
