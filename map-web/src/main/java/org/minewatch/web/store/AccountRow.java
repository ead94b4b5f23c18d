package org.minewatch.web.store;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is kept.
 *
 * @param role wire name of the role
 * @param everything all mines of the region are its
 * @param authorities supervising authorities whose mines are its, with those below them
 * @param mineCodes single mines that are its
 * @param mustChange the password was set by somebody else and is good for changing it only
 * @param stamp changes with password, role, scope and state; a session of an older stamp is over
 * @param failures wrong passwords since the last right one
 */
public record AccountRow(
    String login,
    String name,
    String role,
    boolean everything,
    List<String> authorities,
    List<String> mineCodes,
    String passwordHash,
    boolean mustChange,
    boolean enabled,
    int stamp,
    int failures,
    @Nullable OffsetDateTime lockedUntil,
    OffsetDateTime createdAt,
    @Nullable OffsetDateTime signedInAt) {

  public AccountRow {
    authorities = List.copyOf(authorities);
    mineCodes = List.copyOf(mineCodes);
  }

  /** The same for who need not change a password, since it is not by one that they signed in. */
  public AccountRow withoutChange() {
    return new AccountRow(
        login,
        name,
        role,
        everything,
        authorities,
        mineCodes,
        passwordHash,
        false,
        enabled,
        stamp,
        failures,
        lockedUntil,
        createdAt,
        signedInAt);
  }

  /** Never shows the hash. */
  @Override
  public String toString() {
    return "AccountRow[" + login + ", " + role + "]";
  }
}
