package org.minewatch.region.table;

/**
 * A value made of one row, with what is needed to order rows and to report on them later.
 *
 * @param cells the cells in the order of the contract, absent columns empty
 */
public record TableRow<T>(T value, long line, String[] cells) {}
