package org.minewatch.synth.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class RangingTest {
  private final Road main = road("main", 0, 0, 0, 400, 0, 0);
  private final Road gate = road("gate", 100, 0, 0, 100, 300, 400);
  private final Road apart = road("apart", 0, 900, 0, 100, 900, 0);

  private static Road road(
      String name, double x0, double y0, double z0, double x1, double y1, double z1) {
    return new Road(
        name,
        Road.Kind.MAIN,
        false,
        2020,
        false,
        false,
        List.of(new Coordinate(x0, y0, z0), new Coordinate(x1, y1, z1)));
  }

  private Ranging ranging(Spot... stations) {
    RoadNet net = new RoadNet();
    List.of(main, gate, apart).forEach(net::add);
    net.join(new Spot(main, 100), new Spot(gate, 0));
    return new Ranging(net, List.of(stations));
  }

  @Test
  void a_distance_is_measured_on_the_floor_and_not_in_plan() {
    Ranging.Way way = ranging(new Spot(gate, 60)).way(0, new Spot(gate, 240));
    assertThat(way.metres()).isCloseTo(300, within(1e-9));
    assertThat(way.ahead()).isTrue();
  }

  @Test
  void the_side_is_the_one_on_which_the_way_leaves_the_station() {
    Ranging ranging = ranging(new Spot(main, 130), new Spot(main, 80), new Spot(gate, 30));
    Spot inGate = new Spot(gate, 30);
    assertThat(ranging.way(0, inGate)).isEqualTo(new Ranging.Way(80, false));
    assertThat(ranging.way(1, inGate)).isEqualTo(new Ranging.Way(70, true));
    assertThat(ranging.way(2, new Spot(main, 0))).isEqualTo(new Ranging.Way(150, false));
  }

  @Test
  void a_station_hears_nobody_in_a_road_that_does_not_meet_its_own() {
    Ranging ranging = ranging(new Spot(main, 130));
    assertThat(ranging.way(0, new Spot(apart, 30)).metres()).isInfinite();
  }
}
