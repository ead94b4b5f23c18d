package org.minewatch.detect.people;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.presence.Gap;
import org.minewatch.presence.InMinePeriod;
import org.minewatch.presence.PresenceDay;

/**
 * The times underground that reach into a night. A period that was open at midnight is joined with
 * the one with which the same card begins the night.
 *
 * <p>Where a card was not heard for hours nobody knows whether it stayed underground. Rules that
 * count what was too much take the {@link #least} that is known, in which a long silence ends a
 * time; rules that miss somebody take the {@link #most}.
 */
final class Spells {
  /** Nobody is taken to have stayed underground through a longer silence. */
  private static final long SILENCE_MILLIS = 3 * 3_600_000L;

  /** What is heard so soon after the files begin was there before; so near their end, still is. */
  static final long EDGE_MILLIS = 15 * 60_000L;

  /** Last heard before and first heard after midnight with no more between is one time. */
  private static final long JOIN_MILLIS = 60 * 60_000L;

  private static final int NIGHTS_BACK = 2;

  private Spells() {}

  /** Times that are certain, by card, then time; empty when nothing is known of the night. */
  static List<Spell> least(MineNight night) {
    return of(night, true);
  }

  /** Times that are possible, silences included. */
  static List<Spell> most(MineNight night) {
    return of(night, false);
  }

  /** Times that are possible of the night before, whether or not they reach into this one. */
  static List<Spell> mostOfLastNight(MineNight night) {
    return night.earlier(1).stream()
        .filter(f -> f.date().equals(night.night().minusDays(1)))
        .flatMap(f -> f.presence().stream())
        .flatMap(p -> of(night, p, Map.of(), false).stream())
        .toList();
  }

  private static List<Spell> of(MineNight night, boolean divided) {
    if (night.presence().isEmpty()) {
      return List.of();
    }
    Map<String, Spell> open = new HashMap<>();
    LocalDate last = null;
    for (NightFacts facts : night.earlier(NIGHTS_BACK)) {
      if (last != null && !facts.date().equals(last.plusDays(1))) {
        open.clear();
      }
      last = facts.date();
      Map<String, Spell> before = open;
      open = new HashMap<>();
      for (Spell s : facts.presence().map(p -> of(night, p, before, divided)).orElse(List.of())) {
        if (s.open()) {
          open.put(s.cardId(), s);
        }
      }
    }
    if (last == null || !last.equals(night.night().minusDays(1))) {
      open.clear();
    }
    return of(night, night.presence().get(), open, divided);
  }

  private static List<Spell> of(
      MineNight night, PresenceDay day, Map<String, Spell> before, boolean divided) {
    long start = millis(night, day.date());
    long end = millis(night, day.date().plusDays(1));
    Map<String, List<Gap>> silences = new HashMap<>();
    for (Gap g : day.gaps()) {
      if (divided && g.millis() >= SILENCE_MILLIS) {
        silences.computeIfAbsent(g.cardId(), k -> new ArrayList<>()).add(g);
      }
    }
    List<Spell> spells = new ArrayList<>();
    for (InMinePeriod p : day.periods()) {
      long from = p.enteredMillis();
      for (Gap g : silences.getOrDefault(p.cardId(), List.of())) {
        if (g.fromMillis() >= from && g.toMillis() <= p.leftMillis()) {
          spells.add(joined(p.cardId(), from, g.fromMillis(), start, end, before));
          from = g.toMillis();
        }
      }
      spells.add(joined(p.cardId(), from, p.leftMillis(), start, end, before));
    }
    spells.sort(Comparator.comparing(Spell::cardId).thenComparing(Spell::fromMillis));
    return List.copyOf(spells);
  }

  private static Spell joined(
      String card, long from, long to, long start, long end, Map<String, Spell> before) {
    boolean open = end - to <= EDGE_MILLIS;
    Spell earlier = before.get(card);
    if (earlier != null && from - earlier.toMillis() <= JOIN_MILLIS) {
      return new Spell(card, earlier.fromMillis(), to, earlier.entryKnown(), open);
    }
    return new Spell(card, from, to, from - start > EDGE_MILLIS, open);
  }

  static long millis(MineNight night, LocalDate day) {
    return night.startOf(day).toInstant().toEpochMilli();
  }
}
