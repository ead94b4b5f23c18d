package org.minewatch.synth;

import java.time.LocalDate;
import java.util.List;
import org.minewatch.synth.ground.Road;
import org.minewatch.synth.ground.RoadNet;
import org.minewatch.synth.ground.Spot;

/** A mine's roads on one day: the fixed net with the longwall where it stands that day. */
final class DayOfWork {
  final LocalDate date;
  final RoadNet net;
  final Road face;

  DayOfWork(MineLayout layout, LocalDate date) {
    this.date = date;
    Panel panel = layout.longwall;
    double v = panel.faceAt(date);
    this.face =
        new Road(
            panel.number() + "工作面",
            Road.Kind.FACE,
            true,
            date.getYear(),
            false,
            false,
            List.copyOf(layout.onSeam(panel.left(), v, panel.right(), v)));
    this.net = layout.net.copy();
    net.add(face);
    double chainage = v - MineLayout.RETURN_MAIN_V;
    net.join(new Spot(face, 0), new Spot(panel.transportGate(), chainage));
    net.join(new Spot(face, face.length()), new Spot(panel.returnGate(), chainage));
    layout.schemes.each(scheme -> scheme.day(this, v));
  }
}
