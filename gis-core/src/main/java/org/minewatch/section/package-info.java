/**
 * Vertical sections: what a night knows of a mine, cut along a line and laid out by distance and
 * elevation. Half of the offence is crossing below, and it shows here at a glance. Everything is in
 * the mine's own metres; what has no known elevation keeps none.
 */
package org.minewatch.section;
