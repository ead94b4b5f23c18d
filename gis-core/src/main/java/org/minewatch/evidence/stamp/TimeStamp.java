package org.minewatch.evidence.stamp;

import java.time.Instant;

/**
 * What a token says and was checked to say.
 *
 * @param at when the authority had the hash before it
 * @param authority subject of the certificate that signed
 * @param serial of the token
 * @param trusted whether the certificate leads to one that we were told to trust
 */
public record TimeStamp(Instant at, String authority, String serial, boolean trusted) {}
