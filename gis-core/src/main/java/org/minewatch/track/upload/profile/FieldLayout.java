package org.minewatch.track.upload.profile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which field stands where in a record or header. */
public final class FieldLayout {
  private final List<String> fields;
  private final Map<String, Integer> places;

  FieldLayout(List<String> fields) {
    this.fields = List.copyOf(fields);
    this.places = new HashMap<>();
    for (int i = 0; i < fields.size(); i++) {
      if (places.put(fields.get(i), i) != null) {
        throw new IllegalArgumentException("field '" + fields.get(i) + "' stands twice");
      }
    }
  }

  public List<String> fields() {
    return fields;
  }

  public int size() {
    return fields.size();
  }

  /** Place of a field from 0, or -1. */
  public int placeOf(String field) {
    return places.getOrDefault(field, -1);
  }

  /**
   * The layout for a record of so many fields, or null. One field more is taken for a separator
   * behind the last field when nothing follows it.
   */
  public static FieldLayout fitting(List<FieldLayout> layouts, int count, boolean lastIsEmpty) {
    for (FieldLayout layout : layouts) {
      if (layout.size() == count) {
        return layout;
      }
    }
    for (FieldLayout layout : layouts) {
      if (lastIsEmpty && layout.size() + 1 == count) {
        return layout;
      }
    }
    return null;
  }
}
