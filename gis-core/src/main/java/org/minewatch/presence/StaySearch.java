package org.minewatch.presence;

import java.util.function.Consumer;
import org.minewatch.network.PlaceBasis;
import org.minewatch.network.PlacedFixes;
import org.minewatch.track.FixColumns;

/**
 * Finds stays: fixes at one possible place within a distance of the first of them, for long enough
 * and without a gap. Fixes that may be elsewhere neither count nor break a stay; one fix outside
 * between two inside, an echo, does not break it either.
 */
final class StaySearch {
  private final PartFixes part;
  private final PresenceRules rules;
  private int[] counted = new int[256];

  StaySearch(PartFixes part, PresenceRules rules) {
    this.part = part;
    this.rules = rules;
  }

  void find(Consumer<Stay> to) {
    int k = 0;
    while (k < part.size()) {
      if (!part.isAtOnePlace(k)) {
        k++;
        continue;
      }
      int size = gather(k);
      int last = counted[size - 1];
      if (part.time(last) - part.time(k) >= rules.stayMillis()) {
        to.accept(stay(size));
      }
      // A fix that began nothing may lie in the stay of the next one.
      k = size > 1 && part.time(last) - part.time(k) >= rules.stayMillis() ? last + 1 : k + 1;
    }
  }

  private int gather(int first) {
    int size = 0;
    add(size++, first);
    int outside = 0;
    long heard = part.time(first);
    for (int k = first + 1; k < part.size(); k++) {
      if (part.time(k) - part.time(k - 1) > rules.silenceMillis()) {
        break;
      }
      if (!part.isAtOnePlace(k)) {
        continue;
      }
      if (part.time(k) - heard > rules.silenceMillis()) {
        break;
      }
      if (isNear(first, k)) {
        add(size++, k);
        heard = part.time(k);
        outside = 0;
      } else if (++outside > 1) {
        break;
      }
    }
    return size;
  }

  private void add(int at, int k) {
    if (at == counted.length) {
      counted = java.util.Arrays.copyOf(counted, 2 * at);
    }
    counted[at] = k;
  }

  private boolean isNear(int a, int b) {
    PlacedFixes placed = part.placed;
    int i = part.row(a);
    int j = part.row(b);
    double de = placed.easting(i) - placed.easting(j);
    double dn = placed.northing(i) - placed.northing(j);
    return de * de + dn * dn <= rules.stayMetres() * rules.stayMetres();
  }

  private Stay stay(int size) {
    PlacedFixes placed = part.placed;
    int origin = part.row(counted[0]);
    double e = 0;
    double n = 0;
    double sigma = 0;
    int frozen = 0;
    PlaceBasis basis = placed.basis(origin);
    for (int c = 0; c < size; c++) {
      int i = part.row(counted[c]);
      e += placed.easting(i) - placed.easting(origin);
      n += placed.northing(i) - placed.northing(origin);
      sigma = Math.max(sigma, placed.sigmaMetres(i));
      frozen += part.isMarked(counted[c], FixColumns.MARK_FROZEN) ? 1 : 0;
      basis = PartFixes.weaker(basis, placed.basis(i));
    }
    e = placed.easting(origin) + e / size;
    n = placed.northing(origin) + n / size;
    double farthest = 0;
    double squares = 0;
    for (int c = 0; c < size; c++) {
      int i = part.row(counted[c]);
      double de = placed.easting(i) - e;
      double dn = placed.northing(i) - n;
      double square = de * de + dn * dn;
      farthest = Math.max(farthest, square);
      squares += square;
    }
    int open = 0;
    for (int k = counted[0]; k <= counted[size - 1]; k++) {
      open += placed.isPlaced(part.row(k)) && placed.isAmbiguous(part.row(k)) ? 1 : 0;
    }
    return new Stay(
        part.cardId(),
        part.time(counted[0]),
        part.time(counted[size - 1]),
        e,
        n,
        Math.sqrt(farthest),
        Math.sqrt(squares / size),
        sigma,
        size,
        open,
        frozen,
        basis);
  }
}
