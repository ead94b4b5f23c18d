package org.minewatch.synth.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class RoadNetTest {
  private final Road main = road("main", 0, 0, 1000, 0);
  private final Road gate = road("gate", 400, 0, 400, 300);
  private final Road bypass = road("bypass", 100, 0, 400, 250);

  private static Road road(String name, double x0, double y0, double x1, double y1) {
    return new Road(
        name,
        Road.Kind.MAIN,
        false,
        2020,
        false,
        false,
        List.of(new Coordinate(x0, y0, 10), new Coordinate(x1, y1, 20)));
  }

  private RoadNet net() {
    RoadNet net = new RoadNet();
    net.add(main);
    net.add(gate);
    net.join(new Spot(main, 400), new Spot(gate, 0));
    return net;
  }

  @Test
  void walks_along_the_main_road_and_up_the_gate() {
    Route route = net().route(new Spot(main, 50), new Spot(gate, 200));
    assertThat(route.length()).isCloseTo(550, within(1e-9));
    assertThat(route.at(360).road()).isSameAs(gate);
    assertThat(route.at(360).chainage()).isCloseTo(10, within(1e-9));
    assertThat(route.at(9999)).isEqualTo(new Spot(gate, 200));
  }

  @Test
  void takes_the_shorter_of_two_ways() {
    RoadNet net = net();
    net.add(bypass);
    net.join(new Spot(main, 100), new Spot(bypass, 0));
    net.join(new Spot(gate, 250), new Spot(bypass, bypass.length()));
    Route route = net.route(new Spot(main, 50), new Spot(gate, 260));
    assertThat(route.length()).isCloseTo(50 + bypass.length() + 10, within(1e-9));
  }

  @Test
  void says_which_roads_do_not_meet() {
    RoadNet net = net();
    net.add(bypass);
    assertThatThrownBy(() -> net.route(new Spot(main, 0), new Spot(bypass, 5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("main")
        .hasMessageContaining("bypass");
  }

  @Test
  void elevation_runs_along_a_road_and_its_azimuth_is_from_north() {
    assertThat(main.at(250).getZ()).isCloseTo(12.5, within(1e-9));
    assertThat(main.azimuthDegrees()).isCloseTo(90, within(1e-9));
    assertThat(gate.azimuthDegrees()).isCloseTo(0, within(1e-9));
  }
}
