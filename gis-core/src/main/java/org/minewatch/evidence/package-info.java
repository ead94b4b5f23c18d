/**
 * Evidence that stands: what its packages share, digests and canonical JSON. {@code bundle} packs
 * what a finding rests on and checks it again; {@code log} is the append-only Merkle log that
 * nights and bundles are entered in; {@code stamp} reads and checks time stamps of RFC 3161.
 */
package org.minewatch.evidence;
