package org.minewatch.detect.integrity;

import java.util.List;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Observation;
import org.minewatch.detect.Rule;
import org.minewatch.detect.Tracks;
import org.minewatch.track.FixColumns;
import org.minewatch.wording.Text;

/** Why a rule on positions could not look, or not everywhere. */
final class Unheard {
  private Unheard() {}

  /** Nothing was handed in, or nothing of it could be read. */
  static Rule.Outcome outcome(Rule rule, MineNight night) {
    return night.positionsComplete()
        ? rule.cannotJudge(
            night,
            "no-positions",
            new Text("当夜没有人员位置数据", "no positions were handed in for this night"),
            "tracks")
        : rule.cannotJudge(
            night,
            "positions-unreadable",
            new Text("当夜人员位置文件无法读取", "the night's position file could not be read"),
            "tracks");
  }

  /** A rule that compares places: judged when each fix has its own or that of its station. */
  static Rule.Outcome judgedAsFarAsPlaced(
      Rule rule, MineNight night, Tracks tracks, List<Observation> seen) {
    FixColumns fixes = tracks.fixes();
    Whereabouts where = Whereabouts.of(night, tracks);
    int known = 0;
    int timed = 0;
    for (int i = 0; i < fixes.size(); i++) {
      if ((fixes.marks(i) & FixColumns.NO_TIME) == 0) {
        timed++;
        known += where.isKnown(i) ? 1 : 0;
      }
    }
    if (known == 0) {
      return rule.cannotJudge(
          night,
          "stations-unplaced",
          new Text("分站没有登记位置", "the stations have no place on record"),
          "readers");
    }
    if (known < timed) {
      return rule.partial(
          night,
          seen,
          "positions-partly-placed",
          new Text(
              "%d 条定位记录中 %d 条的分站无登记位置".formatted(timed, timed - known),
              "%d of %d fixes name a station without a place".formatted(timed - known, timed)),
          "readers");
    }
    return asFarAsRead(rule, night, seen);
  }

  /** A rule that needs no place: judged when everything could be read. */
  static Rule.Outcome asFarAsRead(Rule rule, MineNight night, List<Observation> seen) {
    return night.positionsComplete()
        ? rule.judged(night, seen)
        : rule.partial(
            night,
            seen,
            "positions-incomplete",
            new Text("当夜人员位置文件不完整", "the night's position file breaks off"),
            "tracks");
  }
}
