/**
 * Holds a result against what was planted: recall, precision, false alarms and how far findings lie
 * from what they are about, by the rules that the scenario regions are published with.
 */
package org.minewatch.score;
