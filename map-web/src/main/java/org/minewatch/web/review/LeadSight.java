package org.minewatch.web.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.minewatch.web.account.Actor;
import org.minewatch.web.account.MineRights;
import org.minewatch.web.account.Role;
import org.minewatch.web.review.CaseBook.Opened;
import org.minewatch.web.store.Cases;

/**
 * Who may know of a lead. A mine learns of nothing that was not released to it; a sealed lead is
 * known to those who send the unannounced visit and to those who check on them, and every look at
 * one is written down.
 */
public final class LeadSight {

  private final Cases cases;
  private final CaseBook book;
  private final AuditSink audit;

  LeadSight(Cases cases, CaseBook book, AuditSink audit) {
    this.cases = cases;
    this.book = book;
    this.audit = audit;
  }

  static boolean maySee(Role role, boolean sealed, boolean released) {
    if (role == Role.MINE_USER) {
      return released && !sealed;
    }
    return !sealed || MineRights.knowsSealedLeads(role);
  }

  /** Which findings somebody may know of, for filtering a list of many. */
  public Predicate<String> of(Actor actor) {
    if (actor.role() == Role.MINE_USER) {
      return Set.copyOf(cases.listReleased())::contains;
    }
    if (MineRights.knowsSealedLeads(actor.role())) {
      return finding -> true;
    }
    Set<String> sealed = Set.copyOf(cases.listSealed());
    return finding -> !sealed.contains(finding);
  }

  /**
   * Notes that somebody looks at a finding, if it is a sealed lead.
   *
   * @return whether he may know of it; when not, it is to be answered as if there were none
   */
  public boolean look(Actor actor, String findingId) {
    Optional<Opened> opened = book.find(findingId);
    if (opened.isEmpty()) {
      return actor.role() != Role.MINE_USER;
    }
    return look(actor, opened.get());
  }

  boolean look(Actor actor, Opened opened) {
    boolean sealed = opened.facts().sealed();
    if (!maySee(actor.role(), sealed, opened.facts().released())) {
      return false;
    }
    if (sealed) {
      cases.inTransaction(
          () -> {
            audit.append(
                actor,
                "lead.view",
                opened.subject(),
                Map.of("finding", opened.finding().id(), "mine", opened.finding().mineCode()));
            return true;
          });
    }
    return true;
  }

  /** Notes that somebody read a list with sealed leads in it. */
  void listed(Actor actor, List<String> findingIds) {
    if (!findingIds.isEmpty()) {
      cases.inTransaction(
          () -> {
            audit.append(actor, "lead.list", "leads", Map.of("findings", findingIds));
            return true;
          });
    }
  }
}
