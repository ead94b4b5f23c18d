package org.minewatch.web.account;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.minewatch.web.store.AuditEntry;
import org.minewatch.web.store.AuditTrail;
import org.minewatch.web.store.Page;
import org.minewatch.web.store.PageRequest;
import org.springframework.stereotype.Component;

/** Reads the audit log for those who may. */
@Component
public final class AuditReading {
  private static final int LONGEST = 400;

  private final AuditTrail trail;
  private final MineRights rights;

  AuditReading(AuditTrail trail, MineRights rights) {
    this.trail = trail;
    this.rights = rights;
  }

  /** Which entries are wanted; what is null or empty does not restrict. */
  public record Filter(@Nullable String login, @Nullable String action, @Nullable String subject) {}

  /** Entries, the latest first. */
  public Page<AuditEntry> list(Filter filter, PageRequest page, Actor actor) {
    if (actor.is(Role.SUPERVISOR, Role.AUDITOR)) {
      // The log is of all mines.
      rights.requireEverything(actor);
    }
    return trail.list(given(filter.login()), given(filter.action()), given(filter.subject()), page);
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(t -> !t.isEmpty() && t.length() <= LONGEST);
  }
}
