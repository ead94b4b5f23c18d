package org.minewatch.presence;

/**
 * Time of people underground by how well it is known where they were.
 *
 * @param placedMillis with one possible place
 * @param openMillis heard, but with several possible places or none known
 * @param unseenMillis not heard
 */
public record PersonTime(long placedMillis, long openMillis, long unseenMillis) {
  public static final PersonTime NONE = new PersonTime(0, 0, 0);

  public long totalMillis() {
    return placedMillis + openMillis + unseenMillis;
  }

  public double personHours() {
    return totalMillis() / 3_600_000.0;
  }

  /** Share of the time with one possible place, 0 to 1; NaN of no time. */
  public double placedShare() {
    return (double) placedMillis / totalMillis();
  }

  public PersonTime plus(PersonTime other) {
    return new PersonTime(
        placedMillis + other.placedMillis,
        openMillis + other.openMillis,
        unseenMillis + other.unseenMillis);
  }
}
