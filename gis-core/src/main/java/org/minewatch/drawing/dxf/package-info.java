/**
 * Reads DXF. The file is a stream of tags (a group code and a value); {@code AsciiTags} cuts it
 * into groups that each start with code 0, {@code EntityParsers} turns a group into an entity, and
 * an entity draws itself through an affine map, so that blocks, arrays and mirrored coordinate
 * systems are one mechanism. A new entity kind is one parser and at most one class; another
 * encoding of the tags is another {@link org.minewatch.drawing.dxf.TagSource}.
 */
package org.minewatch.drawing.dxf;
