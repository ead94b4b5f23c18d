/**
 * The four lines around flooded workings (积水线, 停采线, 探水线, 警戒线): which line belongs to which water,
 * how far each has to stand off, and what is wrong with a set. Distances come from the rule table;
 * nothing here knows a night or a finding.
 */
package org.minewatch.water;
