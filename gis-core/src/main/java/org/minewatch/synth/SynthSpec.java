package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.minewatch.synth.DrawingForm.Format;
import org.minewatch.synth.ground.Dice;

/**
 * What a synthetic region is to be like. The same description gives the same bytes.
 *
 * @param name the region's name, also the suite of its truth
 * @param firstNight the first night of positions
 * @param nights how many nights of positions, 1 to 31
 * @param disturbance what goes wrong with all positions
 */
public record SynthSpec(
    long seed,
    String name,
    LocalDate firstNight,
    int nights,
    List<MineSpec> mines,
    Disturbance disturbance) {

  public SynthSpec(long seed, String name, LocalDate firstNight, int nights, List<MineSpec> mines) {
    this(seed, name, firstNight, nights, mines, Disturbance.NONE);
  }

  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final int MINES_A_REGION = 16;
  private static final int PLANTS_A_MINE = 4;

  public SynthSpec {
    mines = List.copyOf(mines);
    if (nights < 1 || nights > 31) {
      throw new IllegalArgumentException("a region has 1 to 31 nights, not " + nights);
    }
    if (mines.isEmpty() || mines.size() > 999) {
      throw new IllegalArgumentException("a region has 1 to 999 mines, not " + mines.size());
    }
    for (int i = 0; i < mines.size(); i++) {
      int south = mines.get(i).northOf();
      if (south >= i) {
        throw new IllegalArgumentException("mine " + i + " must come after its southern neighbour");
      }
      if (south >= 0 && mines.get(south).grid() != mines.get(i).grid()) {
        throw new IllegalArgumentException("mine " + i + " must share its neighbour's grid");
      }
      if (south >= 0 && mines.get(south).northOf() >= 0) {
        throw new IllegalArgumentException("mine " + i + " would be the third in a row");
      }
    }
  }

  /**
   * The same region and people, their places told in other forms.
   *
   * @param forms one for all mines, or one for each
   */
  public SynthSpec withPositions(PositionForm... forms) {
    if (forms.length != 1 && forms.length != mines.size()) {
      throw new IllegalArgumentException(
          "one form or " + mines.size() + " forms, not " + forms.length);
    }
    List<MineSpec> told = new ArrayList<>();
    for (int i = 0; i < mines.size(); i++) {
      told.add(mines.get(i).withPositions(forms[forms.length == 1 ? 0 : i]));
    }
    return new SynthSpec(seed, name, firstNight, nights, told, disturbance);
  }

  /** The same region with something wrong with its positions. */
  public SynthSpec disturbed(Disturbance by) {
    return new SynthSpec(seed, name, firstNight, nights, mines, by);
  }

  LocalDate lastNight() {
    return firstNight.plusDays(nights - 1L);
  }

  /** The region in {@code data/demo}: six invented mines, the week from 2 March 2026. */
  public static SynthSpec demo() {
    List<MineSpec> mines = new ArrayList<>();
    mines.add(
        MineSpec.named("惊蛰示例煤矿")
            .drawing(new DrawingForm(Format.DXF_GBK, LayerHabit.BY_ROCK, true, false))
            .plant(Plant.UNDRAWN_HEADING_OUTSIDE, Plant.HEADING_IN_PILLAR, Plant.MOVED_CORNER)
            .confound(Confounder.BOUNDARY_ROAD, Confounder.MULTIPATH, Confounder.MAN_RIDER)
            .shiftsADay(2)
            .fixes(30, 1.2)
            .build());
    mines.add(
        MineSpec.named("谷雨示例煤矿")
            .northOf(0)
            .grid(MineSpec.Grid.ZONE_3_DEGREE_35, true)
            .licence(LicenceForm.XIAN_1980)
            .positions(PositionForm.ZONE)
            .drawing(new DrawingForm(Format.DXF_UTF8, LayerHabit.BY_YEAR, false, true))
            .plant(Plant.PANEL_ACROSS_BORDER, Plant.HEADING_BELOW_BOTTOM)
            .confound(Confounder.ROCK_ROAD_OUTSIDE)
            .shiftsADay(3)
            .crews(6, 4)
            .build());
    mines.add(
        MineSpec.named("芒种示例煤矿")
            .grid(MineSpec.Grid.ZONE_6_DEGREE_18, false)
            .drawing(new DrawingForm(Format.DXF_UTF8, LayerHabit.BY_ROCK, false, true))
            .confound(
                Confounder.BOUNDARY_ROAD,
                Confounder.TWO_BANDS,
                Confounder.NEW_HEADING,
                Confounder.PILLAR_CROSSING,
                Confounder.ROCK_ROAD_OUTSIDE,
                Confounder.RENEWAL_PENDING,
                Confounder.INSPECTORS,
                Confounder.MULTIPATH,
                Confounder.MAN_RIDER,
                Confounder.HANDOVER)
            .shiftsADay(2)
            .fixes(30, 1.5)
            .build());
    mines.add(
        MineSpec.named("白露示例煤矿")
            .licence(LicenceForm.DESCRIBED)
            .positions(PositionForm.STATION_DISTANCE)
            .snapshots(120)
            .drawing(new DrawingForm(Format.DXF_GBK, LayerHabit.CODED, true, false))
            .plant(Plant.HEADING_IN_DEDUCTED_PART, Plant.STALE_DRAWING)
            .confound(Confounder.HANDOVER)
            .shiftsADay(3)
            .crews(6, 4)
            .build());
    mines.add(
        MineSpec.named("霜降示例煤矿")
            .licence(LicenceForm.OTHER_ZONE)
            .drawing(new DrawingForm(Format.GEOJSON, LayerHabit.BY_ROCK, false, true))
            .plant(Plant.WORK_WHILE_SUSPENDED, Plant.SHIFTED_BOUNDARY)
            .shiftsADay(2)
            .fixes(20, 0.6)
            .build());
    mines.add(
        MineSpec.named("小满示例煤矿")
            .drawing(new DrawingForm(Format.DXF_GBK, LayerHabit.BY_YEAR, false, true))
            .plant(Plant.OUTSIDE_DESIGN, Plant.ORDER_DEFIED, Plant.EXPIRED_LICENCE)
            .confound(Confounder.INSPECTORS)
            .shiftsADay(2)
            .fixes(30, 2.0)
            .build());
    return new SynthSpec(20260302, "示例矿区", LocalDate.of(2026, 3, 2), 7, mines);
  }

  /**
   * Some mines with what is planted in them left to chance, over all rules, difficulties and forms;
   * about one in three is clean. For measuring on seeds that nobody has looked at.
   */
  public static SynthSpec random(long seed, int mines, int nights) {
    Dice dice = new Dice(seed).fork("spec");
    List<SpecDraw> drawn = new ArrayList<>();
    for (int i = 0; i < mines; i++) {
      SpecDraw mine = draw(drawn, SpecDraw.positions(dice), 0.4, dice);
      boolean clean = dice.chance(0.34);
      if (!clean) {
        mine.plantSome(dice.between(1, 3));
      } else if (dice.chance(0.12)) {
        mine.stop();
      }
      mine.confound(0.3);
      drawn.add(mine);
    }
    return of(seed, "random-" + seed, nights, drawn);
  }

  /**
   * Clean mines with as many look-alikes as there is room for: whatever is found there is wrong.
   */
  public static SynthSpec honest(long seed, int mines, int nights) {
    Dice dice = new Dice(seed).fork("honest");
    List<SpecDraw> drawn = new ArrayList<>();
    for (int i = 0; i < mines; i++) {
      SpecDraw mine = draw(drawn, SpecDraw.positions(dice), 0.4, dice);
      if (dice.chance(0.08)) {
        mine.stop();
      }
      mine.confound(0.55);
      drawn.add(mine);
    }
    return of(seed, "honest-" + seed, nights, drawn);
  }

  /**
   * Regions that together hold at least so many events of every rule, spread over its plants, the
   * difficulties and the forms of positions in which it shows. The regions are small enough to be
   * written, judged and thrown away one after the other.
   *
   * @param eventsPerRule at least this many events of each rule code
   */
  public static List<SynthSpec> forMeasuring(long seed, int eventsPerRule, int nights) {
    Dice dice = new Dice(seed).fork("measuring");
    List<Wanted> wanted = wanted(eventsPerRule, dice);
    List<SynthSpec> regions = new ArrayList<>();
    while (!wanted.isEmpty()) {
      List<SpecDraw> drawn = new ArrayList<>();
      while (drawn.size() < MINES_A_REGION && !wanted.isEmpty()) {
        Wanted first = wanted.get(0);
        boolean pair = first.plant() == Plant.NEIGHBOUR_GOAF;
        if (pair && (drawn.isEmpty() || drawn.get(drawn.size() - 1).isNeighbour())) {
          drawn.add(draw(drawn, SpecDraw.positions(dice), 0, dice));
          drawn.get(drawn.size() - 1).confound(0.12);
        }
        SpecDraw mine = draw(drawn, first.form(), pair ? 1 : 0.3, dice);
        wanted.removeIf(
            w ->
                w.form() == mine.positions
                    && mine.plantCount() < PLANTS_A_MINE
                    && mine.plant(w.plant(), w.difficulty()));
        mine.confound(0.12);
        drawn.add(mine);
      }
      int number = regions.size() + 1;
      regions.add(
          of(
              dice.fork("region " + number).between(1, 1 << 30),
              "measuring-" + number,
              nights,
              drawn));
    }
    return regions;
  }

  /** A plant to be placed, in a mine with a form of positions. */
  private record Wanted(Plant plant, Difficulty difficulty, PositionForm form) {}

  private static List<Wanted> wanted(int eventsPerRule, Dice dice) {
    Map<String, List<Plant>> byRule = new TreeMap<>();
    for (Plant plant : Plant.values()) {
      byRule.computeIfAbsent(plant.rule(), r -> new ArrayList<>()).add(plant);
    }
    List<Wanted> wanted = new ArrayList<>();
    for (List<Plant> plants : byRule.values()) {
      for (int i = 0; i < eventsPerRule; i++) {
        Plant plant = plants.get(i % plants.size());
        int turn = i / plants.size();
        List<PositionForm> forms = List.copyOf(new TreeSet<>(plant.forms()));
        wanted.add(
            new Wanted(
                plant,
                Difficulty.values()[(turn + plant.ordinal()) % 3],
                forms.get((turn / 3 + turn + plant.ordinal()) % forms.size())));
      }
    }
    List<Wanted> mixed = new ArrayList<>();
    while (!wanted.isEmpty()) {
      mixed.add(wanted.remove(dice.between(0, wanted.size() - 1)));
    }
    return mixed;
  }

  private static SpecDraw draw(
      List<SpecDraw> before, PositionForm positions, double neighbours, Dice dice) {
    boolean north =
        !before.isEmpty()
            && !before.get(before.size() - 1).isNeighbour()
            && dice.chance(neighbours);
    return new SpecDraw(
        before.size(),
        positions,
        north ? Optional.of(before.get(before.size() - 1)) : Optional.empty(),
        dice.fork("mine " + before.size()));
  }

  private static SynthSpec of(long seed, String name, int nights, List<SpecDraw> drawn) {
    return new SynthSpec(seed, name, FIRST, nights, drawn.stream().map(SpecDraw::build).toList());
  }
}
