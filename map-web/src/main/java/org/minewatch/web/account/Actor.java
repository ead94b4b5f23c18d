package org.minewatch.web.account;

/** Who sends a request: a parameter of this type of a controller's method gets it. */
public record Actor(String login, String name, Role role, Scope scope) {

  public boolean is(Role... roles) {
    for (Role r : roles) {
      if (r == role) {
        return true;
      }
    }
    return false;
  }
}
