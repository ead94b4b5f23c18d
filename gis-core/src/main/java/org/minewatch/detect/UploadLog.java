package org.minewatch.detect;

import java.util.List;
import org.minewatch.track.upload.Descent;
import org.minewatch.track.upload.SameMoment;
import org.minewatch.track.upload.Snapshot;
import org.minewatch.track.upload.StationState;

/**
 * How a mine's upload files of a night came: for rules on what is missing or was changed.
 *
 * @param snapshots that count, in the order of their time
 * @param changed files that came again under the same name with other content
 * @param sameMoments snapshots of one moment under different names whose contents differ
 * @param redated files whose name and header give different times
 * @param states of stations, by station and time
 * @param descents when cards went down and came up, as the files state it
 */
public record UploadLog(
    List<Snapshot> snapshots,
    List<String> changed,
    List<SameMoment> sameMoments,
    List<String> redated,
    List<StationState> states,
    List<Descent> descents) {
  public UploadLog {
    snapshots = List.copyOf(snapshots);
    changed = List.copyOf(changed);
    sameMoments = List.copyOf(sameMoments);
    redated = List.copyOf(redated);
    states = List.copyOf(states);
    descents = List.copyOf(descents);
  }
}
