/**
 * What an export holds, whatever its format: tables with columns, rows, and a place to a row. Knows
 * neither where the rows come from nor how a file is written.
 */
package org.minewatch.web.export.table;
