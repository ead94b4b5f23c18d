package org.minewatch.track.upload;

import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An alarm the mine's system raised. It is sent again every cycle, first without its end: kind,
 * subject and start are its identity.
 *
 * @param kind as the profile names it: overtime, over-capacity, restricted-area, call-for-help …
 * @param subject the card, else the area, else the mine
 * @param cards the persons of an over-full area, as far as they are given as cards
 * @param type as sent, empty when not given
 */
public record UploadAlarm(
    String kind,
    String subject,
    long startMillis,
    OptionalLong endMillis,
    String areaCode,
    String stationCode,
    OptionalInt limit,
    OptionalInt count,
    SortedSet<String> cards,
    String type)
    implements UploadRecord {

  /** This alarm with what a newer file says of it. */
  UploadAlarm updatedBy(UploadAlarm newer) {
    SortedSet<String> all = new TreeSet<>(cards);
    all.addAll(newer.cards);
    return new UploadAlarm(
        kind,
        subject,
        startMillis,
        newer.endMillis.isPresent() ? newer.endMillis : endMillis,
        newer.areaCode.isEmpty() ? areaCode : newer.areaCode,
        newer.stationCode.isEmpty() ? stationCode : newer.stationCode,
        newer.limit.isPresent() ? newer.limit : limit,
        newer.count.isPresent() ? newer.count : count,
        all,
        newer.type.isEmpty() ? type : newer.type);
  }

  /** Whether it was on at some instant of a period; an alarm without an end still is. */
  boolean touches(long from, long to) {
    return startMillis < to && (endMillis.isEmpty() || endMillis.getAsLong() >= from);
  }
}
