/**
 * Curves of drawings and their flattening: bulged paths, elliptical arcs, rational B-splines. A
 * chord leaves its curve by no more than the tolerance that the caller states, and the ends of a
 * curve are kept.
 */
package org.minewatch.drawing.dxf.curve;
