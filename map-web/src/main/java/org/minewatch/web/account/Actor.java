package org.minewatch.web.account;

import java.util.Set;
import org.minewatch.web.store.AccountRow;

/** Who sends a request: a parameter of this type of a controller's method gets it. */
public record Actor(String login, String name, Role role, Scope scope) {

  /** Who an account is, as it is now. */
  public static Actor of(AccountRow account) {
    return new Actor(
        account.login(),
        account.name(),
        Role.of(account.role())
            .orElseThrow(() -> new IllegalStateException("no role " + account.role())),
        new Scope(
            account.everything(),
            Set.copyOf(account.authorities()),
            Set.copyOf(account.mineCodes())));
  }

  public boolean is(Role... roles) {
    for (Role r : roles) {
      if (r == role) {
        return true;
      }
    }
    return false;
  }
}
