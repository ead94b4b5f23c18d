package org.minewatch.web.review;

import java.util.function.Predicate;
import org.minewatch.web.account.Actor;

/**
 * Whose mines somebody may see; {@code MineRights} of the accounts, as the closed loop needs it.
 */
interface Rights {

  /** Which mines are somebody's business, asked once for a list of many. */
  Predicate<String> of(Actor actor);

  /** Throws the answer that the mine is not his, or not any more. */
  void require(Actor actor, String mineCode);
}
