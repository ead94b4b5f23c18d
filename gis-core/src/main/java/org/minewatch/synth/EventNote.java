package org.minewatch.synth;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.locationtech.jts.geom.Geometry;

/**
 * An entry of the truth being put together; what is not said keeps the whole mine and all nights.
 */
final class EventNote {
  private final SyntheticMine mine;
  private final Plant plant;
  private final Consumer<Truth.Event> sink;
  private LocalDateTime from;
  private LocalDateTime to;
  private Optional<Geometry> place = Optional.empty();
  private int toleranceMetres;
  private List<String> also = List.of();
  private List<String> alsoMines = List.of();
  private final Map<String, Object> measures = new TreeMap<>();

  EventNote(SyntheticMine mine, Plant plant, Consumer<Truth.Event> sink) {
    this.mine = mine;
    this.plant = plant;
    this.sink = sink;
    this.from = mine.layout.firstNight.atStartOfDay();
    this.to = mine.layout.lastNight.plusDays(1).atStartOfDay();
  }

  EventNote from(LocalDate day) {
    this.from = day.atStartOfDay();
    return this;
  }

  EventNote between(LocalDateTime begin, LocalDateTime end) {
    this.from = begin;
    this.to = end;
    return this;
  }

  /** Where it is, in the mine's own grid. */
  EventNote at(Geometry grid, int tolerance) {
    this.place = Optional.of(grid);
    this.toleranceMetres = tolerance;
    return this;
  }

  EventNote also(String... rules) {
    this.also = List.of(rules);
    return this;
  }

  EventNote alsoMines(List<String> codes) {
    this.alsoMines = codes;
    return this;
  }

  EventNote measure(String name, Object value) {
    measures.put(name, value);
    return this;
  }

  void say(String note) {
    sink.accept(
        new Truth.Event(
            plant,
            also,
            mine.code,
            from,
            to,
            place.map(grid -> Truth.toLonLat(grid, mine.grid)).orElse(null),
            toleranceMetres,
            mine.spec.difficulty(plant).orElse(Difficulty.MEDIUM).truthName(),
            mine.spec.positions().truthName(),
            note,
            alsoMines,
            measures));
  }
}
