package org.minewatch.web.account;

import org.minewatch.web.store.Supervisors;
import org.minewatch.web.store.Visible;
import org.minewatch.web.system.Problems;
import org.springframework.stereotype.Component;

/**
 * Says which mines are whose business: those that their authority supervises, not those near by.
 */
@Component
public final class MineRights {

  private final Supervisors supervisors;

  MineRights(Supervisors supervisors) {
    this.supervisors = supervisors;
  }

  public Visible of(Actor actor) {
    Scope scope = actor.scope();
    return scope.everything()
        ? Visible.EVERYTHING
        : supervisors.visible(scope.authorities(), scope.mineCodes());
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
