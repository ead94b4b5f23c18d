package org.minewatch.synth;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.minewatch.synth.ground.Dice;

/** The people of a mine through all nights with the stations that watch them. */
final class MinePeople {
  final ReaderPlan readers;
  final TrackSimulation tracks;
  private final SyntheticMine mine;

  MinePeople(SynthSpec spec, SyntheticMine mine) {
    this.mine = mine;
    Dice dice = new Dice(spec.seed()).fork("files");
    this.readers = new ReaderPlan(mine, dice.fork("readers " + mine.code));
    this.tracks =
        new TrackSimulation(mine, spec.nights(), readers, dice.fork("tracks " + mine.code));
  }

  /** Where people were at every time that the position files tell of. */
  List<TruePlace> truePlaces() {
    List<TruePlace> places = new ArrayList<>();
    for (List<TrackSimulation.Row> day : tracks.rows.values()) {
      for (TrackSimulation.Row row : day) {
        Coordinate c = row.at().place();
        places.add(new TruePlace(mine.code, row.card(), row.time(), c.x, c.y, c.getZ()));
      }
    }
    return places;
  }
}
