/**
 * Time stamps of RFC 3161: what to ask an authority for a head of the log, and what its answer
 * proves. Nothing here calls anybody.
 */
package org.minewatch.evidence.stamp;
