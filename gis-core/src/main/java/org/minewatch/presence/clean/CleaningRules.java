package org.minewatch.presence.clean;

/**
 * The numbers by which fixes are marked. All are the project's defaults, [G] or [prop] in the words
 * of the domain notes: no text of law gives them.
 *
 * @param fastestMetresPerSecond faster than any way of travelling underground: a trackless vehicle
 *     above 12 m/s is not plausible (domain notes 6; people 25 km/h, materials 40 km/h, man-riding
 *     cars 3 to 4 m/s, walking 0.8 to 1.4 m/s)
 * @param slackMillis by how much two times read a moment apart may be wrong against each other
 * @param slackSigmas by how many sigmas of both places a way may be shorter than it looks
 * @param silenceMillis what is longer without a fix is a silence: two snapshots of the slowest
 *     rhythm, five minutes (domain notes 4.1)
 * @param absenceMillis what is longer without a fix always divides a card's fixes: nobody is
 *     underground that long unseen without being looked for (domain notes 6: more than 12 h is an
 *     alarm by itself)
 * @param otherDayMillis a row dated further outside the day of its file than this has no usable
 *     time (domain notes 4.3: header time more than 5 minutes ahead is set aside)
 * @param clockMillis smaller differences between stations' clocks are left alone
 * @param handovers fewer in either direction say nothing about two clocks
 * @param frozenMillis a row of equal readings shorter than this is none
 * @param frozenChance how improbable a row of equal readings must be
 */
public record CleaningRules(
    double fastestMetresPerSecond,
    long slackMillis,
    double slackSigmas,
    long silenceMillis,
    long absenceMillis,
    long otherDayMillis,
    long clockMillis,
    int handovers,
    long frozenMillis,
    double frozenChance) {
  public static final CleaningRules DEFAULT =
      new CleaningRules(12, 5_000, 3, 600_000, 43_200_000, 300_000, 30_000, 5, 900_000, 1e-6);

  public CleaningRules {
    if (!(fastestMetresPerSecond > 0) || slackMillis < 0 || !(slackSigmas >= 0)) {
      throw new IllegalArgumentException("a speed above 0 and slacks of at least 0 are needed");
    }
    if (silenceMillis <= 0 || absenceMillis < silenceMillis || absenceMillis > 43_200_000) {
      throw new IllegalArgumentException(
          "a silence lasts longer than 0, an absence at least as long and 12 h at most");
    }
    if (otherDayMillis < 0 || otherDayMillis > absenceMillis) {
      throw new IllegalArgumentException("a row may be dated up to an absence outside its day");
    }
    if (clockMillis <= 0 || handovers < 1 || frozenMillis <= 0) {
      throw new IllegalArgumentException("clock, handovers and frozen need numbers above 0");
    }
    if (!(frozenChance > 0 && frozenChance < 1)) {
      throw new IllegalArgumentException("a chance lies between 0 and 1");
    }
  }
}
