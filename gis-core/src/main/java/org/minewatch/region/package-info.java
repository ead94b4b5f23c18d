/**
 * The region folder: what mines and regulators hand in, as records, with every row that could not
 * be used named by file, line and column. Readers here know the exchange format and nothing of
 * rules.
 */
package org.minewatch.region;
