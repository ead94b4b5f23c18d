package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.metres;
import static org.minewatch.detect.Numbers.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Point;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.Face;

/**
 * {@code face.concealed}: a crew that works shift after shift where no face is reported. It is the
 * pattern of work that counts, the same people for hours in several shifts, not how many people
 * there are: waiting rooms, refuges, pump rooms, substations and faces at hand-over are full too.
 */
final class FaceConcealed implements Rule {
  /** Nights looked back: three days of F01, this one included. */
  private static final int NIGHTS = 3;

  private static final double SAME_SITE_METRES = 60;
  private static final double METRES_PER_DAY = 15;
  private static final double SIGMAS = 2;

  /** A face moves on; less than this in all is people who stand elsewhere. */
  private static final double LEAST_ADVANCE_METRES = 4;

  private static final double LEAST_ADVANCE_SIGMAS = 3;

  /** From night to night in one direction. */
  private static final double SAME_WAY = Math.cos(Math.toRadians(60));

  @Override
  public RuleCode code() {
    return RuleCode.FACE_CONCEALED;
  }

  @Override
  public Set<String> tables() {
    return Set.of("persons.csv", "zones.csv", "readers.csv", "shift_reports.csv");
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  /** A place of tonight with what earlier nights saw there, oldest first. */
  record Working(WorkSite site, String variant, List<NightSite> nights, Set<String> shifts) {
    boolean sure() {
      boolean often =
          switch (variant) {
            case "undrawn" -> shifts.size() >= 2;
            case "near-station" -> shifts.size() >= 2 && nights.size() >= 2 || shifts.size() >= 3;
            default ->
                // Who repairs a road, or a belt beside it, does so in one shift a day.
                shifts.size() >= 3 && (isAdvancing() || shifts.size() > nights.size());
          };
      return often && !site.strayStation();
    }

    /**
     * Whether the place moved on from night to night as a face does, by more than where people
     * happened to stand makes it seem.
     */
    boolean isAdvancing() {
      WorkSite first = nights.get(0).site();
      double e = site.easting() - first.easting();
      double n = site.northing() - first.northing();
      double all = Math.hypot(e, n);
      double sigma =
          Math.hypot(
              first.spread() / Math.sqrt(first.persons()),
              site.spread() / Math.sqrt(site.persons()));
      if (site.reach() > 0
          || nights.size() < 2
          || all < Math.max(LEAST_ADVANCE_METRES, LEAST_ADVANCE_SIGMAS * sigma)) {
        return false;
      }
      for (int i = 1; i < nights.size(); i++) {
        WorkSite a = nights.get(i - 1).site();
        WorkSite b = nights.get(i).site();
        double de = b.easting() - a.easting();
        double dn = b.northing() - a.northing();
        if (de * e + dn * n < SAME_WAY * all * Math.hypot(de, dn)) {
          return false;
        }
      }
      return true;
    }

    /**
     * A face that advances inside a drawn road, by distances from stations: it may be elsewhere.
     */
    boolean mayBranchOff() {
      return variant.equals("known-workings") && !site.stations().isEmpty() && isAdvancing();
    }
  }

  /** A place in one night. */
  record NightSite(java.time.LocalDate night, WorkSite site) {}

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = Seeing.nothing(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    List<Observation> seen = new ArrayList<>();
    for (Working w : workings(night)) {
      seen.add(observation(night, w));
    }
    if (night.currentPlans().isEmpty()) {
      // Chambers, waiting rooms and roads are told apart from faces by the drawing.
      return partial(
          night, seen, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    return Seeing.outcome(this, night, seen);
  }

  /** Every place where a crew works that reports do not name, sure or not. */
  static List<Working> workings(MineNight night) {
    List<Working> found = new ArrayList<>();
    boolean jobs = new Roles(night.cardHolders()).any();
    for (WorkSite site : night.facts().work().sites()) {
      String variant = variant(night, site, jobs);
      if (variant.isEmpty()) {
        continue;
      }
      List<NightSite> nights = new ArrayList<>();
      for (NightFacts earlier : night.earlier(NIGHTS)) {
        earlier.work().sites().stream()
            .filter(s -> s.persons() >= 2 && follows(earlier, s, night, site))
            .findFirst()
            .ifPresent(s -> nights.add(new NightSite(earlier.date(), s)));
      }
      nights.add(new NightSite(night.night(), site));
      Set<String> shifts = new TreeSet<>();
      nights.forEach(n -> shifts.addAll(n.site().shifts()));
      found.add(new Working(site, variant, nights, shifts));
    }
    return found;
  }

  /** Whether an earlier place can be this one, a heading having advanced between. */
  private static boolean follows(NightFacts earlier, WorkSite s, MineNight night, WorkSite site) {
    long days = night.night().toEpochDay() - earlier.date().toEpochDay();
    return s.metresTo(site) <= SAME_SITE_METRES + METRES_PER_DAY * days;
  }

  /** Which case of the rule a place is; empty when it is none. */
  private static String variant(MineNight night, WorkSite site, boolean jobs) {
    boolean longEnough = site.longestHours() >= night.parameter("face.concealed", "min_hours");
    boolean oneTeam =
        site.team().isEmpty()
            || site.teamShare() >= night.parameter("face.concealed", "min_team_share");
    if (!longEnough || !oneTeam || site.shifts().isEmpty()) {
      return "";
    }
    double crew = night.parameter("face.concealed", "min_persons");
    boolean drawn = night.network().edgeCount() > 0 && !night.hasUnreadablePlan();
    if (drawn
        && site.reach() == 0
        && site.offDrawn()
            > night.parameter("face.concealed", "off_road_m") + SIGMAS * site.sigma()) {
      return site.persons() >= night.parameter("face.concealed", "min_persons_undrawn")
          ? "undrawn"
          : "";
    }
    // In a drawn road the jobs must tell, or everybody who minds something would be a face.
    if (site.crew() < crew || !jobs || endedFaceNear(night, site)) {
      return "";
    }
    return site.reach() > 0 ? "near-station" : "known-workings";
  }

  /** A face that ended lately is being cleared; its crew has every right to be there. */
  private static boolean endedFaceNear(MineNight night, WorkSite site) {
    double near = night.parameter("face.concealed", "from_face_m");
    long days = (long) night.parameter("face.concealed", "clearing_days");
    Point at = FaceAreas.point(site.easting(), site.northing());
    return night.records().faces().stream()
        .filter(f -> f.to().isPresent() && f.to().get().isBefore(night.night()))
        .filter(f -> f.to().get().plusDays(days).isAfter(night.night()))
        .filter(f -> night.frame().coversAll(f.geometry()))
        .map(Face::geometry)
        .anyMatch(g -> g.distance(at) <= near + site.reach());
  }

  private Observation observation(MineNight night, Working w) {
    WorkSite site = w.site();
    WorkSite first = w.nights().get(0).site();
    boolean repeated = w.nights().size() > 1;
    boolean undrawn = w.variant().equals("undrawn");
    double sigma = Math.hypot(site.sigma(), night.network().sigmaMetres());
    boolean certain =
        w.sure()
            && undrawn
            && repeated
            && w.shifts().size() >= 3
            && site.offDrawn() > Math.max(20, 5 * sigma);
    Certainty certainty =
        certain ? Certainty.CERTAIN_ON_DATA : w.sure() ? Certainty.PROBABLE : Certainty.WATCH;
    int persons = site.persons();
    WorkPlace place = WorkPlace.of(night, site, undrawn, w.mayBranchOff());
    String team = site.team().isEmpty() ? "" : "（以" + site.team() + "为主）";
    Observation.Builder o =
        Observation.of(code(), w.variant(), Observation.Source.POSITIONS)
            .certainty(certainty)
            .repeated(repeated)
            .seen(night.at(first.firstMillis()), night.at(site.lastMillis()))
            .title(
                "未上报的作业点：%d 人%s在%s持续作业，%d 个班次，当夜累计 %s 人时"
                    .formatted(
                        persons,
                        team,
                        place.said().zh(),
                        w.shifts().size(),
                        one(site.personHours())),
                "Work at a face that is not reported: %d people %s, in %d shifts, %s person-hours in this night"
                    .formatted(
                        persons, place.said().en(), w.shifts().size(), one(site.personHours())))
            .measure("persons", persons)
            .measure("person_hours", site.personHours())
            .measure("longest_stay_hours", site.longestHours())
            .measure("shifts", w.shifts().size())
            .measure("nights", w.nights().size())
            .measure("sigma_m", sigma)
            .geometry(place.where())
            .origin(FaceAreas.point(first.easting(), first.northing()));
    if (night.network().edgeCount() > 0 && site.reach() == 0) {
      o.measure("off_road_m", site.offDrawn());
    }
    if (site.reach() > 0) {
      o.measure("radius_m", site.reach());
    }
    if (Double.isFinite(site.fromFace())) {
      o.measure("from_face_m", site.fromFace());
    }
    if (repeated && site.reach() == 0) {
      long days = night.night().toEpochDay() - w.nights().get(0).night().toEpochDay();
      o.measure("advance_m_per_day", first.metresTo(site) / days);
    }
    Seeing.people(o, night, site.cards(), persons, site.firstMillis(), site.lastMillis());
    if (!site.stations().isEmpty()) {
      o.evidence(
          "stations", "readers", site.stations(), "stands_in_no_drawn_road", site.strayStation());
    }
    for (NightSite n : w.nights()) {
      o.evidence(
          "work-night",
          "night",
          n.night().toString(),
          "persons",
          n.site().persons(),
          "person_hours",
          Math.rint(n.site().personHours() * 10) / 10,
          "shifts",
          List.copyOf(n.site().shifts()));
    }
    o.benign(
            "等候硐室、避难硐室、泵房、变电所和井口：登记的硐室周围不计",
            "waiting rooms, refuges, pump rooms, substations and mouths: not counted about a"
                + " registered chamber")
        .benign(
            "交接班、测量、乘车、检查：需同一队伍单次停留 %s 小时以上并有多个班次"
                .formatted(one(night.parameter("face.concealed", "min_hours"))),
            "hand-over, surveys, rides and inspections: one team, stays of more than %s hours and several shifts are needed"
                .formatted(one(night.parameter("face.concealed", "min_hours"))))
        .benign(
            "新开工作面尚未报备：上报表中当夜已有的工作面周围 %s 米内不计"
                .formatted(metres(night.parameter("face.concealed", "from_face_m"))),
            "a heading that was begun and not reported yet: within %s m of every face on the report nothing counts; ask for the approval"
                .formatted(metres(night.parameter("face.concealed", "from_face_m"))));
    return o.build();
  }
}
