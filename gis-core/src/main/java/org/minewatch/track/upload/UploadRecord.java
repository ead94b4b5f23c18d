package org.minewatch.track.upload;

/** A record of an upload file other than a place of a person; those are kept in columns. */
public sealed interface UploadRecord
    permits UploadPerson,
        UploadArea,
        UploadStation,
        StationState,
        UploadAlarm,
        UploadMine,
        RoadwayNode,
        RoadwayLine,
        PlannedRoute {}
