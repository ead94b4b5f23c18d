package org.minewatch.detect.integrity;

import static org.minewatch.detect.Numbers.one;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Tracks;
import org.minewatch.detect.UploadLog;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;
import org.minewatch.region.MineStatusPeriod;
import org.minewatch.track.upload.SameMoment;
import org.minewatch.track.upload.Snapshot;

/**
 * {@code position.outage}: stations that are silent while people are at work at them, uploads that
 * are missing or whose content was changed, counts that stand still.
 */
final class PositionOutage implements Rule {
  private static final GeometryFactory FACTORY = new GeometryFactory();

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_OUTAGE;
  }

  @Override
  public Outcome judge(MineNight night) {
    List<Observation> seen = new ArrayList<>();
    Optional<UploadLog> log = night.positionInput().flatMap(p -> p.uploads());
    List<long[]> missing = new ArrayList<>();
    log.ifPresent(l -> uploads(night, l, seen, missing));
    Optional<Tracks> tracks = night.tracks();
    if (tracks.isEmpty()) {
      Outcome unheard = Unheard.outcome(this, night);
      noFile(night).ifPresent(seen::add);
      return seen.isEmpty()
          ? unheard
          : partial(
              night,
              seen,
              unheard.judgement().reasonCode(),
              unheard.judgement().reason(),
              "tracks");
    }
    if (night.fabrication().filter(Fabrication::wholeMine).isEmpty()) {
      stations(night, tracks.get(), missing, seen);
    }
    return Unheard.asFarAsRead(this, night, seen);
  }

  /** One observation for all silences of a district in a night. */
  private void stations(
      MineNight night, Tracks tracks, List<long[]> missing, List<Observation> seen) {
    List<List<LostPeople.Outage>> districts = new ArrayList<>();
    for (LostPeople.Outage outage : LostPeople.find(night, tracks)) {
      boolean byFile =
          missing.stream().anyMatch(m -> outage.fromMillis() <= m[1] && outage.toMillis() >= m[0]);
      if (byFile) {
        continue;
      }
      Optional<List<LostPeople.Outage>> same =
          districts.stream()
              .filter(d -> d.get(0).returned() == outage.returned())
              .filter(
                  d ->
                      d.stream()
                          .anyMatch(
                              o -> o.stations().stream().anyMatch(outage.stations()::contains)))
              .findFirst();
      if (same.isPresent()) {
        same.get().add(outage);
      } else {
        districts.add(new ArrayList<>(List.of(outage)));
      }
    }
    districts.forEach(d -> seen.add(silence(night, d)));
  }

  private Observation silence(MineNight night, List<LostPeople.Outage> district) {
    TreeSet<String> stations = new TreeSet<>();
    TreeSet<String> cards = new TreeSet<>();
    List<Coordinate> places = new ArrayList<>();
    long millis = 0;
    int back = 0;
    for (LostPeople.Outage o : district) {
      stations.addAll(o.stations());
      cards.addAll(o.cards());
      millis += o.toMillis() - o.fromMillis();
      back += o.back();
      o.places().forEach(p -> places.add(new Coordinate(p[0], p[1])));
    }
    long from = district.get(0).fromMillis();
    long to = district.stream().mapToLong(LostPeople.Outage::toMillis).max().getAsLong();
    boolean returned = district.get(0).returned();
    Observation.Builder o =
        Observation.of(code(), "stations", Observation.Source.POSITIONS)
            .certainty(returned ? Certainty.PROBABLE : Certainty.WATCH)
            .seen(night.at(from), night.at(to))
            .title(
                "%s 至 %s 分站 %s 无任何信号 %s 小时，当时 %d 人正在那里作业"
                    .formatted(
                        Proof.clock(night, from),
                        Proof.clock(night, to),
                        String.join("、", stations),
                        one(millis / 3_600_000.0),
                        cards.size()),
                "Stations %s were silent for %s h between %s and %s while %d people were at work there"
                    .formatted(
                        String.join(", ", stations),
                        one(millis / 3_600_000.0),
                        Proof.clock(night, from),
                        Proof.clock(night, to),
                        cards.size()))
            .measure("silent_hours", millis / 3_600_000.0)
            .measure("stations", stations.size())
            .measure("persons", cards.size())
            .measure("persons_heard_again", back)
            .benign(
                "分站检修：一般不超过 25 分钟，此处更长",
                "maintenance of a station takes less than 25 minutes; this took longer")
            .benign(
                "无人的采区没有信号：此处失去信号前有人在原地作业",
                "a district without people is silent too: here people were at rest there when it began")
            .benign(
                "一班人走入盲区（见 face.dark）：此处各人在作业地点同时失去信号",
                "a crew that walks out of coverage (face.dark): here all were lost at work, at once");
    o.evidence("stations", "readers", List.copyOf(stations));
    stated(night, stations, from, to).ifPresent(s -> o.evidence("station-states", "states", s));
    Proof.positions(o, night, cards, from, to);
    if (!places.isEmpty()) {
      o.geometry(
          FACTORY.createMultiPointFromCoords(places.toArray(new Coordinate[0])).convexHull());
    }
    return o.build();
  }

  /** What the mine itself reported of the stations from an hour before to the end. */
  private static Optional<List<String>> stated(
      MineNight night, Set<String> stations, long from, long to) {
    List<String> stated =
        night.positionInput().flatMap(p -> p.uploads()).stream()
            .flatMap(l -> l.states().stream())
            .filter(s -> stations.contains(s.stationCode()))
            .filter(s -> s.timeMillis() >= from - 3_600_000 && s.timeMillis() <= to)
            .map(
                s ->
                    "%s %s %s %s"
                        .formatted(s.stationCode(), night.at(s.timeMillis()), s.run(), s.power()))
            .limit(20)
            .toList();
    return stated.isEmpty() ? Optional.empty() : Optional.of(stated);
  }

  private void uploads(
      MineNight night, UploadLog log, List<Observation> seen, List<long[]> missing) {
    double minutes = night.parameter("position.outage", "min_minutes");
    double persons = night.parameter("position.outage", "min_cards");
    List<Snapshot> s = log.snapshots();
    long cycle = cycle(s);
    long first = 0;
    long total = 0;
    int most = 0;
    for (int i = 1; i < s.size(); i++) {
      long gap = s.get(i).headerMillis() - s.get(i - 1).headerMillis();
      int people = Math.min(s.get(i - 1).underground(), s.get(i).underground());
      if (gap >= Math.max(3 * cycle, 60_000 * minutes) && people >= persons) {
        missing.add(new long[] {s.get(i - 1).headerMillis(), s.get(i).headerMillis()});
        first = first == 0 ? s.get(i - 1).headerMillis() : first;
        total += gap;
        most = Math.max(most, people);
      }
    }
    if (!missing.isEmpty()) {
      long last = missing.get(missing.size() - 1)[1];
      seen.add(
          mineWide("uploads-missing", Certainty.PROBABLE, night, first, last)
              .title(
                  "%s 至 %s 缺少人员定位上传文件 %s 小时（正常每 %d 秒一份），前后均有 %d 人在井下"
                      .formatted(
                          Proof.clock(night, first),
                          Proof.clock(night, last),
                          one(total / 3_600_000.0),
                          cycle / 1000,
                          most),
                  "Personnel files are missing for %s h between %s and %s (one comes every %d s); %d people were underground before and after"
                      .formatted(
                          one(total / 3_600_000.0),
                          Proof.clock(night, first),
                          Proof.clock(night, last),
                          cycle / 1000,
                          most))
              .measure("silent_hours", total / 3_600_000.0)
              .measure("persons", most)
              .measure("cycle_s", cycle / 1000.0)
              .benign(
                  "线路中断后补传：补传的文件按其时间计入，此处至今缺少",
                  "a broken line after which files are sent late: they count by their time; these are still missing")
              .build());
    }
    changed(night, log).ifPresent(seen::add);
    if (log.redated().size() >= night.parameter("position.outage", "min_redated_files")) {
      seen.add(
          mineWide("redated", Certainty.WATCH, night, dayStart(night), dayEnd(night))
              .title(
                  "%d 份人员定位文件的文件名时间与文件头时间不一致".formatted(log.redated().size()),
                  "In %d personnel files the time in the name differs from that in the header"
                      .formatted(log.redated().size()))
              .measure("files", log.redated().size())
              .evidence("upload", "files", log.redated().stream().limit(50).toList())
              .benign("上传机时钟未校准", "the clock of the sending machine is wrong")
              .build());
    }
    frozen(night, s).ifPresent(seen::add);
  }

  /** Files that came again with other content, under their own name or for the same moment. */
  private Optional<Observation> changed(MineNight night, UploadLog log) {
    double persons = night.parameter("position.outage", "min_changed_persons");
    List<SameMoment> other =
        log.sameMoments().stream().filter(m -> m.differing() >= persons).toList();
    // A second sender doubles everything, and the two differ only while people change places.
    boolean contradicted =
        other.size() >= night.parameter("position.outage", "min_changed_files")
            && 3 * other.size() >= log.sameMoments().size();
    if (log.changed().isEmpty() && !contradicted) {
      return Optional.empty();
    }
    int most = contradicted ? other.stream().mapToInt(SameMoment::differing).max().orElse(0) : 0;
    List<String> files = new ArrayList<>(log.changed());
    if (contradicted) {
      other.forEach(m -> files.add(m.other()));
    }
    boolean named = log.changed().isEmpty();
    long from = named ? other.get(0).headerMillis() : dayStart(night);
    long to = named ? other.get(other.size() - 1).headerMillis() : dayEnd(night);
    Observation.Builder o =
        mineWide("changed", Certainty.PROBABLE, night, from, to)
            .title(
                named
                    ? "%d 份人员定位文件针对同一时刻重传，人员最多相差 %d 人".formatted(files.size(), most)
                    : "%d 份人员定位文件以相同文件名重传，内容已改动".formatted(files.size()),
                named
                    ? "%d personnel files came again for the same moment with other people, up to %d of them"
                        .formatted(files.size(), most)
                    : "%d personnel files came again under the same name with other content"
                        .formatted(files.size()))
            .measure("files", files.size())
            .evidence("upload", "files", files.stream().limit(50).toList())
            .benign(
                "断点续传、先传一半：内容是另一份的开头的不计", "a file sent again after its beginning only: not counted")
            .benign(
                "一个时刻分几份上传、双机同时上传：人员少有重合或大多一致的不计",
                "one moment sent in several parts, or by two machines: files that share few people, or mostly agree, are not counted");
    if (contradicted) {
      o.measure("persons", most);
    }
    return Optional.of(o.build());
  }

  /** A count that outlasts a shift cannot be a count of people who change shifts. */
  private Optional<Observation> frozen(MineNight night, List<Snapshot> s) {
    double hours = night.parameter("position.outage", "frozen_hours");
    double persons = night.parameter("position.outage", "frozen_persons");
    int start = 0;
    for (int i = 1; i <= s.size(); i++) {
      if (i < s.size() && s.get(i).underground() == s.get(start).underground()) {
        continue;
      }
      long from = s.get(start).headerMillis();
      long to = s.get(i - 1).headerMillis();
      if (s.get(start).underground() >= persons && to - from >= hours * 3_600_000) {
        return Optional.of(
            mineWide("frozen", Certainty.PROBABLE, night, from, to)
                .title(
                    "%s 至 %s 上传的井下人数一直是 %d 人，跨过交接班也不变"
                        .formatted(
                            Proof.clock(night, from),
                            Proof.clock(night, to),
                            s.get(start).underground()),
                    "From %s to %s the uploads count %d people underground without a change, shifts or not"
                        .formatted(
                            Proof.clock(night, from),
                            Proof.clock(night, to),
                            s.get(start).underground()))
                .measure("frozen_hours", (to - from) / 3_600_000.0)
                .measure("persons", s.get(start).underground())
                .benign(
                    "停产矿的留守人员人数固定：人数低于下限的不计",
                    "a maintenance crew of a fixed number: fewer people are not counted")
                .build());
      }
      start = i;
    }
    return Optional.empty();
  }

  /** Positions came every day, and for this night none did. */
  private Optional<Observation> noFile(MineNight night) {
    boolean closed =
        night.status().map(s -> s.status() == MineStatusPeriod.Status.CLOSED).orElse(false);
    if (night.positionInput().isPresent() || closed) {
      return Optional.empty();
    }
    int nights = (int) night.parameter("position.outage", "usual_of_nights");
    int before = night.earlier(nights).size();
    if (before < nights) {
      return Optional.empty();
    }
    return Optional.of(
        mineWide("night-missing", Certainty.PROBABLE, night, dayStart(night), dayEnd(night))
            .title(
                "当夜没有人员位置数据，而此前 %d 天每天都有".formatted(nights),
                "No positions were handed in for this night, and they were on each of the %d days before"
                    .formatted(nights))
            .measure("nights_before", before)
            .evidence(
                "nights-with-positions",
                "dates",
                night.earlier(nights).stream().map(f -> f.date().toString()).toList())
            .benign(
                "数据还在路上：补传后本条自动消除", "the data are on their way: when they come this is withdrawn")
            .build());
  }

  private Observation.Builder mineWide(
      String variant, Certainty certainty, MineNight night, long from, long to) {
    return Observation.of(code(), variant, Observation.Source.POSITIONS)
        .anchor(variant)
        .certainty(certainty)
        .seen(night.at(from), night.at(to));
  }

  private static long cycle(List<Snapshot> s) {
    long[] gaps = new long[Math.max(0, s.size() - 1)];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = s.get(i + 1).headerMillis() - s.get(i).headerMillis();
    }
    java.util.Arrays.sort(gaps);
    return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
  }

  private static long dayStart(MineNight night) {
    return night.startOf(night.night()).toInstant().toEpochMilli();
  }

  private static long dayEnd(MineNight night) {
    return night.end().toInstant().toEpochMilli() - 1000;
  }
}
