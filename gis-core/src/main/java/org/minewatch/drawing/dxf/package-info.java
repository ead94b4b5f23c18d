/**
 * Reads DXF. {@code TagReader} cuts the file into groups that each start with code 0, the parsers
 * turn a group into an entity, and an entity draws itself through an affine map, so that blocks,
 * arrays and mirrored coordinate systems are one mechanism. A new entity kind is one parser, named
 * in {@code EntityParsers}, and at most one {@code DxfEntity}.
 */
package org.minewatch.drawing.dxf;
