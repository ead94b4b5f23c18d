package org.minewatch.web.visit;

import java.util.List;
import java.util.Map;
import org.minewatch.web.account.Actor;
import org.minewatch.web.store.CaseFindings.SupervisedMine;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Visible;

/** Whose mines somebody may see, and where deeds are written down: accounts as visits need them. */
interface VisitAccess {

  Visible of(Actor actor);

  /** Throws the answer that the mine is not his. */
  void require(Actor actor, String mineCode);

  /** Writes into the audit log, in the transaction that goes on. */
  void audit(Actor actor, String action, String subject, Map<String, ?> detail);

  /** Mines that somebody may see. */
  default List<SupervisedMine> supervised(Actor actor, Store store) {
    Visible visible = of(actor);
    return store.caseFindings().listSupervised().stream()
        .filter(m -> visible.sees(m.code()))
        .toList();
  }
}
