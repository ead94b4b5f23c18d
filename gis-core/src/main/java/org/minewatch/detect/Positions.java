package org.minewatch.detect;

import java.util.Optional;
import org.minewatch.track.FixColumns;
import org.minewatch.wording.Text;

/** How much of a night's positions can be laid on a map: none, some or all of them. */
record Positions(Coverage coverage, Optional<FixColumns> fixes, String reasonCode, Text reason) {

  enum Coverage {
    NONE,
    SOME,
    ALL
  }

  static Positions of(MineNight night) {
    Optional<FixColumns> fixes = night.fixes();
    if (!night.positionsComplete() && fixes.map(FixColumns::size).orElse(0) == 0) {
      return none(
          "positions-unreadable", "当夜人员位置文件无法读取", "the night's position file could not be read");
    }
    if (fixes.isEmpty() || fixes.get().size() == 0) {
      return night.records().uploads().isEmpty()
          ? none("no-positions", "当夜没有人员位置数据", "no positions were handed in for this night")
          : none(
              "positions-by-upload-file",
              "人员位置只有上传文件，尚未解析到巷道上",
              "positions came as upload files, which are not yet placed on the roadways");
    }
    FixColumns columns = fixes.get();
    int placed = 0;
    for (int i = 0; i < columns.size(); i++) {
      placed += columns.hasPlace(i) ? 1 : 0;
    }
    if (placed == 0) {
      return none(
          "positions-by-station",
          "人员位置只有读卡站和距离，尚未定位到巷道上",
          "positions give a station and a distance, which are not yet placed on the roadways");
    }
    if (placed < columns.size()) {
      return new Positions(
          Coverage.SOME,
          fixes,
          "positions-partly-by-station",
          new Text(
              "%d 条定位记录中只有 %d 条有坐标".formatted(columns.size(), placed),
              "only %d of %d fixes have coordinates".formatted(placed, columns.size())));
    }
    if (!night.positionsComplete()) {
      return new Positions(
          Coverage.SOME,
          fixes,
          "positions-incomplete",
          new Text("当夜人员位置文件不完整", "the night's position file breaks off"));
    }
    return new Positions(Coverage.ALL, fixes, "", new Text("", ""));
  }

  private static Positions none(String code, String zh, String en) {
    return new Positions(Coverage.NONE, Optional.empty(), code, new Text(zh, en));
  }
}
