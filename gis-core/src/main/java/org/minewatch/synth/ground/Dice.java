package org.minewatch.synth.ground;

import java.util.List;

/**
 * Seeded chance that gives the same numbers on every machine and Java version (SplitMix64, Steele
 * and others 2014).
 */
public final class Dice {
  private final long seed;
  private long state;

  public Dice(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /**
   * Dice for a named purpose. They depend on the seed and the name alone, not on what was thrown
   * before, so that a change in one part of a region leaves the others as they were.
   */
  public Dice fork(String purpose) {
    long h = 0xcbf29ce484222325L ^ seed;
    for (int i = 0; i < purpose.length(); i++) {
      h = mix((h ^ purpose.charAt(i)) * 0x100000001b3L);
    }
    return new Dice(mix(h));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  /** In [0, 1). */
  public double unit() {
    return (next() >>> 11) * 0x1p-53;
  }

  /** In [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * unit();
  }

  /** From low to high, both included. */
  public int between(int low, int high) {
    return low + (int) (unit() * (high - low + 1));
  }

  public boolean chance(double probability) {
    return unit() < probability;
  }

  public <T> T pick(List<T> choices) {
    return choices.get(between(0, choices.size() - 1));
  }

  /** Standard normal, by Box and Muller. */
  public double gauss() {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - unit()));
    return radius * StrictMath.cos(2 * StrictMath.PI * unit());
  }
}
