package org.minewatch.sight;

import java.util.OptionalDouble;

/**
 * What the meters of one kind read in a night.
 *
 * @param kind power or hoist
 * @param unit as given, may be empty
 * @param sum whether {@code value} adds the readings up (energy, cycles, tonnes) or is their mean
 *     (power, speed, anything else)
 * @param usual the same of earlier nights, their median; empty without any
 */
public record MachineLine(
    String kind, String unit, int readings, boolean sum, double value, OptionalDouble usual) {
  public MachineLine {
    value = Rounded.one(value);
    usual = Rounded.one(usual);
  }
}
