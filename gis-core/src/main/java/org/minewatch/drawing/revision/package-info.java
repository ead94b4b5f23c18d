/**
 * What changed from one revision of a mine's plan to the next: as geometry for rules and maps, and
 * as a list a person reads. Redrawing is no change: other vertices, a double line for a centre
 * line, a renamed layer, a survey correction of a few metres.
 */
package org.minewatch.drawing.revision;
