package org.minewatch.track.upload.profile;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the records of a file type mean, and which fields a profile may give them. A field that a
 * profile names with a leading underscore is known but not used.
 */
public enum RecordKind {
  /** Everybody underground and those just out, at one instant. */
  SNAPSHOT(
      Set.of("card"),
      Set.of(
          "name",
          "flag",
          "entered_mine",
          "left_mine",
          "area",
          "entered_area",
          "station",
          "entered_station",
          "distance",
          "leader",
          "special",
          "track",
          "mine",
          "total",
          "file_time",
          "previous_station",
          "previous_time")),
  /** Single positions; says nothing about who is absent. */
  POSITIONS(
      Set.of("card", "station", "file_time"), Set.of("name", "mine", "distance", "area", "track")),
  PERSONS(
      Set.of("card"), Set.of("name", "job", "post", "team", "birth", "leader", "special", "mine")),
  AREAS(Set.of("area"), Set.of("area_type", "limit", "area_name", "station", "mine")),
  STATIONS(Set.of("station"), Set.of("station_name", "x", "y", "z", "note", "mine")),
  STATION_STATES(Set.of("station", "time"), Set.of("run", "power", "device_state", "mine")),
  ALARMS(
      Set.of("start"),
      Set.of(
          "card",
          "name",
          "end",
          "entered_mine",
          "area",
          "area_name",
          "entered_area",
          "station",
          "entered_station",
          "alarm_type",
          "limit",
          "count",
          "persons",
          "due_at",
          "file_time",
          "mine")),
  MINE(
      Set.of("mine"),
      Set.of(
          "mine_name",
          "approved_persons",
          "approved_hours",
          "field_area_km2",
          "licence_no",
          "mouth_x",
          "mouth_y")),
  ROADWAY_NODES(
      Set.of("seq"),
      Set.of("mine", "node_type", "station", "station_name", "longitude", "latitude", "note")),
  ROADWAY_LINES(Set.of("seq", "from", "to"), Set.of("mine")),
  PLANNED_ROUTES(Set.of("card", "track"), Set.of("mine", "name", "job"));

  private final Set<String> required;
  private final Set<String> optional;

  RecordKind(Set<String> required, Set<String> optional) {
    this.required = required;
    this.optional = optional;
  }

  /** Fields that every layout of this kind has. */
  Set<String> required() {
    return required;
  }

  boolean knows(String field) {
    return required.contains(field) || optional.contains(field);
  }

  /** Whether the records are rows about people's places, which are kept in columns. */
  public boolean isPlaces() {
    return this == SNAPSHOT || this == POSITIONS;
  }

  /** Whether a record says how things are from then on, so that the newest file counts. */
  public boolean isRegister() {
    return switch (this) {
      case PERSONS, AREAS, STATIONS, MINE, ROADWAY_NODES, ROADWAY_LINES, PLANNED_ROUTES -> true;
      case SNAPSHOT, POSITIONS, STATION_STATES, ALARMS -> false;
    };
  }

  /** The kind that a profile names, such as {@code station-states}. */
  static Optional<RecordKind> named(String name) {
    for (RecordKind kind : values()) {
      if (kind.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
