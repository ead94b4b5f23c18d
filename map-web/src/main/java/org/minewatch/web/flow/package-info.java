/**
 * What tip-offs, orders and resident groups have in common: steps that are written down and never
 * changed, a table that says which step leads from where to where and who may take it, and the
 * answer to whoever saw an older version.
 */
package org.minewatch.web.flow;
