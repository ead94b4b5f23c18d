package org.minewatch.presence;

/**
 * The numbers by which facts are made of fixes; the project's defaults, [prop] in the words of the
 * domain notes where nothing else is said.
 *
 * @param silenceMillis what is longer without a fix is a gap: two snapshots of the slowest rhythm,
 *     five minutes (domain notes 4.1)
 * @param stayMetres how far from the first fix of a stay its other fixes may lie
 * @param stayMillis the shortest stay
 * @param clearMetres how far from a station, junction or seal a fix must at least be, besides its
 *     sigma, to say on which side of it the card is
 * @param mouthMetres how far from a mouth people are when last and first heard
 * @param leaveMillis the shortest time outside between two times underground
 * @param togetherMillis cards lost at one station within this time were lost together
 * @param stepMillis between two counts of heads; divides a day
 */
public record PresenceRules(
    long silenceMillis,
    double stayMetres,
    long stayMillis,
    double clearMetres,
    double mouthMetres,
    long leaveMillis,
    long togetherMillis,
    int stepMillis) {
  public static final PresenceRules DEFAULT =
      new PresenceRules(600_000, 30, 600_000, 5, 100, 1_800_000, 300_000, 300_000);

  public PresenceRules {
    if (silenceMillis <= 0 || stayMillis <= 0 || leaveMillis < silenceMillis) {
      throw new IllegalArgumentException("silence, stay and leave need times above 0 in order");
    }
    if (!(stayMetres > 0) || !(clearMetres >= 0) || !(mouthMetres >= 0) || togetherMillis < 0) {
      throw new IllegalArgumentException("distances and times may not be negative");
    }
    if (stepMillis < 10_000 || stepMillis > 3_600_000) {
      throw new IllegalArgumentException("heads are counted every 10 s to 1 h");
    }
  }
}
