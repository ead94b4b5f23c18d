package org.minewatch.web.order;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.minewatch.finding.CsvText;
import org.minewatch.web.store.MineOrder;

/**
 * The orders as the nightly run reads them: columns of {@code orders.csv}, written whole whenever
 * one of them changes. An order that ended stays in it with its end, so that a night that is run
 * again gives the same.
 */
final class OrdersTable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");

  private final Optional<Path> file;

  OrdersTable(Optional<Path> file) {
    this.file = file;
  }

  static String text(List<MineOrder> orders, ZoneId zone) {
    StringWriter out = new StringWriter();
    try {
      CsvText.row(out, "mine_code", "order_no", "kind", "from", "to", "wkt", "headcount_ceiling");
      for (MineOrder order : orders) {
        if (order.to() == null || order.to().isAfter(order.from())) {
          CsvText.row(
              out,
              order.mineCode(),
              order.orderNo(),
              order.kind().equals("withdraw") ? "withdraw" : "stop",
              time(order.from(), zone),
              order.to() == null ? "" : time(order.to(), zone),
              order.area() == null ? "" : order.area().wkt(),
              order.ceiling() == null ? "" : String.valueOf(order.ceiling()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static String time(OffsetDateTime at, ZoneId zone) {
    return at.atZoneSameInstant(zone).format(TIME);
  }

  /** Puts the orders in the place of what the file holds, all at once. */
  synchronized void write(List<MineOrder> orders, ZoneId zone) {
    if (file.isEmpty()) {
      return;
    }
    try {
      Files.createDirectories(file.get().getParent());
      Path part = file.get().resolveSibling(file.get().getFileName() + ".part");
      Files.writeString(part, text(orders, zone));
      Files.move(
          part, file.get(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
