package org.minewatch.web.visit;

import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.store.VisitRow;

/**
 * Who may know of a visit: of an unannounced one nobody who could warn the mine, until it is made.
 */
final class VisitSight {
  private VisitSight() {}

  /** Whether somebody sees what the mine was not told. */
  static boolean seesUnannounced(Actor actor) {
    return MineRights.knowsSealedLeads(actor.role());
  }

  static boolean maySee(Actor actor, VisitRow visit) {
    return seesUnannounced(actor) || !isSecret(visit);
  }

  /** Whether the mine was never told, and has not been visited either. */
  static boolean isSecret(VisitRow visit) {
    return visit.announced() == null && !visit.state().equals(VisitRow.DONE);
  }
}
