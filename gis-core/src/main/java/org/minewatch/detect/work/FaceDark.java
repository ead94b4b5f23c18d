package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.one;
import static org.minewatch.detect.Numbers.whole;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Sites;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.presence.PresenceDay;
import org.minewatch.region.Seal;

/**
 * {@code face.dark}: crews that are lost from positioning at one place, often a seal or a dead end,
 * and come back there hours later. Somewhere behind it they spend a working day unseen.
 */
final class FaceDark implements Rule {
  private static final int NIGHTS = 6;
  private static final double SAME_PLACE_METRES = 60;

  @Override
  public RuleCode code() {
    return RuleCode.FACE_DARK;
  }

  @Override
  public Set<String> tables() {
    return Set.of("readers.csv", "seals.csv", "zones.csv", "entrances.csv");
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Outcome> nothing = Seeing.nothing(this, night);
    if (nothing.isPresent()) {
      return nothing.get();
    }
    double least = night.parameter("face.dark", "min_hours");
    double most = night.parameter("face.dark", "max_hours");
    List<Disappearance> all = new ArrayList<>();
    Disappearance.AtSeal seals = (e, n, reach) -> sealNear(night, e, n, reach).isPresent();
    for (NightFacts earlier : night.earlier(NIGHTS)) {
      earlier.presence().ifPresent(p -> all.addAll(Disappearance.of(p, least, most, seals)));
    }
    Optional<PresenceDay> today = night.presence();
    today.ifPresent(p -> all.addAll(Disappearance.of(p, least, most, seals)));

    FaceAreas areas = new FaceAreas(night);
    all.removeIf(d -> isExplained(night, areas, d));
    List<Observation> seen = new ArrayList<>();
    for (List<Disappearance> group : places(night, all)) {
      observation(night, group).ifPresent(seen::add);
    }
    return Seeing.outcome(this, night, seen);
  }

  /** Disappearances by place; what two stations say of one seal is one place. */
  private static Collection<List<Disappearance>> places(MineNight night, List<Disappearance> all) {
    Map<String, List<Disappearance>> places = new LinkedHashMap<>();
    // Two zone stations one after the other hear the ends of one way in.
    double apart =
        SAME_PLACE_METRES + 2 * all.stream().mapToDouble(Disappearance::reach).max().orElse(0);
    for (List<Disappearance> group :
        Sites.group(all, d -> FaceAreas.point(d.easting(), d.northing()), apart)) {
      double[] middle = Disappearance.middle(group).orElseThrow();
      double reach = group.stream().mapToDouble(Disappearance::reach).max().orElse(0);
      String place =
          sealNear(night, middle[0], middle[1], reach)
              .map(s -> "seal " + s.sealId())
              .orElse("place " + places.size());
      places.computeIfAbsent(place, p -> new ArrayList<>()).addAll(group);
    }
    return places.values();
  }

  /** A face, a post or a mouth beyond the last station: people there are meant to be there. */
  private static boolean isExplained(MineNight night, FaceAreas areas, Disappearance d) {
    if (areas.atPost(d.easting(), d.northing(), 0, 0)) {
      return true;
    }
    boolean atHead =
        areas.faces().stream()
            .anyMatch(f -> areas.atWork(f, d.easting(), d.northing(), 0, d.reach()));
    return atHead
        || sealNear(night, d.easting(), d.northing(), d.reach()).isEmpty()
            && areas.nearReported(d.easting(), d.northing(), 0, d.reach());
  }

  private static Optional<Seal> sealNear(MineNight night, double e, double n, double reach) {
    double within = Math.max(night.parameter("face.dark", "at_seal_m"), reach);
    return night.records().seals().stream()
        .filter(s -> !s.kind().equals("air-door"))
        .filter(s -> s.built().map(b -> !b.isAfter(night.night())).orElse(true))
        .filter(s -> Math.hypot(s.easting() - e, s.northing() - n) <= within)
        .min(
            Comparator.comparingDouble((Seal s) -> Math.hypot(s.easting() - e, s.northing() - n))
                .thenComparing(Seal::sealId));
  }

