package org.minewatch.region.table;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody probably meant, so that a message can say it. */
public final class Lookalike {
  private Lookalike() {}

  /** The candidate closest to a name, if any is close. */
  public static Optional<String> find(String wanted, Collection<String> candidates) {
    String w = skeleton(wanted);
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      String c = skeleton(candidate);
      if (c.isEmpty() || c.length() > 64) {
        continue;
      }
      boolean inside = c.length() >= 3 && (w.contains(c) || c.contains(w));
      int distance = inside ? Math.abs(c.length() - w.length()) : editDistance(w, c);
      boolean near = inside || distance <= (w.length() + 2) / 3;
      if (near && distance < bestDistance) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String skeleton(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static int editDistance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
