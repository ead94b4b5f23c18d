package org.minewatch.web.store;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An order on a mine or a part of it, or a promise of the mine, as it was issued and as it stands.
 *
 * @param haltsWork whether nobody may work in its area meanwhile
 * @param findingId empty when it is about no finding
 * @param to when it ended; null while it is in force
 * @param deadline until when it has to be done; null when it has none
 * @param ceiling people who may be in the area; null when it says nothing
 * @param area the part of the mine; null for all of it
 * @param acceptor kind of who must accept it
 */
public record MineOrder(
    String id,
    String mineCode,
    String mineName,
    String orderNo,
    String kind,
    boolean haltsWork,
    String findingId,
    OffsetDateTime from,
    @Nullable OffsetDateTime to,
    @Nullable LocalDate deadline,
    @Nullable Integer ceiling,
    @Nullable Area area,
    String demand,
    String acceptor,
    String acceptorName,
    OffsetDateTime issuedAt,
    String byLogin,
    String byName,
    int version,
    String state,
    OffsetDateTime changedAt) {

  /**
   * A part of a mine.
   *
   * @param wkt in the mine's metres, easting before northing
   * @param geoJson the same in longitude and latitude, a geometry
   * @param crs of the WKT
   */
  public record Area(String wkt, String geoJson, String crs) {}

  /** The same after a step. */
  public MineOrder after(
      int newVersion,
      String newState,
      @Nullable LocalDate newDeadline,
      @Nullable OffsetDateTime newTo,
      OffsetDateTime at) {
    return new MineOrder(
        id,
        mineCode,
        mineName,
        orderNo,
        kind,
        haltsWork,
        findingId,
        from,
        newTo,
        newDeadline,
        ceiling,
        area,
        demand,
        acceptor,
        acceptorName,
        issuedAt,
        byLogin,
        byName,
        newVersion,
        newState,
        at);
  }
}
