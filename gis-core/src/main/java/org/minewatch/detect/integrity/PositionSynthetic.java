package org.minewatch.detect.integrity;

import static org.minewatch.detect.Numbers.one;
import static org.minewatch.detect.Numbers.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Tracks;
import org.minewatch.finding.Certainty;
import org.minewatch.finding.RuleCode;

/**
 * {@code position.synthetic}: positions that no real mine produces, by the way that people are said
 * to have gone and by how whole shifts begin.
 */
final class PositionSynthetic implements Rule {

  @Override
  public RuleCode code() {
    return RuleCode.POSITION_SYNTHETIC;
  }

  @Override
  public Outcome judge(MineNight night) {
    Optional<Tracks> tracks = night.tracks();
    if (tracks.isEmpty()) {
      return Unheard.outcome(this, night);
    }
    List<Observation> seen = new ArrayList<>();
    night.fabrication().ifPresent(f -> seen.add(observation(night, f)));
    return Unheard.judgedAsFarAsPlaced(this, night, tracks.get(), seen);
  }

  private Observation observation(MineNight night, Fabrication f) {
    boolean massed = f.massedGroups() > 0;
    Observation.Builder o =
        Observation.of(code(), variant(f), Observation.Source.POSITIONS)
            .anchor("mine")
            .certainty(f.wholeMine() ? Certainty.PROBABLE : Certainty.WATCH)
            .seen(night.at(f.firstMillis()), night.at(f.lastMillis()))
            .title(zh(f, massed), en(f, massed))
            .measure("cards", f.cards())
            .measure("followed_cards", f.followed())
            .measure("restless_cards", f.restless())
            .measure("median_speed_km_per_h", f.medianKilometresPerHour())
            .measure("entries", f.entries())
            .measure("massed_entries", f.massedEntries())
            .measure("entry_spread_m", f.entrySpreadMetres())
            .benign(
                "司机、巡检人员整班移动：只占少数，而此处是多数人",
                "drivers and inspectors who move all shift are few; here it is most people")
            .benign(
                "罐笼一次下几十人：在一处出现；此处同一秒分散在各处",
                massed
                    ? "a cage brings dozens down at once, to one place; here they are spread over the mine in one second"
                    : "a cage brings dozens down at once: not what this rests on")
            .benign(
                "系统重启后众人同时出现：此前十分钟系统仍有读数，或只作提示",
                "a system that starts again hears everybody at once: it was heard until then, or this is a notice")
            .benign(
                "同乘一车、一罐：到站时刻相同，之后步行快慢不一，读数也有丢失",
                "a crew in one car arrives in one second; on foot people differ, and readings are lost")
            .benign(
                "多径、平行巷道串读：路程按扣除读数和误差后的直线距离计",
                "multipath and aliasing: ways are straight lines less readings and errors");
    Proof.positions(o, night, List.of(), f.firstMillis(), f.lastMillis());
    return o.build();
  }

  private static String variant(Fabrication f) {
    return f.restlessMine() ? "restless" : f.script().isPresent() ? "scripted" : "entries";
  }

  private static String zh(Fabrication f, boolean massed) {
    List<String> parts = new ArrayList<>();
    if (f.restlessMine()) {
      parts.add(
          "%d 人中 %d 人整班不停地在全矿各分站之间移动，平均每小时 %s 公里以上"
              .formatted(f.followed(), f.restless(), one(f.medianKilometresPerHour())));
    }
    if (massed) {
      parts.add(
          "%d 人中 %d 人按班在同一秒出现，且相距 %s 米以上"
              .formatted(f.entries(), f.massedEntries(), whole(f.entrySpreadMetres())));
    }
    f.script()
        .ifPresent(
            s ->
                parts.add(
                    "%d 人次到达各处 %d 人次与入井时刻相差的秒数都相同，%d 人次井下时长逐秒相同，%d 条读数缺失 %d 条"
                        .formatted(
                            s.arrivals(), s.alike(), s.sameTimes(), s.intervals(), s.missing())));
    return "人员位置数据不像真实矿井：" + String.join("；", parts);
  }

  private static String en(Fabrication f, boolean massed) {
    List<String> parts = new ArrayList<>();
    if (f.restlessMine()) {
      parts.add(
          "%d of %d people move between stations all over the mine without rest, at least %s km an hour"
              .formatted(f.restless(), f.followed(), one(f.medianKilometresPerHour())));
    }
    if (massed) {
      parts.add(
          "%d of %d begin in the same second as their shift, %s m apart and more"
              .formatted(f.massedEntries(), f.entries(), whole(f.entrySpreadMetres())));
    }
    f.script()
        .ifPresent(
            s ->
                parts.add(
                    "%d of %d arrivals come at the same second after the entry as those of other shifts, %d of %d times underground last equally long to the second, %d of %d readings are missing"
                        .formatted(
                            s.alike(),
                            s.arrivals(),
                            s.sameTimes(),
                            s.times(),
                            s.missing(),
                            s.intervals())));
    return "Positions that no real mine produces: " + String.join("; ", parts);
  }
}
