package org.minewatch.network;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** For each reader id of a file of fixes: its place and what its distances can mean. */
final class StationReaches {
  private final ReaderPlace[] places;
  private final ReaderReach[] reaches;

  StationReaches(
      RoadwayNetwork network, ReaderPlaces readers, List<String> ids, Set<String> atWork) {
    places = new ReaderPlace[ids.size()];
    reaches = new ReaderReach[ids.size()];
    // A station that read nobody all night may be out of order and is no reason to rule out a
    // place, unless somebody says that it worked.
    Set<String> working = new TreeSet<>(ids);
    working.addAll(atWork);
    StationField field =
        new StationField(
            network, working.stream().flatMap(id -> readers.find(id).stream()).toList());
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
