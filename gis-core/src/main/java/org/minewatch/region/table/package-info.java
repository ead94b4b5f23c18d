/**
 * Text tables as mines really write them: encodings, quoting, line ends, broken and oversized
 * lines, and cells that are numbers, dates and times. Knows nothing of what a table means; every
 * problem is told by line, column and reason, and memory stays bounded whatever the input.
 */
package org.minewatch.region.table;
