package org.minewatch.region;

import java.util.List;

/** The tables that a region folder may hold, for whoever reads, copies or keeps one as a whole. */
public final class RegionTables {
  /** File names, the register of mines first. */
  public static final List<String> NAMES =
      List.of(
          "mines.csv",
          "mine_status.csv",
          "orders.csv",
          "approvals.csv",
          "certificates.csv",
          "transforms.csv",
          "licences.csv",
          "corners.csv",
          "drawings.csv",
          "faces.csv",
          "face_progress.csv",
          "zones.csv",
          "readers.csv",
          "entrances.csv",
          "seals.csv",
          "water_bodies.csv",
          "probe_records.csv",
          "shift_reports.csv",
          "output.csv",
          "persons.csv");

  private RegionTables() {}
}
