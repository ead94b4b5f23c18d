/**
 * Mine drawings as files: entities on layers, written as DXF the way Chinese CAD writes it, or as
 * GeoJSON. Knows nothing of mines.
 */
package org.minewatch.synth.draw;
