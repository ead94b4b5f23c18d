package org.minewatch.detect.integrity;

import java.util.Optional;
import org.minewatch.detect.MineNight;
import org.minewatch.detect.Tracks;

/**
 * Whether a night's positions were made up: what no mine's people do, taken over all cards. Rules
 * that look at single cards say nothing of a night that was made up as a whole.
 *
 * @param restlessMine whether that is by how far most are said to have gone
 * @param script how people reached their places, where that is what tells
 * @param wholeMine whether most of what was sent is of that kind
 */
public record Fabrication(
    int cards,
    int followed,
    int restless,
    double medianKilometresPerHour,
    int entries,
    int massedEntries,
    int massedGroups,
    double entrySpreadMetres,
    long firstMillis,
    long lastMillis,
    boolean restlessMine,
    Optional<Script> script,
    boolean wholeMine) {

  /** Empty when nothing of the kind is seen, or when nothing was handed in. */
  public static Optional<Fabrication> of(MineNight night) {
    Optional<Tracks> tracks = night.tracks();
    if (tracks.isEmpty()) {
      return Optional.empty();
    }
    Restlessness r = Restlessness.of(night, tracks.get());
    Entries e = Entries.of(night, tracks.get());
    double leastCards = night.parameter("position.synthetic", "least_cards");
    double mineShare = night.parameter("position.synthetic", "mine_share");
    boolean many =
        r.restless().size() >= leastCards && r.restless().size() >= mineShare * r.followed();
    boolean massed = e.groups() >= 2 && e.share() >= mineShare;
    Optional<Script> script =
        Optional.of(Script.of(night, tracks.get())).filter(s -> s.holds(night));
    if (!many && !massed && script.isEmpty()) {
      return Optional.empty();
    }
    long first = many ? r.firstMillis() : night.startOf(night.night()).toInstant().toEpochMilli();
    long last = many ? r.lastMillis() : night.end().toInstant().toEpochMilli() - 1;
    return Optional.of(
        new Fabrication(
            (int) tracks.get().fixes().cards().stream().distinct().count(),
            r.followed(),
            r.restless().size(),
            r.medianKilometresPerHour(),
            e.entries(),
            e.massed(),
            e.groups(),
            e.spreadMetres(),
            first,
            last,
            many,
            script,
            many || massed && e.awake() || script.isPresent()));
  }
}
