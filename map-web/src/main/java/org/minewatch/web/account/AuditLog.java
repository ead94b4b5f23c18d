package org.minewatch.web.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import org.minewatch.web.store.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes down who did what. An entry belongs to the transaction that goes on: what is undone was
 * not done, and what cannot be written down is not done.
 */
@Component
public final class AuditLog {

  private static final int LONGEST_SUBJECT = 400;
  private static final int LONGEST_LOGIN = 64;

  private final AuditTrail trail;
  private final Clock clock;
  private final JsonMapper json;

  AuditLog(AuditTrail trail, Clock clock, JsonMapper json) {
    this.trail = trail;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Adds an entry.
   *
   * @param action what was done, such as {@code case.confirm}
   * @param subject to what, such as a finding's id or a login
   * @param detail more, as members of a JSON object
   */
  public void append(Actor actor, String action, String subject, Map<String, ?> detail) {
    append(actor.login(), actor.role().wireName(), action, subject, detail);
  }

  /** Adds an entry of somebody who is not signed in: the login that was tried. */
  public void appendUnknown(String login, String action, Map<String, ?> detail) {
    append(login.substring(0, Math.min(login.length(), LONGEST_LOGIN)), "", action, login, detail);
  }

  /** Adds an entry of the program itself. */
  public void appendOwn(String action, String subject, Map<String, ?> detail) {
    append("-", "", action, subject, detail);
  }

  private void append(
      String login, String role, String action, String subject, Map<String, ?> detail) {
    trail.append(
        OffsetDateTime.now(clock),
        login,
        role,
        address(),
        action,
        subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
        json.writeValueAsString(detail));
  }

  private static String address() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
        ? request.getRequest().getRemoteAddr()
        : "";
  }
}
