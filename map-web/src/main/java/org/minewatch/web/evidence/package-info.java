/**
 * Evidence over the network: bundles of findings, their receipts, and the Merkle log that nights
 * and bundles are entered in.
 */
package org.minewatch.web.evidence;
