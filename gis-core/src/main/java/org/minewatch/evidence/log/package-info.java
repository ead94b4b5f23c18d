/**
 * The append-only log of nights and bundles: a Merkle tree as in RFC 6962, whose head, a hash of a
 * line, fixes everything entered before it.
 */
package org.minewatch.evidence.log;
