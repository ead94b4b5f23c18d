/**
 * Which classes (licence part, face, roadway, pillar, water band, zone, goaf) hold for each of
 * millions of fixes.
 *
 * <p>The polygons of a mine are laid under a grid of square cells. A cell that no edge comes near
 * holds one answer for all its points. In a cell crossed by up to four edges the signs of a point
 * against the four lines select the answer; only a point within rounding of a line is judged by the
 * exact predicate, against the edges near it.
 *
 * <p><b>Boundary rule:</b> a point on an edge or vertex holds the class, as with JTS's {@code
 * covers} and as {@code IndexedPointInAreaLocator.locate(p) != EXTERIOR}; inside follows the
 * even-odd rule over all rings. The answers agree with that locator on every point. A point with a
 * NaN or infinite coordinate holds no class.
 */
package org.minewatch.overlay;
