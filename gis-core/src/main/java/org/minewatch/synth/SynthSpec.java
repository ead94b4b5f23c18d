package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.minewatch.synth.DrawingForm.Format;
import org.minewatch.synth.ground.Dice;

/**
 * What a synthetic region is to be like. The same description gives the same bytes.
 *
 * @param name the region's name, also the suite of its truth
 * @param firstNight the first night of positions
 * @param nights how many nights of positions, 1 to 31
 */
public record SynthSpec(
    long seed, String name, LocalDate firstNight, int nights, List<MineSpec> mines) {

  private static final List<String> INVENTED_NAMES =
      List.of("惊蛰", "谷雨", "芒种", "白露", "霜降", "小满", "清明", "立夏", "处暑", "秋分", "寒露", "立冬", "小雪", "冬至");

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
    return new SynthSpec(seed, name, firstNight, nights, told);
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
   * Some mines with what is planted in them left to chance; about one in four is clean. For
   * measuring on seeds that nobody has looked at.
   */
  public static SynthSpec random(long seed, int mines, int nights) {
    Dice dice = new Dice(seed).fork("spec");
    List<MineSpec> specs = new ArrayList<>();
    for (int i = 0; i < mines; i++) {
      boolean neighbour = i > 0 && specs.get(i - 1).northOf() < 0 && dice.chance(0.4);
      MineSpec.Grid grid =
          neighbour ? specs.get(i - 1).grid() : dice.pick(List.of(MineSpec.Grid.values()));
      MineSpec.Builder mine =
          MineSpec.named(inventedName(i))
              .grid(grid, dice.chance(0.3))
              .northOf(neighbour ? i - 1 : -1)
              .licence(dice.pick(List.of(LicenceForm.values())))
              .positions(
                  dice.chance(0.7)
                      ? PositionForm.COORDINATES
                      : dice.pick(List.of(PositionForm.STATION_DISTANCE, PositionForm.ZONE)))
              .drawing(
                  new DrawingForm(
                      dice.pick(List.of(Format.values())),
                      dice.pick(List.of(LayerHabit.values())),
                      dice.chance(0.5),
                      dice.chance(0.7)))
              .shiftsADay(dice.between(2, 3))
              .crews(dice.between(4, 10), dice.between(3, 7))
              .fixes(dice.pick(List.of(10, 15, 20, 30)), dice.uniform(0.3, 3));
      chooseContent(mine, dice);
      specs.add(mine.build());
    }
    return new SynthSpec(seed, "random-" + seed, LocalDate.of(2026, 3, 2), nights, specs);
  }

  private static void chooseContent(MineSpec.Builder mine, Dice dice) {
    boolean clean = dice.chance(0.25);
    boolean suspended = dice.chance(0.2);
    List<Plant> plants = new ArrayList<>();
    if (!clean) {
      List<Plant> choices =
          new ArrayList<>(
              List.of(
                  Plant.HEADING_IN_DEDUCTED_PART,
                  Plant.PANEL_ACROSS_BORDER,
                  Plant.HEADING_BELOW_BOTTOM,
                  dice.chance(0.5) ? Plant.MOVED_CORNER : Plant.SHIFTED_BOUNDARY,
                  Plant.HEADING_IN_PILLAR,
                  Plant.STALE_DRAWING));
      if (suspended) {
        plants.add(Plant.WORK_WHILE_SUSPENDED);
      } else {
        choices.addAll(
            List.of(
                Plant.UNDRAWN_HEADING_OUTSIDE,
                Plant.EXPIRED_LICENCE,
                Plant.OUTSIDE_DESIGN,
                Plant.ORDER_DEFIED));
      }
      int count = dice.between(1, 3);
      for (int i = 0; i < count; i++) {
        plants.add(choices.remove(dice.between(0, choices.size() - 1)));
      }
    }
    mine.plant(plants.toArray(Plant[]::new));
    for (Confounder confounder : Confounder.values()) {
      boolean fits =
          switch (confounder) {
            case BOUNDARY_ROAD -> !plants.contains(Plant.HEADING_BELOW_BOTTOM);
            case TWO_BANDS ->
                !plants.contains(Plant.HEADING_BELOW_BOTTOM)
                    && !plants.contains(Plant.PANEL_ACROSS_BORDER)
                    && !plants.contains(Plant.HEADING_IN_DEDUCTED_PART);
            case MAINTENANCE_ONLY -> false;
            case NEW_HEADING, PILLAR_CROSSING -> !suspended;
            default -> true;
          };
      if (fits && dice.chance(0.4)) {
        mine.confound(confounder);
      }
    }
    if (clean && suspended) {
      mine.confound(Confounder.MAINTENANCE_ONLY);
    }
  }

  private static String inventedName(int index) {
    int round = index / INVENTED_NAMES.size();
    return INVENTED_NAMES.get(index % INVENTED_NAMES.size())
        + (round == 0 ? "" : Integer.toString(round + 1))
        + "示例煤矿";
  }
}
