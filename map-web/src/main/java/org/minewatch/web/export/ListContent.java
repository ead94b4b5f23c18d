package org.minewatch.web.export;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.minewatch.web.export.table.Table;

/**
 * What a list holds for somebody.
 *
 * @param night the night that it is of; empty when it is of none
 * @param tables with places in longitude and latitude
 */
public record ListContent(Optional<LocalDate> night, List<Table> tables) {

  public ListContent {
    tables = List.copyOf(tables);
  }

  public static ListContent of(LocalDate night, Table... tables) {
    return new ListContent(Optional.of(night), List.of(tables));
  }

  /** Of no night. */
  public static ListContent of(Table... tables) {
    return new ListContent(Optional.empty(), List.of(tables));
  }
}
