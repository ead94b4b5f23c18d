package org.minewatch.track.upload;

import java.util.List;
import org.minewatch.region.Rejection;
import org.minewatch.track.FixColumns;

/**
 * What a mine's upload files say of a day, or of any other time asked for.
 *
 * @param fixes sorted by card and time, told by station and distance, not yet placed
 * @param snapshots in the order of time
 * @param sameMoments snapshots of one moment whose contents differ, in the order of time
 * @param descents by card and time
 * @param registers persons, areas, stations, roadways
 * @param stationStates by station and time
 * @param alarms that were on at some instant of the day, by kind, subject and start
 * @param files every file given, in the order of header time and name; without their records
 * @param rejections sorted, those of files that were not used included
 * @param notes what was noticed once, sorted
 */
public record UploadDay(
    FixColumns fixes,
    List<Snapshot> snapshots,
    List<SameMoment> sameMoments,
    List<Descent> descents,
    UploadRegisters registers,
    List<StationState> stationStates,
    List<UploadAlarm> alarms,
    List<UploadFile> files,
    List<Rejection> rejections,
    List<String> notes) {}
