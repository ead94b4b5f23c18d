package org.minewatch.web.store;

import java.time.OffsetDateTime;

/**
 * A time stamp that an authority gave for a head of the evidence log.
 *
 * @param size of the log then
 * @param at the authority's time
 * @param authority subject of its certificate
 * @param token of RFC 3161, in Base64
 */
public record StampRow(long size, String head, OffsetDateTime at, String authority, String token) {}
