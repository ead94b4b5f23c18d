package org.minewatch.web.account;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The mines that are somebody's business.
 *
 * @param everything every mine of the region
 * @param authorities supervising authorities; their mines, and those of the authorities below them
 * @param mineCodes single mines
 */
public record Scope(boolean everything, Set<String> authorities, Set<String> mineCodes) {

  public static final Scope EVERYTHING = new Scope(true, Set.of(), Set.of());

  public Scope {
    authorities = sorted(authorities);
    mineCodes = sorted(mineCodes);
  }

  private static Set<String> sorted(Collection<String> names) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }
}
