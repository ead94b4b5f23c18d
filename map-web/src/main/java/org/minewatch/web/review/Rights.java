package org.minewatch.web.review;

import org.minewatch.web.account.Actor;

/**
 * Whose mines somebody may see; {@code MineRights} of the accounts, as the closed loop needs it.
 */
interface Rights {

  boolean sees(Actor actor, String mineCode);

  /** Throws the answer that the mine is not his, or not any more. */
  void require(Actor actor, String mineCode);
}
