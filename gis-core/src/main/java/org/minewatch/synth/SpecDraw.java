package org.minewatch.synth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.synth.DrawingForm.Format;
import org.minewatch.synth.ground.Dice;

/**
 * One mine being drawn by lot: forms first, then plants and look-alikes as far as there is room.
 */
final class SpecDraw {
  private static final List<String> INVENTED_NAMES =
      List.of("惊蛰", "谷雨", "芒种", "白露", "霜降", "小满", "清明", "立夏", "处暑", "秋分", "寒露", "立冬", "小雪", "冬至");

  /** Plants whose effect on positions or drawing would hide what others plant in the same mine. */
  private static final Set<Plant> ALONE = EnumSet.of(Plant.SYNTHETIC, Plant.DISPLACED_DRAWING);

  /** Look-alikes that would blur what a plant is measured by. */
  private static final Map<Confounder, Set<Plant>> BLURRED =
      new EnumMap<>(
          Map.of(
              Confounder.ABSENCES,
              EnumSet.of(
                  Plant.OVER_LIMIT,
                  Plant.PROXY_CARDS,
                  Plant.REPLAYED,
                  Plant.IMPLAUSIBLE,
                  Plant.OVERTIME,
                  Plant.CONCEALED_HEADING,
                  Plant.BURST_EXIT,
                  Plant.UNKNOWN_CARDS),
              Confounder.RESCUE_DRILL,
              EnumSet.of(Plant.PARKED, Plant.PROXY_CARDS, Plant.REPLAYED),
              Confounder.BOUNDARY_ROAD,
              EnumSet.of(Plant.HEADING_BELOW_BOTTOM),
              Confounder.TWO_BANDS,
              EnumSet.of(
                  Plant.HEADING_BELOW_BOTTOM,
                  Plant.PANEL_ACROSS_BORDER,
                  Plant.HEADING_IN_DEDUCTED_PART),
              Confounder.LOWER_SEAM,
              EnumSet.of(Plant.HEADING_BELOW_BOTTOM),
              Confounder.LONG_HANDOVER,
              EnumSet.of(Plant.OVER_LIMIT, Plant.INTO_GOAF),
              Confounder.SHORT_OVERTIME,
              EnumSet.of(Plant.OVERTIME, Plant.NOT_WITHDRAWN),
              Confounder.SPARE_FACES,
              EnumSet.of(Plant.OUTSIDE_DESIGN)));

  /** Look-alikes that need crews at work, or people beyond the ceiling of a stopped mine. */
  private static final Set<Confounder> WORKING =
      EnumSet.of(
          Confounder.NEW_HEADING,
          Confounder.PILLAR_CROSSING,
          Confounder.WITHDRAWN,
          Confounder.KEPT_GATEWAY,
          Confounder.PROBED_ADVANCE,
          Confounder.DRAINED_WATER,
          Confounder.NEW_MINERS,
          Confounder.VISITORS,
          Confounder.SURVEYORS,
          Confounder.OPENED_SEAL,
          Confounder.SPARE_FACES,
          Confounder.AGREEING_OUTPUT,
          Confounder.LOWER_SEAM,
          Confounder.SEAL_CHECKS,
          Confounder.AIR_DOOR,
          Confounder.OLD_ROAD_AT_WATER,
          Confounder.EXPLAINED_EVENTS);

  private final Dice dice;
  private final String name;
  private final MineSpec.Grid grid;
  private final boolean described;
  private final LicenceForm licence;
  private final DrawingForm drawing;
  private final int northOf;
  final PositionForm positions;
  private final Map<Plant, Difficulty> plants = new LinkedHashMap<>();
  private final Set<Confounder> confounders = EnumSet.noneOf(Confounder.class);
  private final Set<Room> taken = EnumSet.noneOf(Room.class);

  /**
   * @param southern the mine before, if this one may lie on its northern border
   */
  SpecDraw(int index, PositionForm positions, Optional<SpecDraw> southern, Dice dice) {
    this.dice = dice;
    this.name = inventedName(index);
    this.positions = positions;
    boolean neighbour = southern.isPresent() && southern.get().northOf < 0;
    this.northOf = neighbour ? index - 1 : -1;
    this.grid = neighbour ? southern.get().grid : dice.pick(List.of(MineSpec.Grid.values()));
    this.described = dice.chance(0.3);
    this.licence = dice.pick(List.of(LicenceForm.values()));
    this.drawing =
        new DrawingForm(
            dice.pick(List.of(Format.values())),
            dice.pick(List.of(LayerHabit.values())),
            dice.chance(0.5),
            dice.chance(0.7));
  }

  /** A form of positions as often as the mines of a county have it. */
  static PositionForm positions(Dice dice) {
    double share = dice.unit();
    return share < 0.45
        ? PositionForm.COORDINATES
        : share < 0.75
            ? PositionForm.STATION_DISTANCE
            : share < 0.9 ? PositionForm.ZONE : PositionForm.UPLOAD_FILES;
  }

