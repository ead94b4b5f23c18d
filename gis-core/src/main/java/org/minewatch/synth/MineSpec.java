package org.minewatch.synth;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.minewatch.synth.ground.Dice;

/**
 * What one synthetic mine is to be like: its forms of data, what is planted in it, and what
 * innocent things it has that look like violations.
 *
 * @param name the mine's name, plainly an invented one
 * @param grid the mine's own CRS
 * @param northOf index in the region of the mine on whose northern border this one lies, or -1; the
 *     two share their grid
 * @param shiftsADay 2 (8-16-24) or 3 (三八制)
 * @param longwallCrew people at the longwall on a shift
 * @param headingCrew people at a heading on a shift
 * @param fixSeconds seconds between the positions of a card that moves; one that stands sends half
 *     as many
 * @param noiseMetres one sigma of a position given as coordinates, in each direction
 * @param difficulties of those plants that were given one; the others keep ranges of their own
 * @param snapshotSeconds between the distances that stations measure, or the upload files that tell
 *     them, 10 to 300
 */
public record MineSpec(
    String name,
    Grid grid,
    boolean crsDescribed,
    LicenceForm licence,
    PositionForm positions,
    DrawingForm drawing,
    Set<Plant> plants,
    Map<Plant, Difficulty> difficulties,
    Set<Confounder> confounders,
    int northOf,
    int shiftsADay,
    int longwallCrew,
    int headingCrew,
    int fixSeconds,
    double noiseMetres,
    int snapshotSeconds) {

  /** The grids a mine may keep its coordinates in. */
  public enum Grid {
    ZONE_3_DEGREE_35,
    ZONE_6_DEGREE_18
  }

  public MineSpec {
    difficulties = Collections.unmodifiableMap(new TreeMap<>(difficulties));
    plants = Collections.unmodifiableSet(EnumSet.copyOf(withNone(plants, Plant.class)));
    confounders =
        Collections.unmodifiableSet(EnumSet.copyOf(withNone(confounders, Confounder.class)));
    exclude(plants.contains(Plant.HEADING_BELOW_BOTTOM), Confounder.BOUNDARY_ROAD, confounders);
    exclude(plants.contains(Plant.HEADING_BELOW_BOTTOM), Confounder.TWO_BANDS, confounders);
    exclude(plants.contains(Plant.PANEL_ACROSS_BORDER), Confounder.TWO_BANDS, confounders);
    exclude(plants.contains(Plant.HEADING_IN_DEDUCTED_PART), Confounder.TWO_BANDS, confounders);
    exclude(plants.contains(Plant.WORK_WHILE_SUSPENDED), Confounder.MAINTENANCE_ONLY, confounders);
    boolean suspended =
        plants.contains(Plant.WORK_WHILE_SUSPENDED)
            || plants.contains(Plant.HOIST_WHILE_STOPPED)
            || confounders.contains(Confounder.MAINTENANCE_ONLY);
    for (Plant plant : plants) {
      if (suspended && plant.needsWork()) {
        throw new IllegalArgumentException(plant + " needs a mine that is not suspended");
      }
    }
    if (plants.contains(Plant.NEIGHBOUR_GOAF) && northOf < 0) {
      throw new IllegalArgumentException("NEIGHBOUR_GOAF needs a neighbour in the south");
    }
    if (plants.contains(Plant.RAISED_ELEVATIONS) && !drawing.elevations()) {
      throw new IllegalArgumentException("RAISED_ELEVATIONS needs a drawing with elevations");
    }
    if (plants.contains(Plant.MOVED_CORNER) && plants.contains(Plant.SHIFTED_BOUNDARY)) {
      throw new IllegalArgumentException(
          "one drawing has either a moved corner or a shifted boundary");
    }
    shareNoRoom(plants, confounders);
    for (Plant plant : plants) {
      if (!plant.forms().contains(positions)) {
        throw new IllegalArgumentException(plant + " cannot be told by positions as " + positions);
      }
    }
    if (shiftsADay != 2 && shiftsADay != 3) {
      throw new IllegalArgumentException("a mine has 2 or 3 shifts a day, not " + shiftsADay);
    }
    if (snapshotSeconds < 10 || snapshotSeconds > 300 || 86_400 % snapshotSeconds != 0) {
      throw new IllegalArgumentException(
          "snapshots every 10 to 300 s that fill a day, not " + snapshotSeconds);
    }
  }

  private static void shareNoRoom(Set<Plant> plants, Set<Confounder> confounders) {
    Map<Room, Object> taken = new EnumMap<>(Room.class);
    for (Plant plant : plants) {
      plant.rooms().forEach(room -> take(taken, room, plant));
    }
    for (Confounder confounder : confounders) {
      confounder.rooms().forEach(room -> take(taken, room, confounder));
    }
  }

  private static void take(Map<Room, Object> taken, Room room, Object by) {
    Object other = taken.put(room, by);
    if (other != null) {
      throw new IllegalArgumentException(by + " and " + other + " need the same room, " + room);
    }
  }

  private static <E extends Enum<E>> Set<E> withNone(Set<E> given, Class<E> type) {
    return given.isEmpty() ? EnumSet.noneOf(type) : given;
  }

  private static void exclude(boolean when, Confounder confounder, Set<Confounder> confounders) {
    if (when && confounders.contains(confounder)) {
      throw new IllegalArgumentException(confounder + " does not go with the plants of this mine");
    }
  }

  /** The same mine and people, their places told in another form. */
  public MineSpec withPositions(PositionForm form) {
    return told(form, snapshotSeconds);
  }

  /** The same mine and people, their distances measured so often. */
  public MineSpec withSnapshots(int everySeconds) {
    return told(positions, everySeconds);
  }

  private MineSpec told(PositionForm form, int everySeconds) {
    return new MineSpec(
        name,
        grid,
        crsDescribed,
        licence,
        form,
        drawing,
        plants,
        difficulties,
        confounders,
        northOf,
        shiftsADay,
        longwallCrew,
        headingCrew,
        fixSeconds,
        noiseMetres,
        everySeconds);
  }

  /** The same mine, drawn and licensed in other forms. */
  public MineSpec withPapers(DrawingForm drawn, LicenceForm licensed) {
    return new MineSpec(
        name,
        grid,
        crsDescribed,
        licensed,
        positions,
        drawn,
        plants,
        difficulties,
        confounders,
        northOf,
        shiftsADay,
        longwallCrew,
        headingCrew,
        fixSeconds,
        noiseMetres,
        snapshotSeconds);
  }

  /**
   * A number for a plant: from its own range, or from that of its difficulty where one was given.
   *
   * @param byDifficulty low and high for easy, medium and hard, in that order
   */
  double by(Plant plant, Dice dice, double low, double high, double... byDifficulty) {
    Difficulty difficulty = difficulties.get(plant);
    if (difficulty == null) {
      return dice.uniform(low, high);
    }
    int at = 2 * difficulty.ordinal();
    return dice.uniform(byDifficulty[at], byDifficulty[at + 1]);
  }

  /** How plain a plant is to be, where that was said. */
  public Optional<Difficulty> difficulty(Plant plant) {
    return Optional.ofNullable(difficulties.get(plant));
  }

  boolean has(Plant plant) {
    return plants.contains(plant);
  }

  boolean has(Confounder confounder) {
    return confounders.contains(confounder);
  }

  /** Stopped by the regulator, whether or not anybody works. */
  boolean suspended() {
    return has(Plant.WORK_WHILE_SUSPENDED)
        || has(Plant.HOIST_WHILE_STOPPED)
        || has(Confounder.MAINTENANCE_ONLY);
  }

  /** Whether a longwall is being extracted: not while suspended or under technical upgrade. */
  boolean extracts() {
    return !suspended() && !has(Plant.OUTSIDE_DESIGN);
  }

  /** A builder for a small producing mine with coordinates, nothing planted. */
  public static Builder named(String name) {
    return new Builder(name);
  }

  /** Puts a mine's description together. */
  public static final class Builder {
    private final String name;
    private Grid grid = Grid.ZONE_3_DEGREE_35;
    private boolean crsDescribed;
    private LicenceForm licence = LicenceForm.OWN_CRS;
    private PositionForm positions = PositionForm.COORDINATES;
    private DrawingForm drawing =
        new DrawingForm(DrawingForm.Format.DXF_GBK, LayerHabit.BY_ROCK, false, true);
    private final Map<Plant, Difficulty> difficulties = new EnumMap<>(Plant.class);
    private final Set<Plant> plants = EnumSet.noneOf(Plant.class);
    private final Set<Confounder> confounders = EnumSet.noneOf(Confounder.class);
    private int northOf = -1;
    private int shiftsADay = 3;
    private int longwallCrew = 4;
    private int headingCrew = 3;
    private int fixSeconds = 30;
    private double noiseMetres = 1.2;
    private int snapshotSeconds = 60;

    private Builder(String name) {
      this.name = name;
    }

    public Builder grid(Grid value, boolean described) {
      grid = value;
      crsDescribed = described;
      return this;
    }

    public Builder licence(LicenceForm value) {
      licence = value;
      return this;
    }

    public Builder positions(PositionForm value) {
      positions = value;
      return this;
    }

    public Builder drawing(DrawingForm value) {
      drawing = value;
      return this;
    }

    public Builder plant(Plant... values) {
      Collections.addAll(plants, values);
      return this;
    }

    public Builder plant(Difficulty difficulty, Plant... values) {
      for (Plant plant : values) {
        plants.add(plant);
        difficulties.put(plant, difficulty);
      }
      return this;
    }

    public Builder confound(Confounder... values) {
      Collections.addAll(confounders, values);
      return this;
    }

    public Builder northOf(int index) {
      northOf = index;
      return this;
    }

    public Builder shiftsADay(int value) {
      shiftsADay = value;
      return this;
    }

    public Builder crews(int longwall, int heading) {
      longwallCrew = longwall;
      headingCrew = heading;
      return this;
    }

    public Builder fixes(int everySeconds, double noise) {
      fixSeconds = everySeconds;
      noiseMetres = noise;
      return this;
    }

    public Builder snapshots(int everySeconds) {
      snapshotSeconds = everySeconds;
      return this;
    }

    public MineSpec build() {
      return new MineSpec(
          name,
          grid,
          crsDescribed,
          licence,
          positions,
          drawing,
          plants,
          difficulties,
          confounders,
          northOf,
          shiftsADay,
          longwallCrew,
          headingCrew,
          fixSeconds,
          noiseMetres,
          snapshotSeconds);
    }
  }
}
