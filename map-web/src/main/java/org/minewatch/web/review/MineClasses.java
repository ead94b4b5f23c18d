package org.minewatch.web.review;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.minewatch.web.account.Actor;
import org.minewatch.wording.Text;

/** Which class each mine has by the ledger now, for whoever plans by it. */
public final class MineClasses {

  private final PointsLedger ledger;
  private final PointsTable table;

  MineClasses(PointsLedger ledger, PointsTable table) {
    this.ledger = ledger;
    this.table = table;
  }

  /**
   * The class of a mine.
   *
   * @param days at most between inspections
   * @param sure how sure the figure is
   */
  public record Standing(String letter, int pointsLeft, int days, Text source, String sure) {}

  /** The classes of the mines that somebody may see, by code. */
  public Map<String, Standing> list(Actor actor, LocalDate today) {
    Map<String, Standing> classes = new TreeMap<>();
    for (PointsLedger.MineAccount mine : ledger.list(actor, today)) {
      PointsTable.MineClass of = table.classOf(mine.pointsLeft());
      classes.put(
          mine.mineCode(),
          new Standing(of.code(), mine.pointsLeft(), of.inspectionDays(), of.source(), of.sure()));
    }
    return classes;
  }
}
