/**
 * The inspection pack 检查包: a lead as a walk. From one finding and what its night holds of the mine
 * come the way on the roadway network, the points to survey in the mine's own grid with what to
 * measure them from, what to look for, measure, ask and demand (data/rules/pack.csv), and one page
 * that needs nothing else. What the data do not hold is said in it, never guessed.
 */
package org.minewatch.pack;
