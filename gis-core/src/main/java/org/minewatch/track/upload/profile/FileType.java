package org.minewatch.track.upload.profile;

import java.util.List;
import java.util.Map;

/**
 * How the records of one type of file are laid out.
 *
 * @param alarm what kind of alarm, empty for other records
 * @param layouts by number of fields
 * @param states for a device state in one code: run state and power in the codes of dialect A
 */
public record FileType(
    String name,
    RecordKind kind,
    String alarm,
    List<FieldLayout> layouts,
    Map<String, List<String>> states) {
  public FileType {
    layouts = List.copyOf(layouts);
    states = Map.copyOf(states);
    if (layouts.isEmpty()) {
      throw new IllegalArgumentException("type " + name + " has no layout");
    }
    for (FieldLayout layout : layouts) {
      for (String field : layout.fields()) {
        if (!field.startsWith("_") && !kind.knows(field)) {
          throw new IllegalArgumentException(
              "type " + name + ": " + kind + " has no field '" + field + "'");
        }
      }
      for (String field : kind.required()) {
        if (layout.placeOf(field) < 0) {
          throw new IllegalArgumentException("type " + name + ": no field '" + field + "'");
        }
      }
    }
  }
}
