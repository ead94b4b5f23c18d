/**
 * The nightly run shown on whole regions: cases a geologist can add to in {@code cases/nights},
 * properties of the ledger, the demo and scenario regions against their truth, and bad input.
 */
package org.minewatch.nightly;
