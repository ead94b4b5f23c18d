package org.minewatch.network;

import java.util.List;

/** For each reader id of a file of fixes: its place and what its distances can mean. */
final class StationReaches {
  private final ReaderPlace[] places;
  private final ReaderReach[] reaches;

  StationReaches(RoadwayNetwork network, ReaderPlaces readers, List<String> ids) {
    places = new ReaderPlace[ids.size()];
    reaches = new ReaderReach[ids.size()];
    // A station that read nobody all night may be out of order and is no reason to rule out a
    // place.
    List<ReaderPlace> working = ids.stream().flatMap(id -> readers.find(id).stream()).toList();
    StationField field = new StationField(network, working);
    for (int i = 0; i < places.length; i++) {
      places[i] = readers.find(ids.get(i)).orElse(null);
      if (places[i] != null && places[i].onNetwork()) {
        reaches[i] = new ReaderReach(network, places[i], field);
      }
    }
  }

  /** Null for a reader nobody registered. */
  ReaderPlace place(int reader) {
    return places[reader];
  }

  /** Null for a reader off the network. */
  ReaderReach reach(int reader) {
    return reaches[reader];
  }
}
