package org.minewatch.region;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Everything the region folder says about one mine. Lists are ordered by their natural keys (dates,
 * then identifiers), never by the order of rows, so that equal input in any order gives equal
 * results.
 *
 * @param tracks the position file of each day that has one, absolute paths
 * @param uploads personnel upload files, absolute paths, by name
 */
public record MineRecords(
    Mine mine,
    List<MineStatusPeriod> statuses,
    List<Order> orders,
    List<Approval> approvals,
    List<Certificate> certificates,
    List<TransformRecord> transforms,
    List<Licence> licences,
    List<DrawingSubmission> drawings,
    List<Face> faces,
    List<FaceProgress> faceProgress,
    List<Zone> zones,
    List<Reader> readers,
    List<Entrance> entrances,
    List<Seal> seals,
    List<WaterBody> waterBodies,
    List<ProbeRecord> probeRecords,
    List<ShiftReport> shiftReports,
    List<OutputReport> outputs,
    List<CardHolder> persons,
    List<CorroboratingEvent> events,
    SortedMap<LocalDate, Path> tracks,
    List<Path> uploads) {}
