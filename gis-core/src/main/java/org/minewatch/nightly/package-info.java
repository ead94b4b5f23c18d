/**
 * The nightly run: reads a region, lays every mine's facts over each other for each night, carries
 * findings from night to night in the ledger, and hands the result on. A pure function of its input
 * but for {@code run.json}.
 */
package org.minewatch.nightly;
