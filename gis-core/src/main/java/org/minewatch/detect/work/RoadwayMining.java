package org.minewatch.detect.work;

import static org.minewatch.detect.Numbers.metres;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.NightFacts;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Positions;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Unjudged;
import org.minewatch.drawing.LayerMeaning.Medium;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.network.NetworkPosition;
import org.minewatch.network.RoadKind;
import org.minewatch.network.RoadwayNetwork;

/**
 * {@code face.roadway-mining}: four or more short parallel dead ends off one road, drawn, or found
 * because people worked in them one after the other.
 */
final class RoadwayMining implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final int NIGHTS = 13;
  private static final double SAME_PLACE_METRES = 12;
  private static final double SIGMAS = 2;

  @Override
  public RuleCode code() {
    return RuleCode.FACE_ROADWAY_MINING;
  }

  @Override
  public boolean readsPlans() {
    return true;
  }

  @Override
  public Outcome judge(MineNight night) {
    if (night.currentPlans().isEmpty() || night.network().edgeCount() == 0) {
      return cannotJudge(
          night, Unjudged.noDrawingCode(night), Unjudged.noDrawing(night), "drawings");
    }
    double spacing = night.parameter("face.roadway-mining", "max_spacing_m");
    int least = (int) night.parameter("face.roadway-mining", "min_ends");
    List<Observation> seen = new ArrayList<>();
    for (FishBone bone : FishBone.find(drawn(night), spacing, least)) {
      seen.add(observation(night, "drawn", bone));
    }
    for (FishBone bone : FishBone.find(worked(night), spacing, least)) {
      seen.add(observation(night, "worked", bone));
    }
    Positions positions = night.positions();
    return positions.coverage() == Positions.Coverage.ALL
        ? judged(night, seen)
        : partial(night, seen, positions.reasonCode(), positions.reason(), "tracks");
  }

  /** Short drawn dead ends in coal that no seal closes. */
  private static List<FishBone.Rib> drawn(MineNight night) {
    RoadwayNetwork net = night.network();
    double shortest = night.parameter("face.roadway-mining", "min_length_m");
    double longest = night.parameter("face.roadway-mining", "max_length_m");
    List<FishBone.Rib> ribs = new ArrayList<>();
    for (int e = 0; e < net.edgeCount(); e++) {
      boolean fromEnds = net.isDeadEnd(net.from(e));
      boolean toEnds = net.isDeadEnd(net.to(e));
      if (fromEnds == toEnds
          || net.kind(e) != RoadKind.ROADWAY
          || net.medium(e) == Medium.ROCK
          || net.isAbandoned(e)
          || net.isBehindFace(e)
          || !net.seals(e).isEmpty()
          || net.length(e) < shortest
          || net.length(e) > longest) {
        continue;
      }
      int tip = fromEnds ? net.from(e) : net.to(e);
      int root = fromEnds ? net.to(e) : net.from(e);
      if (net.degree(root) >= 3) {
        ribs.add(
            new FishBone.Rib(
                new Coordinate(net.nodeEasting(root), net.nodeNorthing(root)),
                new Coordinate(net.nodeEasting(tip), net.nodeNorthing(tip)),
                net.source(e)));
      }
    }
    return ribs;
  }

  /** Places beside a drawn road where people spent working hours in the last fortnight. */
  private static List<FishBone.Rib> worked(MineNight night) {
    RoadwayNetwork net = night.network();
    double longest = night.parameter("face.roadway-mining", "max_length_m");
    double shortest = night.parameter("face.roadway-mining", "min_length_m");
    List<FishBone.Rib> ribs = new ArrayList<>();
    Stream.concat(night.earlier(NIGHTS).stream(), Stream.of(night.facts()))
        .map(NightFacts::work)
        .flatMap(w -> w.sites().stream())
        .filter(s -> s.reach() == 0 && s.persons() >= 2)
        .filter(s -> s.offDrawn() >= shortest + SIGMAS * s.sigma() && s.offDrawn() <= longest)
        .sorted(
            Comparator.comparingDouble(WorkSite::easting).thenComparingDouble(WorkSite::northing))
        .forEach(
            s -> {
              Coordinate tip = new Coordinate(s.easting(), s.northing());
              Optional<NetworkPosition> road = net.nearest(tip.x, tip.y, longest + 1);
              boolean known =
                  ribs.stream().anyMatch(r -> r.tip().distance(tip) <= SAME_PLACE_METRES);
              if (road.isPresent() && !known) {
                NetworkPosition at = road.get();
                Coordinate root =
                    new Coordinate(
                        net.easting(at.edge(), at.offsetMetres()),
                        net.northing(at.edge(), at.offsetMetres()));
                if (root.distance(tip) >= shortest) {
                  ribs.add(new FishBone.Rib(root, tip, "positions"));
                }
              }
            });
    return ribs;
  }

  private Observation observation(MineNight night, String variant, FishBone bone) {
    boolean drawn = variant.equals("drawn");
    List<FishBone.Rib> ribs = bone.ribs();
    double longest = ribs.stream().mapToDouble(FishBone.Rib::length).max().orElseThrow();
    Geometry place =
        FACTORY.createMultiLineString(
            ribs.stream()
                .map(r -> FACTORY.createLineString(new Coordinate[] {r.root(), r.tip()}))
                .toArray(org.locationtech.jts.geom.LineString[]::new));
    Observation.Builder o =
        Observation.of(
                code(), variant, drawn ? Observation.Source.DRAWING : Observation.Source.POSITIONS)
            .certainty(Certainty.PROBABLE)
            .repeated(!drawn)
            .seen(
                drawn
                    ? night.startOf(
                        night.currentPlans().stream()
                            .map(p -> p.submission().asOf())
                            .max(Comparator.naturalOrder())
                            .orElseThrow())
                    : night.startOf(night.night().minusDays(NIGHTS)),
                night.end())
            .title(
                "同一巷道一侧或两侧有 %d 条平行短巷（最长 %s 米），%s，疑似巷道式采煤"
                    .formatted(ribs.size(), metres(longest), drawn ? "图纸所绘" : "人员先后在其中作业"),
                "%d short parallel dead ends (up to %s m) off one road, %s: the pattern of roadway mining"
                    .formatted(
                        ribs.size(),
                        metres(longest),
                        drawn ? "as drawn" : "worked one after the other"))
            .measure("dead_ends", ribs.size())
            .measure("longest_m", longest)
            .geometry(place);
    o.evidence(
        "dead-ends",
        "sources",
        ribs.stream().map(FishBone.Rib::name).distinct().limit(50).toList());
    return o.benign(
            "躲避硐、钻场、联络巷：短于 %s 米、两端相通或已密闭的不计"
                .formatted(metres(night.parameter("face.roadway-mining", "min_length_m"))),
            "refuge niches, drilling niches and crosscuts: what is shorter than %s m, open at both ends or sealed does not count"
                .formatted(metres(night.parameter("face.roadway-mining", "min_length_m"))))
        .benign("岩巷中的车场、硐室：岩巷不计", "sidings and chambers in rock: roads in rock do not count")
        .build();
  }
}