  boolean isNeighbour() {
    return northOf >= 0;
  }

  int plantCount() {
    return plants.size();
  }

  private boolean suspended() {
    return plants.containsKey(Plant.WORK_WHILE_SUSPENDED)
        || plants.containsKey(Plant.HOIST_WHILE_STOPPED)
        || confounders.contains(Confounder.MAINTENANCE_ONLY);
  }

  private boolean fits(Plant plant) {
    boolean stops = plant == Plant.WORK_WHILE_SUSPENDED || plant == Plant.HOIST_WHILE_STOPPED;
    boolean worked = plants.keySet().stream().anyMatch(Plant::needsWork);
    boolean withOthers =
        ALONE.contains(plant)
            ? !worked
            : !plant.needsWork() || plants.keySet().stream().noneMatch(ALONE::contains);
    boolean boundaries =
        (plant != Plant.MOVED_CORNER || !plants.containsKey(Plant.SHIFTED_BOUNDARY))
            && (plant != Plant.SHIFTED_BOUNDARY || !plants.containsKey(Plant.MOVED_CORNER));
    return !plants.containsKey(plant)
        && plant.forms().contains(positions)
        && Collections.disjoint(plant.rooms(), taken)
        && !(stops && worked)
        && !(suspended() && plant.needsWork())
        && (plant != Plant.NEIGHBOUR_GOAF || northOf >= 0)
        && (plant != Plant.RAISED_ELEVATIONS || drawing.elevations())
        && withOthers
        && boundaries;
  }

  /** Plants something if there is room; says whether it did. */
  boolean plant(Plant plant, Difficulty difficulty) {
    if (!fits(plant)) {
      return false;
    }
    plants.put(plant, difficulty);
    taken.addAll(plant.rooms());
    return true;
  }

  /** Plants some of all plants that fit, each rule as likely as any other. */
  void plantSome(int count) {
    List<Plant> choices = new ArrayList<>(List.of(Plant.values()));
    if (positions == PositionForm.UPLOAD_FILES && dice.chance(0.4)) {
      plant(
          dice.pick(List.of(Plant.MISSING_CYCLES, Plant.CHANGED_FILES)),
          dice.pick(List.of(Difficulty.values())));
    }
    while (plants.size() < count && !choices.isEmpty()) {
      Plant plant = choices.remove(dice.between(0, choices.size() - 1));
      plant(plant, dice.pick(List.of(Difficulty.values())));
    }
  }

  /** Suspends the mine with its maintenance crew. */
  void stop() {
    confounders.add(Confounder.MAINTENANCE_ONLY);
    taken.addAll(Confounder.MAINTENANCE_ONLY.rooms());
  }

  /** Adds look-alikes that fit, each with a probability; those that come late find less room. */
  void confound(double probability) {
    List<Confounder> choices = new ArrayList<>(List.of(Confounder.values()));
    while (!choices.isEmpty()) {
      Confounder confounder = choices.remove(dice.between(0, choices.size() - 1));
      boolean blurs =
          BLURRED.getOrDefault(confounder, Set.of()).stream().anyMatch(plants::containsKey);
      boolean fits =
          confounder != Confounder.MAINTENANCE_ONLY
              && !blurs
              && Collections.disjoint(confounder.rooms(), taken)
              && !(suspended() && WORKING.contains(confounder))
              && (confounder != Confounder.SENT_TWICE || positions == PositionForm.UPLOAD_FILES)
              && !(confounder == Confounder.SENT_TWICE && taken.contains(Room.POSITIONS));
      if (fits && dice.chance(probability)) {
        confounders.add(confounder);
        taken.addAll(confounder.rooms());
      }
    }
  }

  MineSpec build() {
    MineSpec.Builder mine =
        MineSpec.named(name)
            .grid(grid, described)
            .northOf(northOf)
            .licence(licence)
            .positions(positions)
            .drawing(drawing)
            .shiftsADay(dice.between(2, 3))
            .crews(dice.between(4, 10), dice.between(3, 7))
            .fixes(dice.pick(List.of(10, 15, 20, 30)), dice.uniform(0.3, 3))
            .snapshots(dice.pick(List.of(60, 60, 120, 180, 300)))
            .confound(confounders.toArray(Confounder[]::new));
    plants.forEach((plant, difficulty) -> mine.plant(difficulty, plant));
    return mine.build();
  }

  private static String inventedName(int index) {
    int round = index / INVENTED_NAMES.size();
    return INVENTED_NAMES.get(index % INVENTED_NAMES.size())
        + (round == 0 ? "" : Integer.toString(round + 1))
        + "示例煤矿";
  }
}
