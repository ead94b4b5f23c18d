/**
 * How much of a mine a night could see, and what its sources say beside each other: values alone,
 * with their words and their form in {@code summary.json}. What is not known is absent, never zero.
 * Nothing here is a finding.
 */
package org.minewatch.sight;
