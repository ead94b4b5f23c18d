package org.minewatch.web.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.minewatch.web.store.CaseFindings;
import org.minewatch.web.store.Cases;
import org.minewatch.web.store.ResidentGroups;
import org.minewatch.web.store.Store;
import org.minewatch.web.store.Supervisors;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.stereotype.Component;

/**
 * Says which mines are whose business: those that their authority supervises, not those near by. A
 * member of a resident group has the mines of its groups alone, and never one that the account has
 * not. Of their findings, sealed leads are kept from whoever could warn the mine.
 */
@Component
public final class MineRights {

  /** Who sends the unannounced visit, and who checks on that. */
  private static final Set<Role> NEED_TO_KNOW =
      EnumSet.of(Role.REGULATOR, Role.SUPERVISOR, Role.AUDITOR);

  private final Supervisors supervisors;
  private final Cases cases;
  private final ResidentGroups groups;
  private final CaseFindings findings;
  private final Clock clock;

  MineRights(Supervisors supervisors, Cases cases, Store store, Clock clock) {
    this.supervisors = supervisors;
    this.cases = cases;
    this.groups = store.residentGroups();
    this.findings = store.caseFindings();
    this.clock = clock;
  }

  public Visible of(Actor actor) {
    Visible mines = of(actor.scope());
    if (actor.is(Role.RESIDENT_INSPECTOR)) {
      mines = mines.within(groups.minesOf(actor.login(), today()));
    }
    return knowsSealedLeads(actor.role()) ? mines : mines.without(cases.listSealed());
  }

  /** The mines that an account has by itself, whatever group it is a member of. */
  public Visible of(Scope scope) {
    return scope.everything()
        ? Visible.EVERYTHING
        : supervisors.visible(scope.authorities(), scope.mineCodes());
  }

  private LocalDate today() {
    return LocalDate.now(clock.withZone(findings.timeZone()));
  }

  /** Whether a role may know of a lead that is sealed and that nobody has released. */
  public static boolean knowsSealedLeads(Role role) {
    return NEED_TO_KNOW.contains(role);
  }

  public boolean sees(Actor actor, String mineCode) {
    return of(actor).sees(mineCode);
  }

  /** Refuses a mine that is not the actor's business, in the words for one that is not there. */
  public void require(Actor actor, String mineCode) {
    if (!sees(actor, mineCode)) {
      throw Problems.notFound("您的监管范围内没有该煤矿", "you supervise no such mine");
    }
  }

  /** Refuses whoever does not see all mines. */
  public void requireEverything(Actor actor) {
    if (!of(actor).everything()) {
      throw Problems.forbidden(
          "此内容涉及全区域煤矿，超出您的监管范围", "this is about all mines of the region; you supervise a part");
    }
  }
}