  private Optional<Observation> observation(MineNight night, List<Disappearance> group) {
    List<Disappearance> tonight =
        group.stream().filter(d -> d.night().equals(night.night())).toList();
    long persons = tonight.stream().map(Disappearance::cardId).distinct().count();
    long nights = group.stream().map(Disappearance::night).distinct().count();
    long events = group.size();
    int together = Disappearance.together(group);
    if (persons == 0 || together < 2) {
      return Optional.empty();
    }
    double[] middle = Disappearance.middle(group).orElseThrow();
    double reach = group.stream().mapToDouble(Disappearance::reach).max().orElse(0);
    Optional<Seal> seal = sealNear(night, middle[0], middle[1], reach);
    boolean often = events >= night.parameter("face.dark", "min_absences");
    if (!often && seal.isEmpty()) {
      return Optional.empty();
    }
    boolean heard = group.stream().anyMatch(Disappearance::othersHeard);
    boolean crew = persons >= night.parameter("face.dark", "min_persons");
    // One night of one crew at a station that heard nobody else may be that station.
    boolean likely = often && (nights >= 2 || crew && (seal.isPresent() || heard));
    double e = seal.map(Seal::easting).orElse(middle[0]);
    double n = seal.map(Seal::northing).orElse(middle[1]);
    double hours = tonight.stream().mapToDouble(Disappearance::hours).sum();
    List<String> stations =
        group.stream()
            .map(Disappearance::station)
            .filter(s -> !s.isEmpty())
            .distinct()
            .sorted()
            .toList();
    String at =
        seal.map(s -> "密闭 %s 处".formatted(s.sealId()))
            .orElse(stations.isEmpty() ? "同一地点" : "分站 %s 处".formatted(String.join("、", stations)));
    String atEn =
        seal.map(s -> "at seal " + s.sealId())
            .orElse(
                stations.isEmpty() ? "at one place" : "at station " + String.join(", ", stations));
    double shortest = group.stream().mapToDouble(Disappearance::hours).min().orElseThrow();
    double longest = group.stream().mapToDouble(Disappearance::hours).max().orElseThrow();
    Observation.Builder o =
        Observation.of(
                code(), seal.isPresent() ? "at-seal" : "elsewhere", Observation.Source.POSITIONS)
            .anchor(seal.map(s -> "seal:" + s.sealId()).orElse(""))
            .certainty(
                likely && nights >= 3 && heard
                    ? Certainty.CERTAIN_ON_DATA
                    : likely ? Certainty.PROBABLE : Certainty.WATCH)
            .repeated(nights >= 2)
            .seen(
                night.at(group.stream().mapToLong(Disappearance::fromMillis).min().orElseThrow()),
                night.at(group.stream().mapToLong(Disappearance::toMillis).max().orElseThrow()))
            .title(
                "%d 人在%s失去定位信号，%s 至 %s 小时后在原处重新出现，%d 个夜晚共 %d 人次"
                    .formatted(persons, at, one(shortest), one(longest), nights, events),
                "%d people were lost from positioning %s and came back there %s to %s hours later; %d absences in %d nights"
                    .formatted(persons, atEn, one(shortest), one(longest), events, nights))
            .measure("persons", persons)
            .measure("person_hours", hours)
            .measure("absences", events)
            .measure("persons_together", together)
            .measure("nights", nights)
            .measure("shortest_hours", shortest)
            .measure("longest_hours", longest)
            .geometry(FaceAreas.point(e, n));
    if (reach > 0) {
      o.measure("radius_m", reach);
    }
    o.evidence(
        "absences",
        "cards",
        tonight.stream().map(Disappearance::cardId).distinct().sorted().limit(50).toList(),
        "readers",
        stations,
        "times",
        tonight.stream()
            .sorted(
                Comparator.comparingLong(Disappearance::fromMillis)
                    .thenComparing(Disappearance::cardId))
            .limit(50)
            .map(d -> d.cardId() + " " + night.at(d.fromMillis()) + "/" + night.at(d.toMillis()))
            .toList(),
        "station_heard_others",
        heard,
        "file",
        night.positionInput().map(p -> p.file()).orElse(""));
    seal.ifPresent(
        s ->
            o.evidence(
                "seal", "seal_id", s.sealId(), "seal_kind", s.kind(), "source", s.source().file()));
    return Optional.of(
        o.benign(
                "无信号区：只计在原处消失又在原处出现、历时 %s 小时以上者，穿过盲区的人从别处出来"
                    .formatted(one(night.parameter("face.dark", "min_hours"))),
                "a dead zone: only absences of more than %s hours that end where they began count; who crosses a dead zone comes out elsewhere"
                    .formatted(one(night.parameter("face.dark", "min_hours"))))
            .benign(
                "分站停用：%s；别处同时失去又同时恢复的不计"
                    .formatted(heard ? "期间该分站听到过其他标识卡" : "期间该分站未听到其他标识卡，不能完全排除"),
                "a station out of service: %s; cards lost and found in the same moments elsewhere do not count"
                    .formatted(
                        heard
                            ? "it heard other cards meanwhile"
                            : "it heard nobody meanwhile, so this cannot be excluded altogether"))
            .benign(
                "标识卡电量耗尽或被遗留：单张卡不成立，需两人以上同时失联、共 %s 人次以上"
                    .formatted(whole(night.parameter("face.dark", "min_absences"))),
                "a flat or forgotten card: two or more people gone at once and %s absences are needed"
                    .formatted(whole(night.parameter("face.dark", "min_absences"))))
            .benign(
                "单人值守的岗位在信号盲区：先后换班的人不会同时失联",
                "a post of one man in a blind spot: people who relieve each other are never gone at"
                    + " once")
            .benign(
                "工作面超出基站覆盖：上报工作面及登记硐室附近不计",
                "a face beyond the last station: places at reported faces and registered chambers"
                    + " do not count")
            .build());
  }
}
