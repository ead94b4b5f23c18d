package org.minewatch.region.table;

/**
 * Something in a table that could not be used.
 *
 * @param line from 1; 0 when the whole file is meant
 * @param column the column's name, or empty when the whole row or file is meant
 * @param reason what is wrong and what would be right, one English sentence
 * @param raw the offending text
 */
public record TableProblem(long line, String column, String reason, String raw) {}
