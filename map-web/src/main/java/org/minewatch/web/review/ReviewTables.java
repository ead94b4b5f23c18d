package org.minewatch.web.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.minewatch.web.store.Digests;

/** The tables that the closed loop goes by, read once when the server starts. */
record ReviewTables(
    StepTable steps,
    SecondPersonTable secondPerson,
    CallTable calls,
    PointsTable points,
    HazardPoints hazardPoints,
    String version) {

  /**
   * @param folder whose files stand in for those that ship with the program
   */
  static ReviewTables load(Optional<Path> folder) {
    TableRows steps =
        TableRows.load(
            folder, "steps.csv", "step", "when", "from", "to", "roles", "mine_sees", "note");
    TableRows second =
        TableRows.load(
            folder,
            "second-person.csv",
            "step",
            "severities",
            "only_from",
            "not_by",
            "source",
            "sure",
            "note");
    TableRows calls =
        TableRows.load(
            folder,
            "call-now.csv",
            "rule",
            "severities",
            "measure",
            "least",
            "source",
            "sure",
            "note");
    TableRows points =
        TableRows.load(
            folder,
            "points.csv",
            "rule",
            "severity",
            "points",
            "recurrence_factor",
            "source_zh",
            "source_en",
            "sure",
            "note");
    TableRows classes =
        TableRows.load(
            folder,
            "classes.csv",
            "class",
            "least_points",
            "inspection_days",
            "name_zh",
            "name_en",
            "source_zh",
            "source_en",
            "sure",
            "note");
    TableRows hazards =
        TableRows.load(
            folder,
            "hazard-points.csv",
            "source",
            "level",
            "points",
            "source_zh",
            "source_en",
            "sure",
            "note");
    return new ReviewTables(
        new StepTable(steps),
        new SecondPersonTable(second),
        new CallTable(calls),
        new PointsTable(points, classes),
        new HazardPoints(hazards),
        version(List.of(steps, second, calls, points, classes, hazards)));
  }

  private static String version(List<TableRows> tables) {
    return Digests.sha256(tables.stream().map(TableRows::text).collect(Collectors.joining()))
        .substring(0, 12);
  }
}
