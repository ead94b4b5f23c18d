package org.minewatch.synth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.minewatch.synth.Crew.Stop;
import org.minewatch.synth.ground.Spot;

/** The crews of a mine: who works where, lawfully or as planted. */
final class Roster {
  static final List<String> HEADING_JOBS = List.of("掘进工", "掘进工", "支护工", "班长", "爆破工", "普工");
  static final List<String> LONGWALL_JOBS = List.of("采煤工", "支架工", "班长", "采煤工", "电钳工", "采煤机司机");

  private final SyntheticMine mine;
  private final MineLayout layout;
  final LocalDate always;
  final Set<Integer> allShifts = new TreeSet<>();
  private final List<Crew> crews = new ArrayList<>();
  private int headingTeams;

  private Roster(SyntheticMine mine) {
    this.mine = mine;
    this.layout = mine.layout;
    this.always = layout.firstNight.minusDays(1);
    for (int i = 0; i < mine.spec.shiftsADay(); i++) {
      allShifts.add(i);
    }
    services();
    if (!mine.spec.suspended()) {
      longwall();
      headings();
    } else if (mine.spec.has(Plant.WORK_WHILE_SUSPENDED)) {
      Heading heading = layout.headings.get(0);
      Difficulty difficulty =
          mine.spec.difficulty(Plant.WORK_WHILE_SUSPENDED).orElse(Difficulty.HARD);
      heading(
          heading,
          difficulty == Difficulty.EASY ? allShifts : Set.of(allShifts.size() - 1),
          mine.lapseDay(),
          difficulty == Difficulty.HARD ? 4 : 6);
    }
    if (mine.spec.has(Confounder.INSPECTORS)) {
      inspectors();
    }
    mine.schemes.each(scheme -> scheme.staff(this));
  }

  static List<Crew> of(SyntheticMine mine) {
    List<Crew> crews = new ArrayList<>();
    new Roster(mine).crews.forEach(crew -> mine.schemes.crew(crew).ifPresent(crews::add));
    return crews;
  }

  void add(Crew crew) {
    crews.add(crew);
  }

  /** A heading crew on some shifts; its face is reported unless the heading is hidden. */
  void addHeading(Heading heading, Set<Integer> shifts, LocalDate from, int size) {
    heading(heading, shifts, from, size);
  }

  private void services() {
    Spot pumps = new Spot(layout.haulage, 60);
    crews.add(
        new Crew(
            "机电队",
            List.of("水泵工"),
            false,
            allShifts,
            always,
            (day, dice) -> List.of(rest(pumps, 12))));
    Spot rounds = new Spot(layout.returnMain, layout.returnMain.length() * 0.6);
    crews.add(
        new Crew(
            "通风队",
            List.of("瓦斯检查工"),
            false,
            allShifts,
            always,
            (day, dice) -> {
              List<Stop> stops = new ArrayList<>();
              layout.boundaryRoad.ifPresent(
                  road -> {
                    stops.add(new Stop(new Spot(road, dice.uniform(60, 250)), 40, 40));
                    stops.add(new Stop(new Spot(road, road.length() - 5), 150, 70));
                  });
              layout.approvedRockRoad.ifPresent(
                  road -> stops.add(new Stop(new Spot(road, road.length() - 3), 60, 45)));
              stops.add(rest(rounds, 60));
              return stops;
            }));
    crews.add(
        new Crew(
            "矿领导",
            List.of("矿级领导"),
            true,
            allShifts,
            always,
            (day, dice) -> {
              List<Stop> stops = new ArrayList<>();
              if (!mine.spec.suspended()) {
                stops.add(new Stop(new Spot(day.face, 90), 60, 60));
                Heading first = layout.headings.get(0);
                stops.add(new Stop(first.headAt(day.date), 30, 45));
              }
              stops.add(rest(rounds, 40));
              return stops;
            }));
  }

  private void longwall() {
    crews.add(
        new Crew(
            mine.spec.extracts() ? "综采队" : "安装队",
            jobs(LONGWALL_JOBS, mine.spec.longwallCrew()),
            false,
            allShifts,
            always,
            layout.longwall.number(),
            (day, dice) -> {
              double at = dice.uniform(30, day.face.length() - 10);
              return List.of(rest(new Spot(day.face, at), 25));
            }));
    crews.add(
        new Crew(
            "运输队",
            List.of("皮带司机"),
            false,
            allShifts,
            always,
            (day, dice) -> List.of(rest(new Spot(layout.haulage, 420), 20))));
  }

  private void headings() {
    for (Heading heading : layout.headings) {
      heading(
          heading,
          heading.everyShift() ? allShifts : Set.of(allShifts.size() - 1),
          heading.from(),
          mine.spec.headingCrew());
    }
    layout.hiddenHeading.ifPresent(
        hidden -> heading(hidden, allShifts, always, mine.spec.headingCrew() + 1));
  }

  private void heading(Heading heading, Set<Integer> shifts, LocalDate from, int size) {
    headingTeams++;
    crews.add(
        new Crew(
            "掘进" + headingTeams + "队",
            jobs(HEADING_JOBS, size),
            false,
            shifts,
            from.isBefore(always) ? always : from,
            heading.faceId(),
            (day, dice) -> {
              Spot head = heading.headAt(day.date);
              return List.of(rest(new Spot(head.road(), Math.max(1, head.chainage() - 2)), 22));
            }));
  }

  /** Two inspectors on the day shift: at the roads next to the boundary, then at a seal. */
  private void inspectors() {
    Spot near =
        layout
            .boundaryRoad
            .map(road -> new Spot(road, road.length() * 0.8))
            .orElse(new Spot(layout.haulage, layout.haulage.length() - 2));
    Spot seal = new Spot(layout.finished.get(0).transportGate(), 10);
    crews.add(
        new Crew(
            "驻矿监管组",
            List.of("驻矿监管员", "驻矿监管员"),
            false,
            Set.of(allShifts.size() - 2),
            always,
            (day, dice) -> List.of(new Stop(near, 30, 25), new Stop(seal, 4, 12))));
  }

  static Stop rest(Spot place, double spread) {
    return new Stop(place, spread, Stop.UNTIL_SHIFT_ENDS);
  }

  static List<String> jobs(List<String> cycle, int size) {
    List<String> jobs = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      jobs.add(cycle.get(i % cycle.size()));
    }
    return Collections.unmodifiableList(jobs);
  }
}
