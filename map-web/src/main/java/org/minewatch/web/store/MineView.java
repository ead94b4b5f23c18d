package org.minewatch.web.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mine in a night, with its findings by severity and how many rules could judge it.
 *
 * @param bbox where it lies; null when nothing of it has a place
 */
public record MineView(
    String code,
    String name,
    String county,
    String township,
    String ownership,
    String supervisedBy,
    List<String> licenceNos,
    @Nullable Box bbox,
    Counts counts,
    int judged,
    int partial,
    int cannotJudge) {

  /** Findings by severity. */
  public record Counts(int critical, int major, int warning, int notice) {}
}
