package org.minewatch.web.statistics;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.export.table.Column;

/** What is counted, of a mine, a month, an authority or of all. */
final class Tally {

  /** What is counted. */
  enum Count {
    NEW_FINDINGS("new_findings", "新发现线索", "New findings"),
    NEW_GRAVE("new_grave", "其中重大及以上", "Of them major or critical"),
    REGISTERED("registered", "登记", "Registered"),
    CONFIRMED("confirmed", "确认", "Confirmed"),
    DISMISSED("dismissed", "排除", "Dismissed"),
    ORDERED("ordered", "责令整改", "Ordered"),
    CLOSED("closed", "销号", "Closed out"),
    TRANSFERRED("transferred", "移送", "Transferred"),
    LISTED("listed", "挂牌督办", "Listed"),
    RECURRED("recurred", "回潮", "Came back"),
    HAZARDS("hazards", "其他检查的隐患", "Hazards of other inspections"),
    MAJOR_HAZARDS("major_hazards", "其中重大隐患", "Of them major"),
    VISITS("visits", "检查次数", "Visits");

    private final Column column;

    Count(String name, String zh, String en) {
      this.column = Column.integer(name, zh, en);
    }
  }

  private final Map<Count, Long> counts = new EnumMap<>(Count.class);

  void add(Count what, long howMany) {
    counts.merge(what, howMany, Long::sum);
  }

  static List<Column> columns(Column... before) {
    List<Column> columns = new ArrayList<>(List.of(before));
    for (Count count : Count.values()) {
      columns.add(count.column);
    }
    return columns;
  }

  /** The values of a row of {@link #columns}. */
  @Nullable Object[] row(@Nullable Object... before) {
    List<@Nullable Object> row = new ArrayList<>(java.util.Arrays.asList(before));
    for (Count count : Count.values()) {
      row.add(counts.getOrDefault(count, 0L));
    }
    return row.toArray();
  }
}
