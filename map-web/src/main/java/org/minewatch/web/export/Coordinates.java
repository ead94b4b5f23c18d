package org.minewatch.web.export;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.GeometryEditor;
import org.minewatch.geo.PlaneGrid;
import org.minewatch.web.export.format.ExportFormat;
import org.minewatch.web.export.format.Frame;
import org.minewatch.web.export.table.Row;
import org.minewatch.web.export.table.Table;
import org.minewatch.web.system.Problems;

/**
 * Puts the places of a list into the coordinates of its file: degrees, or the metres of the mines'
 * licences when those are all in one system. Metres are rounded to millimetres.
 */
final class Coordinates {
  private static final String GRID = "grid";
  private static final int MILLIMETRES = 3;

  private final Frame frame;
  private final List<Table> tables;
  private final long outOfReach;

  private Coordinates(Frame frame, List<Table> tables, long outOfReach) {
    this.frame = frame;
    this.tables = tables;
    this.outOfReach = outOfReach;
  }

  /**
   * @param wanted {@code 4326}, {@code 4490} or {@code grid}; null for what the format prefers
   */
  static Coordinates of(
      @Nullable String wanted, ExportFormat format, ListContent content, MineGrids grids) {
    String crs = wanted == null || wanted.isEmpty() ? preferred(format) : wanted;
    if (format == ExportFormat.DXF && !crs.equals(GRID)) {
      throw Problems.badRequest(
          "DXF 只用矿井的平面坐标：crs=grid", "a drawing is in the mine's metres: crs=grid");
    }
    if (format == ExportFormat.GEOJSON && !crs.equals("4326")) {
      throw Problems.badRequest(
          "GeoJSON（RFC 7946）只用 WGS 84 经纬度：crs=4326", "GeoJSON (RFC 7946) is in WGS 84: crs=4326");
    }
    return switch (crs) {
      case "4326" -> new Coordinates(Frame.WGS_84, content.tables(), 0);
      case "4490" -> new Coordinates(Frame.CGCS_2000, content.tables(), 0);
      case GRID -> inMetres(content, grids);
      default ->
          throw Problems.badRequest("crs 须为 4326、4490 或 grid", "crs must be 4326, 4490 or grid");
    };
  }

  private static String preferred(ExportFormat format) {
    return switch (format) {
      case DXF -> GRID;
      case GEOJSON -> "4326";
      default -> "4490";
    };
  }

  private static Coordinates inMetres(ListContent content, MineGrids grids) {
    Map<String, Optional<PlaneGrid>> known = new HashMap<>();
    TreeSet<String> systems = new TreeSet<>();
    long[] lost = {0};
    for (Table table : content.tables()) {
      if (table.placed()) {
        table
            .rows()
            .forEach(
                row -> {
                  if (isPlaced(row)) {
                    Optional<PlaneGrid> grid = grid(known, content.night(), row, grids);
                    grid.ifPresent(g -> systems.add(g.crs().code()));
                    lost[0] += grid.isPresent() && reaches(grid.get(), row.place()) ? 0 : 1;
                  }
                });
      }
    }
    if (systems.size() > 1) {
      throw Problems.unusable(
          "这些煤矿的许可证坐标系不同（%s），请选一个矿，或改用经纬度".formatted(String.join("、", systems)),
          "the licences of these mines are in different systems (%s): choose one mine, or take degrees"
              .formatted(String.join(", ", systems)));
    }
    Optional<Frame> frame =
        known.values().stream().flatMap(Optional::stream).findFirst().map(g -> Frame.of(g.crs()));
    if (frame.isEmpty()) {
      throw Problems.unusable(
          "所选内容没有可用平面坐标表示的位置", "nothing of this has a place that metres could say");
    }
    List<Table> tables =
        content.tables().stream()
            .map(
                t ->
                    t.mapped(
                        row ->
                            isPlaced(row)
                                ? row.withPlace(
                                    metres(known.getOrDefault(mine(row), Optional.empty()), row))
                                : row))
            .toList();
    return new Coordinates(frame.get(), tables, lost[0]);
  }

  private static boolean isPlaced(Row row) {
    return row.place() != null && !row.place().isEmpty();
  }

  private static String mine(Row row) {
    return row.mineCode() == null ? "" : row.mineCode();
  }

  private static Optional<PlaneGrid> grid(
      Map<String, Optional<PlaneGrid>> known, Optional<LocalDate> night, Row row, MineGrids grids) {
    return known.computeIfAbsent(
        mine(row),
        code -> {
          Coordinate at = row.place().getCoordinate();
          return night
              .flatMap(n -> grids.find(n, code, MineGrids.Role.LICENCE, MineGrids.Role.MINE))
              .or(() -> PlaneGrid.plain(at.x, at.y));
        });
  }

  private static boolean reaches(PlaneGrid grid, Geometry place) {
    for (Coordinate c : place.getCoordinates()) {
      if (!grid.coversLonLat(c.x, c.y)) {
        return false;
      }
    }
    return true;
  }

  /** Null where the grid does not reach. */
  private static @Nullable Geometry metres(Optional<PlaneGrid> of, Row row) {
    if (of.isEmpty() || !reaches(of.get(), row.place())) {
      return null;
    }
    PlaneGrid grid = of.get();
    return new GeometryEditor(row.place().getFactory())
        .edit(
            row.place(),
            new GeometryEditor.CoordinateOperation() {
              @Override
              public Coordinate[] edit(Coordinate[] part, Geometry whole) {
                Coordinate[] metres = new Coordinate[part.length];
                for (int i = 0; i < part.length; i++) {
                  double[] xy = grid.fromLonLat(part[i].x, part[i].y);
                  metres[i] = new Coordinate(rounded(xy[0]), rounded(xy[1]), part[i].getZ());
                }
                return metres;
              }
            });
  }

  private static double rounded(double metres) {
    return BigDecimal.valueOf(metres).setScale(MILLIMETRES, RoundingMode.HALF_EVEN).doubleValue();
  }

  Frame frame() {
    return frame;
  }

  List<Table> tables() {
    return tables;
  }

  /** How many rows lie where the metres do not reach; they have no place in the file. */
  long outOfReach() {
    return outOfReach;
  }
}
