package org.minewatch.web.store;

import java.time.OffsetDateTime;

/**
 * Something that somebody did.
 *
 * @param seq 1 for the first entry there ever was, without a gap
 * @param login who; a dash for the program itself
 * @param address where the request came from, empty for the program itself
 * @param action such as {@code case.confirm}
 * @param subject what it was done to: a finding, a case, a mine, an account
 * @param detail a JSON object
 * @param previous digest of the entry before, empty for the first
 * @param digest SHA-256 over all of the above, hexadecimal
 */
public record AuditEntry(
    long seq,
    OffsetDateTime at,
    String login,
    String role,
    String address,
    String action,
    String subject,
    String detail,
    String previous,
    String digest) {}
