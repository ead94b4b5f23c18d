package org.minewatch.sight;

/**
 * The hours of all people underground in a night, by how well it is known where they were. The
 * kinds exclude each other and add up to {@link #totalHours()}.
 *
 * @param cards that were heard
 * @param onRoadHours in one known place of one drawn road
 * @param nearReaderHours of zone readers: somewhere near one
 * @param severalRoadsHours in one of several roads, or where readings jump
 * @param offRoadHours at a place where no road is drawn
 * @param unplacedHours heard by a station that has no place
 * @param unheardHours between two readings that lie too far apart
 * @param byDrawingHours of those on a road, placed by stations that were copied from the mine's own
 *     drawing, which they cannot be held against
 */
public record PeopleSeen(
    int cards,
    double onRoadHours,
    double nearReaderHours,
    double severalRoadsHours,
    double offRoadHours,
    double unplacedHours,
    double unheardHours,
    double byDrawingHours) {
  public PeopleSeen {
    onRoadHours = Rounded.one(onRoadHours);
    nearReaderHours = Rounded.one(nearReaderHours);
    severalRoadsHours = Rounded.one(severalRoadsHours);
    offRoadHours = Rounded.one(offRoadHours);
    unplacedHours = Rounded.one(unplacedHours);
    unheardHours = Rounded.one(unheardHours);
    byDrawingHours = Rounded.one(byDrawingHours);
  }

  public double totalHours() {
    return Rounded.one(
        onRoadHours
            + nearReaderHours
            + severalRoadsHours
            + offRoadHours
            + unplacedHours
            + unheardHours);
  }

  /** Share of the hours that were spent in one known place of one drawn road; 0 of no time. */
  public double onRoadShare() {
    return totalHours() == 0 ? 0 : onRoadHours / totalHours();
  }
}
