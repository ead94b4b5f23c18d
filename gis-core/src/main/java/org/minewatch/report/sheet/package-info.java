/**
 * Workbooks for people who go on calculating: typed cells, heads that stay, filters. A text is only
 * ever a text, no cell is computed, and equal tables give equal bytes.
 */
package org.minewatch.report.sheet;
