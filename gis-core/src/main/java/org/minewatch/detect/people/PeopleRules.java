package org.minewatch.detect.people;

import java.util.List;
import org.minewatch.detect.Rule;

/** Rules on people: how many, how long, who leads; and on what other instruments saw. */
public final class PeopleRules {
  private PeopleRules() {}

  /** One of each. */
  public static List<Rule> all() {
    return List.of(
        new ActivityUnexplained(),
        new NoLeader(),
        new LimitInflated(),
        new OverLimit(),
        new Underreported(),
        new Overtime(),
        new BurstExit(),
        new ProxyCards(),
        new Parked(),
        new UnknownCard());
  }
}
