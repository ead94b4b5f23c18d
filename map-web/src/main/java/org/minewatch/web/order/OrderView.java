package org.minewatch.web.order;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.flow.Flow;
import org.minewatch.web.flow.Taken;
import org.minewatch.web.store.MineOrder;

/**
 * An order as the page shows it to one person.
 *
 * @param findingId empty when it is about none, or about one that is not for this person
 * @param ends when it was lifted or cancelled, null while it is in force
 * @param corners the area in the mine's metres as WKT, empty for the whole mine
 * @param area the same in longitude and latitude, a GeoJSON geometry, null for the whole mine
 * @param acceptBy the day by which it has to be accepted or refused, null while nobody applied
 * @param mustSign who has yet to sign before it can be accepted
 * @param history what this person may read of what was done
 */
record OrderView(
    Line line,
    String findingId,
    OffsetDateTime issuedAt,
    String issuedBy,
    @Nullable OffsetDateTime ends,
    @Nullable Integer ceiling,
    String corners,
    String crs,
    @JsonRawValue @Nullable String area,
    String demand,
    String acceptor,
    String acceptorName,
    @Nullable LocalDate acceptBy,
    List<String> mustSign,
    List<Flow.Next> next,
    List<Taken> history) {

  /**
   * An order in one line of a list.
   *
   * @param watched what the latest night says of it, null for the mine's own people
   */
  record Line(
      String id,
      int version,
      String orderNo,
      String kind,
      boolean haltsWork,
      boolean whole,
      String mineCode,
      String mineName,
      OffsetDateTime from,
      @Nullable LocalDate deadline,
      String state,
      boolean overdue,
      OrderWatch.@Nullable Watched watched) {

    static Line of(MineOrder order, boolean overdue, OrderWatch.@Nullable Watched watched) {
      return new Line(
          order.id(),
          order.version(),
          order.orderNo(),
          order.kind(),
          order.haltsWork(),
          order.area() == null,
          order.mineCode(),
          order.mineName(),
          order.from(),
          order.deadline(),
          order.state(),
          overdue,
          watched);
    }
  }

  /** Whether number, mine or demand hold a text. */
  static boolean contains(MineOrder order, String text) {
    return String.join("\n", order.orderNo(), order.mineCode(), order.mineName(), order.demand())
        .toLowerCase(Locale.ROOT)
        .contains(text.toLowerCase(Locale.ROOT));
  }
}
