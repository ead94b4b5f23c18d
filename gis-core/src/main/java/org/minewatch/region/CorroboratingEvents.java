package org.minewatch.region;

import java.util.Arrays;
import java.util.Comparator;
import org.minewatch.region.table.TableRow;

/** The order of events that come from several files of one mine. */
final class CorroboratingEvents {
  static final Comparator<TableRow<CorroboratingEvent>> ORDER =
      Comparator.comparing((TableRow<CorroboratingEvent> row) -> row.value().time().toInstant())
          .thenComparing(row -> row.value().kind())
          .thenComparing(row -> row.value().place())
          .thenComparing(TableRow::cells, Arrays::compare)
          .thenComparing(row -> row.value().source().file());

  private CorroboratingEvents() {}
}
