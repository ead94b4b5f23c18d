/**
 * The night's report for people: one self-contained HTML page in Chinese and English with a map of
 * every mine drawn to scale. It is made from a {@link org.minewatch.finding.NightResult} alone, so
 * equal results give equal bytes.
 */
package org.minewatch.report;
